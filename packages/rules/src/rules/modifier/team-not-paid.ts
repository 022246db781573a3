import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { TEAM } from "../../modifiers/roles.ts";

export default defineRule({
  id: "modifier/team-not-paid",
  code: "TEA-001",
  summary: "A surgical team is billed for a procedure that Medicare pays no team for, or only by report.",
  subject: "line",
  wakes: { modifiers: [TEAM] },
  tables: ["fees"],
  direction: "denial",
  severity: "info",
  confidence: "high",
  messages: {
    never: "{procedure} carries 66, but its team indicator is {indicator}: a team is not paid for it, and the line will be denied.",
    report:
      "{procedure} carries 66, and its team indicator is {indicator}: the contractor prices a team by report, so no amount is stated here.",
  },
  remedies: {
    "right-role": { kind: "change-modifier", text: "Bill each surgeon's own procedure, or 62 for two surgeons where that is paid." },
    attach: { kind: "document", text: "Attach or offer the operative report, with what each member of the team did." },
  },
  adjustmentGroup: "CO",
  carc: ["54"],
  rarc: [],
  status277: ["A8:453"],
  citations: [{ ...FEE_SCHEDULE, section: "team surgery indicator" }],
  yieldsTo: ["MOH-034"],
  check(line, { fees }, report) {
    const indicator = fees.row(line.procedureKey, "")?.team;
    if (indicator === undefined || isHarmless(line)) return;
    const element = elementOfModifier(line, TEAM);
    if (indicator === "0" || indicator === "9")
      report({ at: line, element, message: "never", data: { indicator }, atRisk: [line], remedy: "right-role" });
    else report({ at: line, element, message: "report", data: { indicator }, direction: "review", remedy: "attach" });
  },
});
