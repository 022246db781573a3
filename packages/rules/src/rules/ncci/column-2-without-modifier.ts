import type { ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundlesOfTheDay, codesOf, isEvaluation } from "../../pairs/pairs-of-the-day.ts";
import { withModifier } from "../../repeats/distinguishing.ts";

export default defineRule({
  id: "ncci/column-2-without-modifier",
  code: "PTP-002",
  summary: "A service stands beside one that includes it, without the modifier that would set them apart.",
  subject: "day",
  wakes: { paired: true },
  tables: ["ptp", "fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    unbundled:
      "{column2} is included in {column1} when one physician does both for a patient on one day, and neither line carries a modifier that sets them apart. The payer will deny {column2}.",
    visit:
      "The visit {column2} is included in {column1} by the same physician on the same day, and carries neither 25 nor another modifier that sets it apart. The payer will deny the visit.",
    "visit-major":
      "The visit {column2} is included in {column1} (global period 90 days) by the same physician on the same day, and carries neither 57 nor another modifier that sets it apart. The payer will deny the visit.",
    "beside-visit":
      "{column2} is included in the visit {column1} by the same physician on the same day, and the visit does not carry 25. The payer will deny {column2}.",
    "same-group":
      "{column2} and {column1} are by two providers of one group and one specialty, whom Medicare counts as one physician. {column2} is included in {column1}, and neither line carries a modifier that sets them apart; the payer may deny {column2}.",
  },
  remedies: {
    "set-apart": {
      kind: "add-modifier",
      text: "Add 59, or better the X modifier that fits (XS another site, XE another encounter, XU an unusual service), only where the record shows that {column2} was done apart from {column1}: another lesion, organ, site or session. If it was part of {column1}, leave it off the claim.",
    },
    "add-25": {
      kind: "add-modifier",
      text: "Add 25 to the visit only where the record shows a significant visit of its own beyond {other}. If it doesn't, leave {column2} off the claim.",
    },
    "add-57": {
      kind: "add-modifier",
      text: "Add 57 to the visit only where the record shows that the decision for {column1} was made at it. If it had been made before, leave {column2} off the claim.",
    },
    "other-practitioner": {
      kind: "add-modifier",
      text: "Add XP where the record shows that another practitioner did {column2} as a service of its own. If it was part of {column1}, leave it off the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: [],
  status277: ["A3:735", "A3:453"],
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter I, section E, modifiers of the procedure-to-procedure edits")],
  yieldsTo: ["PTP-008", "MOH-020", "MOH-021", "MOH-022", "MOH-023", "MOH-030", "MOH-033", "MOH-035", "GLB-001", "GLB-004", "MOH-049"],
  check(day, { ptp, fees }, report) {
    for (const { line, into, physician } of bundlesOfTheDay(day.lines, ptp, fees, 1)) {
      const ofVisit = isEvaluation(line.procedureKey);
      const visit = ofVisit ? line : into.find((other) => isEvaluation(other.procedureKey));
      // 25 belongs beside a minor procedure; the decision for a major one is 57.
      const major = ofVisit && into.every((other) => fees.row(other.procedureKey, "")?.globalDays === "090");
      const [marked, modifier]: [ServiceLine, string] =
        visit !== undefined ? [visit, major ? "57" : "25"] : [line, physician === "group" ? "XP" : "59"];
      const modifiers = withModifier(marked, modifier);
      // 25 helps against the visit alone; beside a procedure too the line needs a modifier of its own, which is for the biller to choose.
      const exact = modifiers !== undefined && (ofVisit || visit === undefined || into.length === 1);
      report({
        at: line,
        related: into,
        message:
          visit !== undefined
            ? major
              ? "visit-major"
              : ofVisit
                ? "visit"
                : "beside-visit"
            : physician === "group"
              ? "same-group"
              : "unbundled",
        data: { column2: line.procedure, column1: codesOf(into), other: ofVisit ? codesOf(into) : line.procedure },
        atRisk: [line],
        remedy: visit !== undefined ? (major ? "add-57" : "add-25") : physician === "group" ? "other-practitioner" : "set-apart",
        ...(exact ? { remedyChanges: [{ kind: "recode", line: marked, as: { modifiers } }] } : {}),
        ...(ofVisit ? { ownedByLine: true } : {}),
        ...(physician === "npi" ? {} : { severity: "warning", confidence: "medium" }),
      });
    }
  },
});
