import { samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { SPECIMEN, unitsOf, yieldsTissue } from "../../specimens/tissue.ts";

export default defineRule({
  id: "ncci/more-specimens-than-tissue",
  code: "UNB-008",
  summary: "A practice reads more specimens of skin than its surgery of the day can have yielded.",
  subject: "day",
  wakes: { codes: [SPECIMEN] },
  tables: [],
  direction: "audit",
  severity: "info",
  confidence: "low",
  messages: {
    more: "{specimens} units of 88305 stand beside surgery of this practice that yields {tissue} specimens ({codes}). The examination is paid once for each specimen that was sent apart; units above that could be taken back.",
  },
  remedies: {
    count: {
      kind: "change-units",
      text: "Count the specimens that were labelled and examined apart. If one lesion was divided, it is one unit; if surgery is missing from the claims, bill it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter X, surgical pathology, one unit for a specimen")],
  yieldsTo: ["UNB-004", "MUE-002", "MUE-003", "MOH-020", "PTP-001", "PTP-002"],
  check(day, _tables, report) {
    const read = day.lines.filter((line) => line.procedure === SPECIMEN && !isHarmless(line) && !line.modifiers.includes("TC"));
    const [first, ...others] = read;
    // Several lines or readers: whose specimen is whose can't be told.
    if (first === undefined || others.length > 0 || first.units === undefined) return;
    const tissue = day.lines.filter((line) => yieldsTissue(line.procedureKey) && !isHarmless(line));
    const own = tissue.filter((line) => line.claim.billing.npi === first.claim.billing.npi || samePhysician(line, first) !== false);
    const yielded = unitsOf(own);
    if (own.length === 0 || own.length < tissue.length || first.units <= yielded) return;
    report({
      at: first,
      related: own,
      element: "SV104",
      message: "more",
      data: { specimens: first.units, tissue: yielded, codes: [...new Set(own.map((line) => line.procedure))].join(", ") },
      corrected: [{ kind: "recode", line: first, as: { units: yielded } }],
    });
  },
});
