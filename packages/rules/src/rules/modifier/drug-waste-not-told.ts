import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const DRUGS = ["J0120-J9999", "Q0138-Q9999", "C9000-C9399"] as const;
const LIST = "single-dose-drugs";

export default defineRule({
  id: "modifier/drug-waste-not-told",
  code: "MOD-008",
  summary: "A drug from a single-dose vial is billed without saying whether any of it was discarded.",
  subject: "line",
  wakes: { codes: DRUGS },
  tables: [],
  tablesIfAny: ["lists"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "not-told":
      "{procedure} comes in single-dose vials, and the line has neither JZ (nothing was discarded) nor JW (the part that was). Medicare wants one of the two, and the line may be rejected.",
  },
  remedies: {
    "say-waste": {
      kind: "add-modifier",
      text: "Add JZ if the whole vial was given. If some was discarded, bill the given part on this line and the discarded part on a second one with JW, as the record has it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["N822"],
  status277: ["A7:453"],
  citations: [claimsProcessingManual("chapter 17, section 40, discarded drugs, JW and JZ")],
  yieldsTo: [],
  check(line, { lists }, report, notChecked) {
    if (line.claim.filingIndicator !== "MB" || isHarmless(line)) return;
    if (lists?.holds(LIST) !== true) {
      notChecked?.("no-list-loaded");
      return;
    }
    if (!lists.has(LIST, line.procedureKey) || line.modifiers.includes("JW") || line.modifiers.includes("JZ")) return;
    // The part that was given needs nothing of its own beside a line of the part that was discarded.
    const discarded = line.claim.lines.some(
      (other) => other.procedureKey === line.procedureKey && other.date === line.date && other.modifiers.includes("JW"),
    );
    if (!discarded) report({ at: line, element: "SV101-3", message: "not-told", atRisk: [line] });
  },
});
