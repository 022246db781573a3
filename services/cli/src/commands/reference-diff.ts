import process from "node:process";
import { type Cents, formatCents } from "@claimscrub/claim";
import { diffReleases, type ReleaseDiff, type RowChange, type SnapshotTable } from "@claimscrub/reference";
import { Command, InvalidArgumentError } from "commander";
import { type Environment, readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { type ClaimsDiff, claimsDiff } from "../reference/claims-diff.ts";
import { loadedTables } from "../reference/reference-home.ts";

interface Given {
  readonly claims?: readonly string[];
  readonly most: number;
  readonly json?: boolean;
}

const HELP = `
A and B are labels as "claimscrub reference list" shows them. With --claims every claim of those files is judged twice, once as if A and
once as if B were in force on its date (a fee schedule with its own conversion factor), and the differences are summed in dollars.

Example:
  claimscrub reference diff mpfs:RVU25A mpfs:RVU25D --claims inbox/`;

/** `claimscrub reference diff`: what a release changes, and what it would change for claims. */
export function referenceDiffCommand(): Command {
  return new Command("diff")
    .description("say what release B changes against A: codes, amounts, pairs; with --claims, in dollars for those claims")
    .argument("<A>", "label of the release before, as in mpfs:RVU25A")
    .argument("<B>", "label of the release after")
    .option("--claims <path...>", "claim files, folders or archives to judge under both")
    .option("--most <n>", "changes to list", wholeNumber, 40)
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP)
    .action(async (a: string, b: string, { claims, most, json }: Given) => {
      const environment = readEnvironment();
      const [before, after] = await findTables(a, b, environment);
      const diff = diffReleases(before, after, most);
      const inClaims = claims && (await claimsDiff(claims, before, after, environment));
      process.stdout.write(
        json ? `${JSON.stringify({ ...diff, claims: inClaims ?? null })}\n` : diffText(diff) + (inClaims ? claimsText(inClaims) : ""),
      );
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
  return Number(text);
}

async function findTables(a: string, b: string, environment: Environment): Promise<[SnapshotTable, SnapshotTable]> {
  const tables = (await loadedTables(environment))?.tables ?? [];
  const [before, after] = [a, b].map((label) => tables.findLast((table) => table.label === label));
  const known = tables.length === 0 ? "Nothing was imported yet." : `Imported: ${tables.map(({ label }) => label).join(", ")}.`;
  if (!before || !after) throw wrongUsage(`No imported table is called ${before ? b : a}.`, known);
  if (before.kind !== after.kind) throw wrongUsage(`${a} and ${b} are tables of different kinds.`, known);
  return [before, after];
}

function diffText({ before, after, added, removed, changed, unchanged, changes }: ReleaseDiff): string {
  const lines = [`${after} against ${before}: ${added} rows added, ${removed} removed, ${changed} changed, ${unchanged} the same.`];
  for (const change of changes) lines.push(`  ${changeText(change)}`);
  const left = added + removed + changed - changes.length;
  if (left > 0) lines.push(`  and ${left} more (--most ${added + removed + changed} lists them all)`);
  return `${lines.join("\n")}\n`;
}

function changeText({ row, change, fields, amounts }: RowChange): string {
  const dollars = (setting: string, [old, now]: readonly [Cents, Cents]) =>
    old === now ? [] : [`${setting} ${formatCents(old)} -> ${formatCents(now)}`];
  const paid = amounts ? [...dollars("national non-facility", amounts.nonFacility), ...dollars("facility", amounts.facility)] : [];
  const told = change === "changed" ? fields.map(({ field, before, after }) => `${field} ${before || "none"} -> ${after || "none"}`) : [];
  return `${row}  ${change}${paid.length + told.length === 0 ? "" : `: ${[...paid, ...told].join("; ")}`}`;
}

function claimsText({ claims, lines, priced, allowed, impact, codes }: ClaimsDiff): string {
  const signed = (cents: Cents) => `${cents > 0 ? "+" : ""}${formatCents(cents)}`;
  const rows = [
    `${claims} claims, ${lines} lines (${priced[0]} priced under the first, ${priced[1]} under the second):`,
    `  allowed      ${formatCents(allowed[0])} -> ${formatCents(allowed[1])}  (${signed(allowed[1] - allowed[0])})`,
    `  denial risk  ${formatCents(impact.denial[0])} -> ${formatCents(impact.denial[1])}  (${signed(impact.denial[1] - impact.denial[0])})`,
    `  underbilling ${formatCents(impact.underbilling[0])} -> ${formatCents(impact.underbilling[1])}  (${signed(impact.underbilling[1] - impact.underbilling[0])})`,
  ];
  for (const { procedure, lines: count, cents } of codes) rows.push(`  ${procedure}  ${count} lines  ${signed(cents)}`);
  return `${rows.join("\n")}\n`;
}
