import { codeSet, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isBiopsy, isRemoval } from "../../tumours/biopsy-codes.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

const FROZEN_SECTION = "88331";
const isExamination = codeSet(["88300-88332"]);

function isSetApart(line: ServiceLine): boolean {
  return line.modifiers.some((modifier) => /^(?:59|58|X[ESU])$/.test(modifier));
}

export default defineRule({
  id: "mohs/frozen-section-without-biopsy",
  code: "UNB-006",
  summary: "On a day of Mohs surgery a diagnostic frozen section stands without its biopsy, or a biopsy without its reading.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    "no-biopsy":
      "{procedure} with {modifier} is a frozen section apart from the Mohs surgery, and no biopsy or other removal of that day yields its tissue. The biopsy seems to be missing.",
    "no-reading":
      "{procedure} with {modifier} is a biopsy before the Mohs surgery of the same diagnosis on the same day, and nobody bills its reading. Without a result of that day there was nothing to decide on; the frozen section (88331) seems to be missing.",
  },
  remedies: {
    "add-biopsy": {
      kind: "add-line",
      text: "If the record shows a biopsy before the first stage, add it with 59: 11102, 11104 or 11106, as it was taken. The figure is that of the least paid.",
    },
    "add-reading": {
      kind: "add-line",
      text: "If the surgeon read a frozen section of the biopsy, add 88331 with 59. If the specimen was sent out, nothing is missing.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section F, biopsy and frozen section before Mohs surgery")],
  yieldsTo: ["MOH-020", "MOH-022"],
  check(day, _tables, report) {
    for (const line of day.lines) {
      const modifier = line.modifiers.find((one) => /^(?:59|58|X[ESU])$/.test(one));
      if (modifier === undefined || !isSetApart(line) || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && other.renderingNpi === line.renderingNpi && !isHarmless(other));
      const mohs = own.filter(
        (other) => mohsService(other.procedureKey)?.role === "first-stage" && other.diagnoses.some((one) => line.diagnoses.includes(one)),
      );
      if (mohs.length === 0) continue;
      const data = { modifier };
      if (line.procedure === FROZEN_SECTION && !own.some((other) => isBiopsy(other.procedureKey) || isRemoval(other.procedureKey)))
        report({
          at: line,
          related: mohs,
          message: "no-biopsy",
          data,
          corrected: [{ kind: "add", like: line, as: { procedure: "11102", modifiers: ["59"], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
          remedy: "add-biopsy",
        });
      else if (isBiopsy(line.procedureKey) && !day.lines.some((other) => isExamination(other.procedureKey)))
        report({
          at: line,
          related: mohs,
          message: "no-reading",
          data,
          corrected: [{ kind: "add", like: line, as: { procedure: FROZEN_SECTION, modifiers: ["59"], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
          remedy: "add-reading",
        });
    }
  },
});
