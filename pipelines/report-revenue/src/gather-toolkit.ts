import { parseServiceDate, procedureKey, type ServiceDate } from "@claimscrub/claim";
import { cellsOf, type Compared, estimate, sentUntil, type Tally } from "@claimscrub/learn-denials";
import type { Reference } from "@claimscrub/reference";
import type { PracticeCause, RuleLaw, ToolkitOfPractice } from "@claimscrub/report";
import { allRules } from "@claimscrub/rules";
import type { RevenueRecords } from "./records.ts";

/** What a practice's toolkit is asked for. */
export interface ToolkitWishes {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** NPI of a physician or a billing group; the whole practice when left out. */
  readonly npi: string | undefined;
  readonly today: ServiceDate;
  readonly reference: Reference;
  readonly rulesVersion: string;
}

const MOST = 25;
/** Reasons by which payers say that one service is part of another. */
const BUNDLED = new Set(["97", "236"]);
const ABOUT_MODIFIERS = new Set(["add-modifier", "change-modifier", "remove-modifier"]);
const RULES = new Map(allRules.map((rule) => [rule.code, rule]));

/** Gathers the toolkit of a practice: what its claims and remittances show, with the law beside it. */
export async function gatherToolkit(records: RevenueRecords, wishes: ToolkitWishes): Promise<ToolkitOfPractice> {
  const { from, to, npi, reference } = wishes;
  const pairRules = allRules.filter(({ direction, carc }) => direction === "denial" && carc.some((one) => BUNDLED.has(one)));
  const facts = await records.practiceFacts({ from, to, npi }, pairRules.map(({ code }) => code)); // biome-ignore format: one question
  const tallies = (await records.predictionTallies(sentUntil(wishes.today))) as readonly Tally[];
  const denied = new Map(pooledByCode(cellsOf(tallies)).map((one) => [one.key, one]));
  const causes = (wanted: (direction: string, code: string) => boolean): PracticeCause[] =>
    facts.findings
      .filter(({ direction, code }) => wanted(direction, code))
      .slice(0, MOST)
      .map(({ code, procedure, findings, netCents }) => ({
        rule: code,
        procedure,
        findings,
        netCents,
        denied: denied.get(`${code} ${procedure}`)?.rate ?? null,
      }));
  const triggers = causes((direction) => direction === "denial");
  const modifiers = causes((_, code) => isAboutModifiers(code));
  const moneyLeft = causes((direction) => direction === "underbilling");
  const conflicts = facts.conflicts.slice(0, MOST).map((one) => ({ ...one, ...editOf(reference, one) }));
  const denials = facts.denials.slice(0, MOST).map((one) => ({ ...one, rules: rulesGiving(one.carc) }));
  const named = [...triggers, ...modifiers, ...moneyLeft, ...conflicts].map(({ rule }) => rule);
  const sum = (wanted: string) =>
    facts.findings.reduce((total, { direction, netCents }) => total + (direction === wanted ? netCents : 0), 0);
  return {
    npi: npi ?? "",
    from: from ?? "",
    to: to ?? "",
    claims: facts.claims,
    lines: facts.lines,
    denials,
    triggers,
    modifiers,
    modifierUse: facts.modifiers.slice(0, MOST),
    conflicts,
    moneyLeft,
    moneyLeftCents: sum("underbilling"),
    atRiskCents: sum("denial"),
    law: Object.fromEntries([...new Set(named)].flatMap((code) => lawOf(code)).map((law) => [law.code, law])),
    rulesVersion: wishes.rulesVersion,
  };
}

/** How often a code was denied under a rule, over all payers: a practice asks what happens, not where. */
function pooledByCode(cells: readonly Compared[]): { key: string; rate: ReturnType<typeof estimate> }[] {
  const pools = new Map<string, { n: number; denied: number }>();
  for (const { rule, procedure, n, denied } of cells) {
    if (rule === "" || n === 0) continue;
    const key = `${rule} ${procedure}`;
    const pool = pools.get(key) ?? { n: 0, denied: 0 };
    pools.set(key, { n: pool.n + n, denied: pool.denied + denied });
  }
  return [...pools].map(([key, { n, denied }]) => ({ key, rate: estimate(denied, n) }));
}

function isAboutModifiers(code: string): boolean {
  const rule = RULES.get(code);
  return rule !== undefined && Object.values(rule.remedies).some((remedy) => ABOUT_MODIFIERS.has((remedy as { kind: string }).kind));
}

function rulesGiving(carc: string): string[] {
  return allRules.filter((rule) => rule.direction === "denial" && rule.carc.includes(carc)).map(({ code }) => code).sort(); // biome-ignore format: one look
}

function editOf(
  reference: Reference,
  { first, second, last }: { first: string; second: string; last: string },
): { indicator: 0 | 1 | null; edition: string } {
  const { ptp } = reference.on(parseServiceDate(last) ?? 0);
  const [a, b] = [procedureKey(first), procedureKey(second)];
  const pair = ptp?.find(a, b) ?? ptp?.find(b, a);
  if (ptp === undefined || pair === undefined) return { indicator: null, edition: "" };
  return { indicator: pair.indicator === 1 ? 1 : 0, edition: ptp.edition.label };
}

function lawOf(code: string): RuleLaw[] {
  const rule = RULES.get(code);
  if (rule === undefined) return [];
  const { id, summary, remedies, carc, citations } = rule;
  // Words with a place for a code of the claim say nothing without it.
  const texts = Object.values(remedies).map((remedy) => (remedy as { text: string }).text);
  return [{ code, rule: id, summary, remedies: texts.filter((text) => !text.includes("{")), carc, citations }];
}
