import { daysBetween, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const COMPLEXITY = "G2211";
const OFFICE_VISITS = ["99202-99205", "99212-99215"] as const;
const OFFICE_VISIT = /^992(?:0[2-5]|1[2-5])$/;
/** The operator's list of serious or complex diagnoses that one practice looks after. */
const DOCUMENT = "G2211";
const A_YEAR = 365;

export default defineRule({
  id: "mpfs/complexity-not-billed",
  code: "UNB-001",
  summary: "A visit for a serious condition that the practice looks after over time has no G2211.",
  subject: "patient",
  wakes: { codes: OFFICE_VISITS },
  tables: [],
  tablesIfAny: ["coverage"],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    "not-billed":
      "{procedure} is visit {count} within a year for {diagnosis}, which is on the list of serious conditions, and G2211 is not billed beside it.",
  },
  remedies: {
    "add-complexity": {
      kind: "add-line",
      text: "Add G2211 if the record shows that this practice is the one that looks after the condition over time. Not with 25 on the visit, but for preventive services.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [claimsProcessingManual("chapter 12, section 30.6.7, G2211 (change request 13272)")],
  yieldsTo: [],
  check({ days }, _tables, report, notChecked) {
    const visits = new Map<string, ServiceLine[]>();
    for (const { lines, tables } of days) {
      const { coverage } = tables;
      for (const visit of lines) {
        if (!OFFICE_VISIT.test(visit.procedure) || isHarmless(visit)) continue;
        if (coverage?.holds(DOCUMENT) !== true) {
          notChecked?.("no-list-loaded");
          continue;
        }
        const diagnosis = visit.diagnoses.find((one) => coverage.covers(DOCUMENT, one));
        if (diagnosis === undefined) continue;
        const key = `${diagnosis} ${visit.renderingNpi}`;
        const before = (visits.get(key) ?? []).filter((other) => other.date < visit.date && daysBetween(other.date, visit.date) <= A_YEAR);
        visits.set(key, [...before, visit]);
        const billed = lines.some((line) => line.procedure === COMPLEXITY && samePhysician(line, visit) !== false);
        if (before.length === 0 || billed || visit.modifiers.includes("25")) continue;
        report({
          at: visit,
          related: before,
          message: "not-billed",
          data: { count: before.length + 1, diagnosis },
          corrected: [{ kind: "add", like: visit, as: { procedure: COMPLEXITY, modifiers: [], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
        });
      }
    }
  },
});
