import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Where the technical part of a test belongs to the facility (rules.md 3A.23). */
const FACILITY = ["19", "21", "22", "23", "31", "51", "52", "53", "61"] as const;

export default defineRule({
  id: "modifier/whole-test-in-facility",
  code: "MOD-002",
  summary: "A test in a hospital or nursing facility is billed with its technical part, which the facility is paid for.",
  subject: "line",
  wakes: { pos: FACILITY },
  tables: ["fees"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    whole:
      "{procedure} has a professional and a technical part and is billed whole in place of service {pos}, where the facility is paid for the technical part. The technical share will be denied, often the whole line.",
    technical:
      "{procedure}-TC is billed in place of service {pos}, where the facility is paid for the technical part, so the line will be denied.",
  },
  remedies: {
    "professional-part": {
      kind: "add-modifier",
      text: "Add 26, unless the practice provided the technical part under an arrangement with the facility and bills the facility for it.",
    },
    "facility-bills": {
      kind: "remove-line",
      text: "Take the line off: the technical part is the facility's, also where the practice provided it under an arrangement.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M97", "N200"],
  status277: ["A8:249"],
  citations: [
    { ...FEE_SCHEDULE, section: "PC/TC indicator 1" },
    claimsProcessingManual("chapter 13, section 150, place of service and the parts of a test"),
  ],
  // In a skilled nursing facility a technical line is asked for by the stay.
  yieldsTo: ["FMT-002", "POS-008"],
  check(line, { fees }, report) {
    if (line.modifiers.includes("26") || isHarmless(line) || fees.row(line.procedureKey, "")?.pcTc !== "1") return;
    if (line.modifiers.includes("TC")) {
      report({ at: line, message: "technical", atRisk: [line], remedy: "facility-bills" });
      return;
    }
    const changes = [{ kind: "recode", line, as: { modifiers: ["26", ...line.modifiers.slice(0, 3)] } }] as const;
    report({ at: line, element: "SV101-3", message: "whole", reducedTo: changes, remedyChanges: changes });
  },
});
