import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { CO_SURGEON } from "../../modifiers/roles.ts";

export default defineRule({
  id: "modifier/co-surgeon-not-paid",
  code: "COS-001",
  summary: "Two surgeons are billed for a procedure that Medicare doesn't pay two for, or only by documents or by specialty.",
  subject: "day",
  wakes: { modifiers: [CO_SURGEON] },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    never:
      "{procedure} carries 62, but its co-surgeon indicator is {indicator}: two surgeons are not paid for it, and the line will be denied.",
    report:
      "{procedure} carries 62, and its co-surgeon indicator is 1: two surgeons are paid only where documents show that both were needed, and the claim tells of none that are sent apart (PWK).",
    "one-specialty":
      "{procedure} carries 62 on the lines of two surgeons of one specialty ({specialty}); its co-surgeon indicator is 2, which is for two specialties. The lines may be denied without documents.",
  },
  remedies: {
    "right-role": {
      kind: "change-modifier",
      text: "If one surgeon operated and the other assisted, bill 80 or 82 for the assistant, where an assistant is paid; else one surgeon bills.",
    },
    attach: { kind: "document", text: "Attach or offer both operative reports, each saying what its surgeon did and why two were needed." },
  },
  adjustmentGroup: "CO",
  carc: ["54"],
  rarc: [],
  status277: ["A8:453"],
  citations: [{ ...FEE_SCHEDULE, section: "co-surgeon indicator" }],
  yieldsTo: ["MOH-034"],
  check(day, { fees }, report) {
    const shared = day.lines.filter((line) => line.modifiers.includes(CO_SURGEON) && !isHarmless(line));
    for (const line of shared) {
      const indicator = fees.row(line.procedureKey, "")?.coSurgeon;
      const element = elementOfModifier(line, CO_SURGEON);
      if (indicator === "0" || indicator === "9")
        report({ at: line, element, message: "never", data: { indicator }, atRisk: [line], remedy: "right-role" });
      else if (indicator === "1") {
        if (line.hasAttachment === true) continue;
        report({ at: line, element, message: "report", atRisk: [line], severity: "info", confidence: "medium", remedy: "attach" });
      } else if (indicator === "2") {
        const other = shared.find(
          ({ procedureKey, renderingNpi, renderingTaxonomy }) =>
            procedureKey === line.procedureKey &&
            renderingNpi !== line.renderingNpi &&
            renderingTaxonomy !== "" &&
            renderingTaxonomy === line.renderingTaxonomy,
        );
        if (other !== undefined)
          report({
            at: line,
            related: [other],
            element,
            message: "one-specialty",
            data: { specialty: line.renderingTaxonomy },
            atRisk: [line],
            severity: "warning",
            confidence: "medium",
            remedy: "attach",
          });
      }
    }
  },
});
