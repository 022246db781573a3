import { FEE_SCHEDULE, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Skilled nursing facility, a stay that Part A pays. 32 is a nursing facility without one. */
const SKILLED = "31";
/** Technical parts alone, services incident to a physician's, therapy. */
const OF_THE_FACILITY = new Set(["3", "5", "7"]);

export default defineRule({
  id: "pos/skilled-nursing-stay",
  code: "POS-008",
  summary: "A technical or incident-to service is billed in a stay at a skilled nursing facility, whose own claim holds it.",
  subject: "line",
  wakes: { pos: [SKILLED] },
  tables: ["fees"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    consolidated:
      "{procedure} in place of service 31 is {what}. During a stay that Part A pays, the facility bills such services in its own claim, and the line may be denied.",
  },
  remedies: {
    "facility-bills": {
      kind: "remove-line",
      text: "If Part A pays for the stay, take the line off and charge the facility, unless the service is on CMS's list of exclusions from consolidated billing. If it doesn't, the place of service is 32.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["190"],
  rarc: ["N538"],
  status277: ["A8:249"],
  citations: [{ ...FEE_SCHEDULE, section: "PC/TC indicators 3, 5 and 7" }, PLACE_OF_SERVICE],
  yieldsTo: ["PTP-001", "PTP-002"],
  check(line, { fees }, report) {
    const pcTc = fees.row(line.procedureKey, "")?.pcTc;
    if (pcTc === undefined || line.pos !== SKILLED || isHarmless(line)) return;
    const technical = pcTc === "1" && line.modifiers.includes("TC");
    if (!technical && !OF_THE_FACILITY.has(pcTc)) return;
    report({
      at: line,
      element: line.pos === line.claim.pos ? "CLM05-1" : "SV105",
      message: "consolidated",
      data: { what: technical || pcTc === "3" ? "a technical service" : pcTc === "7" ? "therapy" : "a service incident to a physician's" },
      atRisk: [line],
    });
  },
});
