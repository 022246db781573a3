import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { claimsProcessingManual, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { correctsAnother, performerOf, serviceOf } from "../../repeats/resent.ts";
import { comparedModifiers, distinguishingModifier } from "../../repeats/distinguishing.ts";

/** Part of a service, role at it, and drug given against drug discarded: lines that differ in these are no repeats (rules.md 3A.27, 3B.2). */
const PARTS_AND_ROLES = new Set(["26", "TC", "54", "55", "56", "62", "80", "81", "82", "AS", "JW", "JZ"]);
const SURGERY = /^[1-6]\d{4}$/;

/** Lines of one code, rendering provider, place, date span, drug and role: what a payer compares. */
function comparable(lines: readonly ServiceLine[]): readonly (readonly ServiceLine[])[] {
  const groups = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    // Lines of a bill without a code stand for a department's services, as often as it likes.
    if (isHarmless(line) || line.procedure === "") continue;
    const role = line.modifiers.filter((modifier) => PARTS_AND_ROLES.has(modifier)).sort().join(" "); // biome-ignore format: one chain
    const key = [serviceOf(line), performerOf(line), line.pos, line.dateThrough, line.drugCode, role].join("|");
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What sets the line apart; a repeated test (91) or procedure (77) too, but for surgery. */
function setApart(line: ServiceLine, fees: FeeSchedule): string | undefined {
  return (
    distinguishingModifier(line, fees) ??
    (SURGERY.test(line.procedure) ? undefined : line.modifiers.find((modifier) => modifier === "91" || modifier === "77"))
  );
}

export default defineRule({
  id: "claim/repeated-line",
  code: "DUP-002",
  summary: "The same service stands twice on one day with nothing that sets the second apart.",
  subject: "day",
  wakes: { repeated: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    repeated:
      "{procedure} repeats line {free}: same provider, day, place and charge, and no modifier that sets the two apart. Nothing says that it was done again, so the payer will deny this line as a duplicate.",
    "on-another-claim":
      "{procedure} repeats line {free} of another claim of the same patient: same provider, day, place and charge, and no modifier that sets the two apart. The payer will deny the later of the two as a duplicate.",
    "other-charge":
      "{procedure} repeats line {free} with another charge: same provider, day and place, and no modifier that sets the two apart. The payer may deny this line as a duplicate.",
    "equal-though-modified":
      "This line carries {modifier}, yet equals line {twin} in code, place, charge and every modifier. Some payers deny the further one as a duplicate.",
  },
  remedies: {
    "say-why-twice": {
      kind: "add-modifier",
      text: "If it was done twice, say so on this line: 59 or XS for another site or lesion, 76 for the same procedure again, 91 for a repeated test, or the side, digit or eyelid; or bill it once with the units. If it was done once, take the line off.",
    },
    "do-not-resend": {
      kind: "remove-line",
      text: "If this is the same service, do not send it again: a claim without an answer is followed up, a wrong one replaced (frequency code 7). If it was done again, add 76, or 59 or XS for another site.",
    },
    "tell-the-site": {
      kind: "add-information",
      text: "Add 76, or name the site in SV101-7: contractors differ in what they want on the third line and later.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18", "97"],
  rarc: ["M80"],
  status277: ["A3:54"],
  citations: [
    claimsProcessingManual("chapter 1, section 120, detection of duplicate claims"),
    nationalCorrectCodingManual("chapter I, section E, modifiers 59, XE, XP, XS, XU"),
  ],
  yieldsTo: ["MOH-008", "MOH-009", "MOH-028", "MOH-048", "MUE-001", "MUE-002", "MUE-003", "MOD-010", "DUP-001", "PTP-010", "MUE-005"],
  check(day, { fees }, report) {
    for (const lines of comparable(day.lines)) {
      const plain = lines.filter((line) => setApart(line, fees) === undefined);
      const marked = lines.filter((line) => !plain.includes(line));
      for (const [at, line] of plain.entries()) {
        const alike = plain
          .slice(0, at)
          .filter((other) => mayRepeat(other, line) && comparedModifiers(other, fees) === comparedModifiers(line, fees));
        const twin = alike.find((other) => other.chargeCents === line.chargeCents);
        // A repeat with another charge on another claim is another question (DUP-003).
        const free = twin ?? alike.find((other) => other.claim === line.claim);
        if (free === undefined) continue;
        const elsewhere = free.claim !== line.claim;
        report({
          at: line,
          related: [free],
          message: twin === undefined ? "other-charge" : elsewhere ? "on-another-claim" : "repeated",
          data: { free: free.number },
          atRisk: [line],
          remedy: elsewhere && line.diagnoses.join() === free.diagnoses.join() ? "do-not-resend" : "say-why-twice",
          // A facility's system may well take the same service twice a day.
          ...(twin === undefined || line.claim.form !== undefined ? { severity: "warning", confidence: "medium" } : {}),
        });
      }
      for (const [at, line] of marked.entries()) {
        const twin = marked.slice(0, at).find((other) => mayRepeat(other, line) && isEqual(other, line, fees));
        if (twin === undefined) continue;
        report({
          at: line,
          related: [twin],
          message: "equal-though-modified",
          data: { modifier: setApart(line, fees) ?? "", twin: twin.number },
          direction: "review",
          severity: "info",
          remedy: "tell-the-site",
        });
      }
    }
  },
});

/** Not where one's claim says that it corrects another: whether it is the other's is for the payer's control number to tell. */
function mayRepeat(a: ServiceLine, b: ServiceLine): boolean {
  return a.claim === b.claim || !(correctsAnother(a) || correctsAnother(b));
}

/** Equal to the payer's eye: same charge, modifiers and words. */
function isEqual(a: ServiceLine, b: ServiceLine, fees: FeeSchedule): boolean {
  return (
    a.chargeCents === b.chargeCents &&
    comparedModifiers(a, fees) === comparedModifiers(b, fees) &&
    (a.narrative === "" || a.narrative === b.narrative)
  );
}
