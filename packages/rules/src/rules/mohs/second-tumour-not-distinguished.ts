import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";
import { unitsADay } from "../../limits/units-of-a-day.ts";
import { comparedModifiers, distinguishingModifier, withModifier } from "../../repeats/distinguishing.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

/** Modifiers that make a line another part or role of the service, and so no repeat of the whole (rules.md 3A.27). */
const PARTS_AND_ROLES = new Set(["26", "TC", "54", "55", "56", "62", "80", "81", "82", "AS"]);

/** First-stage lines of one code, provider, place, date span and role: what a payer compares. Lines charged a cent or less are left out. */
function comparable(lines: readonly ServiceLine[]): readonly (readonly ServiceLine[])[] {
  const groups = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    if (mohsService(line.procedureKey)?.role !== "first-stage" || isHarmless(line)) continue;
    const role = line.modifiers
      .filter((modifier) => PARTS_AND_ROLES.has(modifier))
      .sort()
      .join(" ");
    const key = [line.procedure, line.renderingNpi, line.pos, line.dateThrough, role].join("|");
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** The later line of each left and right pair: one bilateral service for a code without bilateral payment, which MOD-010 judges. */
function secondSides(lines: readonly ServiceLine[]): ReadonlySet<ServiceLine> {
  const has = (line: ServiceLine, side: string): boolean => line.modifiers.includes(side);
  const left = lines.filter((line) => has(line, "LT") && !has(line, "RT"));
  const right = lines.filter((line) => has(line, "RT") && !has(line, "LT"));
  const seconds = new Set<ServiceLine>();
  for (const [at, line] of left.entries()) {
    const other = right[at];
    if (other !== undefined) seconds.add(lines.indexOf(line) > lines.indexOf(other) ? line : other);
  }
  return seconds;
}

function equal(a: ServiceLine, b: ServiceLine, fees: FeeSchedule | undefined): boolean {
  return a.chargeCents === b.chargeCents && comparedModifiers(a, fees) === comparedModifiers(b, fees);
}

/** One first stage of one unit: nothing to be set apart from. */
function isOneTumour(lines: readonly ServiceLine[]): boolean {
  let units = 0;
  for (const line of lines) if (mohsService(line.procedureKey)?.role === "first-stage") units += Math.max(1, unitsADay(line));
  return units <= 1;
}

export default defineRule({
  id: "mohs/second-tumour-not-distinguished",
  code: "MOH-009",
  summary: "A second first-stage Mohs line of the day carries nothing that sets it apart from the first.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  tablesIfAny: ["fees", "mue"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    repeated:
      "{procedure} stands {count} times on this day by one physician, and this line carries no modifier that says it is another tumour. The payer will take it for a duplicate of {free} and deny it.",
    "repeated-unequal":
      "{procedure} stands {count} times on this day by one physician; this line differs from {free} in its charge or in a modifier that does not say it is another tumour. The payer may take it for a duplicate and deny it.",
    "equal-though-modified":
      "This line carries {modifier}, yet equals another {procedure} line of the day in place, charge and every modifier. Some payers deny the further one as a duplicate.",
    "several-on-one-line":
      "One line holds {units} units of {procedure}. A first stage counts once a tumour; many payers want each further tumour on a line of its own.",
  },
  remedies: {
    "set-apart": {
      kind: "add-modifier",
      text: "Second tumour: add 59 or XS (some contractors want 76) and point the line at its own diagnosis. If the line was a later stage of the same tumour, it is {laterStage}, one unit a stage. The Mohs log decides which.",
    },
    "do-not-resend": {
      kind: "remove-line",
      text: "The same service with the same diagnosis stands on {free}: do not send it again. If it was a second tumour with that diagnosis, add 59 or XS instead.",
    },
    "tell-the-site": {
      kind: "add-information",
      text: "Add 76, or name the site in SV101-7: contractors differ in what they want on a third tumour.",
    },
    "own-line": {
      kind: "change-units",
      text: "Two or more tumours: one line each, 59 or XS from the second on. Later stages of one tumour are {laterStage}. The Mohs log decides which.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18", "97"],
  rarc: ["M80"],
  status277: ["A3:54"],
  citations: [
    nationalCorrectCodingManual("chapter I, section E, modifiers 59, XE, XP, XS, XU"),
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "bilateral indicator 0 and multiple procedure indicator 2 of 17311 and 17313" },
  ],
  yieldsTo: ["MOH-004"],
  check(day, { fees, mue }, report) {
    if (isOneTumour(day.lines)) return;
    // Units above the limit of the day are MOH-008's.
    const above = mue === undefined ? [] : aboveDayLimit(day.lines, mue).flatMap(({ lines }) => lines);
    for (const lines of comparable(day.lines)) {
      const marked = lines.filter((line) => distinguishingModifier(line, fees) !== undefined);
      const unmarked = lines.filter((line) => !marked.includes(line));
      const sides = secondSides(unmarked);
      const plain = unmarked.filter((line) => !sides.has(line));
      const free = plain[0];
      const reported = new Set<ServiceLine>();
      for (const line of plain) {
        if (free === undefined || line === free) continue;
        // Of equal lines the first is only another charge than the free one; the further ones are its duplicates.
        const twin = plain.slice(0, plain.indexOf(line)).find((other) => equal(line, other, fees));
        const resent = line.claim !== free.claim && line.diagnoses[0] === free.diagnoses[0];
        const modifiers = withModifier(line, "59");
        reported.add(line);
        report({
          at: line,
          related: lines.filter((other) => other !== line),
          message: twin === undefined ? "repeated-unequal" : "repeated",
          data: {
            procedure: line.procedure,
            count: lines.length,
            free: free.claim === line.claim ? `line ${free.number}` : `line ${free.number} of another claim`,
            laterStage: line.procedure === "17311" ? "17312" : "17314",
          },
          atRisk: [line],
          ...(twin === undefined ? { severity: "warning", confidence: "medium" } : {}),
          ...(resent
            ? { remedy: "do-not-resend" }
            : {
                remedy: "set-apart",
                ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
              }),
        });
      }
      for (const [at, line] of marked.entries()) {
        const twin = marked
          .slice(0, at)
          .find((other) => equal(line, other, fees) && (line.narrative === "" || line.narrative === other.narrative));
        if (twin === undefined) continue;
        reported.add(line);
        report({
          at: line,
          related: [twin],
          message: "equal-though-modified",
          data: { procedure: line.procedure, modifier: distinguishingModifier(line, fees) ?? "" },
          direction: "review",
          severity: "info",
          remedy: "tell-the-site",
        });
      }
      for (const line of lines)
        if (unitsADay(line) > 1 && !reported.has(line) && !above.includes(line))
          report({
            at: line,
            element: "SV104",
            message: "several-on-one-line",
            data: { procedure: line.procedure, units: line.units ?? 0, laterStage: line.procedure === "17311" ? "17312" : "17314" },
            direction: "review",
            severity: "info",
            remedy: "own-line",
          });
    }
  },
});
