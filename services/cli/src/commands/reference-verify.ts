import process from "node:process";
import { addDays, formatServiceDate } from "@claimscrub/claim";
import { type ReferenceState, verifyReference } from "@claimscrub/load-reference";
import type { Stretch } from "@claimscrub/reference";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { inWords, newSha256, referenceStorage } from "../reference/reference-home.ts";

const HELP = `
A gap is no fault of the files: no claim of those days is judged by that table, and the results say so. Import the releases of those days.

Exit codes: 0 no gap, 1 gaps, 4 what is loaded differs from what was imported.`;

/** `claimscrub reference verify`: checksums of what is loaded, and gaps and overlaps over the whole calendar. */
export function referenceVerifyCommand(setExitCode: (code: number) => void): Command {
  return new Command("verify")
    .description("check what is loaded against its checksums, and look for gaps and overlaps over the whole calendar")
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const state = await inWords(() => verifyReference(referenceStorage(readEnvironment()), newSha256));
      const { loaded, calendar, unverified } = state;
      process.stdout.write(
        json ? `${JSON.stringify({ snapshot: loaded?.lock.snapshot ?? null, calendar, unverified })}\n` : stateText(state),
      );
      setExitCode(calendar.some(({ label }) => label === undefined) ? 1 : 0);
    });
}

function stateText({ loaded, calendar, unverified }: ReferenceState): string {
  const lines = [
    loaded
      ? `${loaded.lock.snapshot.file}: ${loaded.tables.length} tables, every checksum is right.`
      : "Nothing was imported: the built-in starter set serves alone.",
  ];
  let table = "";
  for (const stretch of joined(calendar)) {
    if (stretch.table !== table) lines.push("", stretch.table);
    table = stretch.table;
    const { period, label, beneath } = stretch;
    const days = `${formatServiceDate(period.from)} to ${formatServiceDate(addDays(period.until, -1))}`;
    lines.push(
      `  ${days}  ${label ?? "GAP: not checked"}${beneath.length > 0 ? `  (published later than ${beneath.join(", ")}, which covers these days too)` : ""}`,
    );
  }
  if (unverified.length > 0) lines.push("", `Layout not verified against a file of the publisher: ${unverified.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

/** Neighbouring stretches that say the same, as one. */
function joined(calendar: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const stretch of calendar) {
    const last = stretches.at(-1);
    const same =
      last &&
      last.table === stretch.table &&
      last.label === stretch.label &&
      last.published === stretch.published &&
      last.beneath.join() === stretch.beneath.join();
    if (same) stretches[stretches.length - 1] = { ...last, period: { from: last.period.from, until: stretch.period.until } };
    else stretches.push(stretch);
  }
  return stretches;
}
