import type { Finding, RunSummary } from "@claimscrub/claim";
import {
  assumptionWords,
  choiceLines,
  DIRECTION_WORDS,
  directionName,
  dollars,
  type ExperienceOf,
  experienceText,
  grouped,
  reasonWords,
} from "@claimscrub/report";
import Table from "cli-table3";
import { fold } from "./fold.ts";

const PLAIN = { style: { head: [] as string[], border: [] as string[], compact: true } };
const MESSAGE_WIDTH = 62;
/** Columns that the table of findings takes; where there are fewer, each finding is two or three lines of text. */
const TABLE_COLUMNS = 130;

/**
 * What a person reads at a terminal: gaps first, then dollars, then the costliest findings and where the report lies.
 * @param columns How wide it may be; only words that are wider themselves, such as names of files, are.
 */
export function summaryTable(
  summary: RunSummary,
  top: readonly Finding[],
  report: string | undefined,
  experienceOf: ExperienceOf | undefined,
  columns: number,
): string {
  const folded = (text: string): string =>
    text
      .split("\n")
      .map((line) => fold(line, columns, `${/^ */.exec(line)![0]}  `))
      .join("\n");
  const parts = [
    folded(gaps(summary)),
    folded(choices(summary)),
    facts(summary),
    directions(summary),
    findings(summary, top, experienceOf, columns),
  ];
  if (report !== undefined) parts.push(`Report: ${report}\n`);
  return `${parts.filter((part) => part !== "").join("\n")}`;
}

function gaps(summary: RunSummary): string {
  const lines: string[] = [];
  for (const { file, reason } of summary.filesWithoutResult ?? []) lines.push(`  No result for ${shown(file)}: ${shown(reason)}`);
  if (summary.unreadableClaims > 0)
    lines.push(`  ${grouped(summary.unreadableClaims)} of ${grouped(summary.claims)} claims could not be read; their findings say why.`);
  const reasons = new Map<string, string[]>();
  for (const { code, reason, count } of summary.notChecked)
    reasons.set(reason, [...(reasons.get(reason) ?? []), `${code} ${grouped(count)}`]);
  for (const [reason, codes] of reasons)
    lines.push(`  ${reason}: ${reasonWords(reason)}`, `    rules, and for how many lines: ${codes.join(", ")}`);
  for (const { reason, count } of summary.notPriced)
    lines.push(`  ${count === 1 ? "1 line" : `${grouped(count)} lines`} without a price, ${reason}: ${reasonWords(reason)}`);
  for (const { what, count } of summary.assumptions)
    lines.push(`  Assumed for ${count === 1 ? "1 claim" : `${grouped(count)} claims`}: ${assumptionWords(what)}`);
  return lines.length === 0 ? "" : `Not checked\n${lines.join("\n")}\n`;
}

/** What the operator chose, and what that kept from being said. */
function choices(summary: RunSummary): string {
  const lines = choiceLines(summary).map((line) => `  ${shown(line)}`);
  return lines.length === 0 ? "" : `Chosen\n${lines.join("\n")}\n`;
}

function facts(summary: RunSummary): string {
  const rate = summary.cleanClaimRate === null ? "" : ` (${(summary.cleanClaimRate * 100).toFixed(1)}%)`;
  const table = new Table({ ...PLAIN, colAligns: ["left", "right"] });
  table.push(
    ["Files", grouped(summary.files)],
    ["Claims", grouped(summary.claims)],
    ["Clean claims", `${grouped(summary.cleanClaims)}${rate}`],
    ["Service lines", grouped(summary.lines)],
    ["Findings", grouped(summary.findings)],
    ["Billed", dollars(summary.billedCents)],
    ["Medicare would allow, as billed", dollars(summary.allowedCents)],
  );
  return `${table.toString()}\n`;
}

function directions(summary: RunSummary): string {
  const table = new Table({
    ...PLAIN,
    head: ["At stake", "Findings", "Gross", "Net, each dollar once"],
    colAligns: ["left", "right", "right", "right"],
  });
  for (const { direction, name } of DIRECTION_WORDS) {
    const totals = summary.byDirection[direction];
    const money = direction !== "rejection" && direction !== "review";
    table.push([name, grouped(totals.count), money ? dollars(totals.grossCents) : "", money ? dollars(totals.netCents) : ""]);
  }
  table.push(["Charges below allowed (apart)", grouped(summary.chargeShortfall.count), "", dollars(summary.chargeShortfall.cents)]);
  return `${table.toString()}\n`;
}

function findings(summary: RunSummary, top: readonly Finding[], experienceOf: ExperienceOf | undefined, columns: number): string {
  if (top.length === 0) return "No findings.\n";
  const which =
    top.length < summary.findings ? `The ${top.length} costliest of ${grouped(summary.findings)} findings` : "Findings, by dollars";
  const rows = top.map((finding) => findingCells(finding, experienceOf));
  if (columns < TABLE_COLUMNS) return `${which}\n${rows.map((cells) => findingText(cells, columns)).join("")}`;
  const table = new Table({
    ...PLAIN,
    head: ["Impact", "At stake", "Code", "Claim, line", "Message"],
    colAligns: ["right", "left", "left", "left", "left"],
    colWidths: [null, null, null, null, MESSAGE_WIDTH + 2],
    wordWrap: true,
  });
  table.push(...rows);
  return `${which}\n${table.toString()}\n`;
}

type FindingCells = [impact: string, direction: string, code: string, place: string, message: string];

function findingCells(finding: Finding, experienceOf: ExperienceOf | undefined): FindingCells {
  const { cents } = finding.impact;
  const experience = experienceOf?.(finding);
  const place = finding.claim === null ? shown(finding.file) : `${shown(finding.claim)}${finding.line === null ? "" : `, ${finding.line}`}`;
  return [
    cents === null ? "unknown" : dollars(cents),
    directionName(finding.direction),
    `${finding.code} ${finding.severity}`,
    place,
    `${shown(finding.message)}${experience === undefined ? "" : ` (${experienceText(experience)} by this payer)`}`,
  ];
}

/** A finding in few columns: its facts, and below them what is wrong. */
function findingText([impact, direction, code, place, message]: FindingCells, columns: number): string {
  const facts = `${impact.padStart(10)}  ${direction}, ${code}, ${place}`;
  return `${fold(facts, columns, INSET)}\n${fold(`${INSET}${message}`, columns, INSET)}\n`;
}

const INSET = " ".repeat(12);

/** A text of a file or a claim without what a terminal would obey. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, "\ufffd");
}
