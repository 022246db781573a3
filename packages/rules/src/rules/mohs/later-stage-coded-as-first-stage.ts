import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { everyDiagnosisOnHeadOrGenitalia } from "../../tumours/site-of-tumour.ts";
import { modifierSite } from "../../tumours/site-evidence.ts";

/** Modifiers by which a claim says that a line is a service of its own; an anatomic one says the same of its digit or eyelid. */
const SEPARATE = new Set(["59", "XE", "XP", "XS", "XU", "76"]);

export default defineRule({
  id: "mohs/later-stage-coded-as-first-stage",
  code: "MOH-003",
  summary: "17313 is billed for a later stage of a tumour that 17311 has started.",
  subject: "day",
  wakes: { codes: ["17313"] },
  tables: ["sites"],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    "same-tumour":
      "17313 is the first stage on trunk, arms or legs, but it points at the same head, neck or genital diagnosis as the 17311 of this day. A further stage of that tumour is 17312, which is paid in full; as a second first stage the line is cut to half and stands open to denial.",
  },
  remedies: {
    "code-later-stage": {
      kind: "change-code",
      text: "If the Mohs log shows a second or later stage of the same tumour, code it as 17312 with one unit a stage. If it was another tumour on trunk, arms or legs, correct the diagnosis pointer instead; if another one on head, neck or genitalia, it is 17311 with 59 or XS.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11", "18"],
  rarc: [],
  status277: ["A8:488"],
  citations: [
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "17311 and 17313 are global 000 with multiple procedure indicator 2; 17312 is ZZZ and never reduced" },
  ],
  yieldsTo: [],
  check(day, { sites }, report) {
    for (const line of day.lines) {
      if (line.procedure !== "17313" || !everyDiagnosisOnHeadOrGenitalia(line, sites)) continue;
      if (line.modifiers.some((modifier) => SEPARATE.has(modifier) || modifierSite(modifier) !== undefined)) continue;
      const own = day.lines.filter((other) => other.renderingNpi === line.renderingNpi);
      if (own.some((other) => other.procedure === "17314")) continue;
      const started = own.filter(
        (other) => other.procedure === "17311" && other.diagnoses.some((diagnosis) => line.diagnoses.includes(diagnosis)),
      );
      if (!line.diagnoses.every((diagnosis) => started.some((other) => other.diagnoses.includes(diagnosis)))) continue;
      const changes = [{ kind: "recode", line, as: { procedure: "17312" } }] as const;
      report({
        at: line,
        related: started,
        message: "same-tumour",
        corrected: changes,
        remedy: "code-later-stage",
        remedyChanges: changes,
      });
    }
  },
});
