import type { ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { FURTHER_BIOPSY, SPECIMEN, unitsOf, yieldsTissue } from "../../specimens/tissue.ts";

const FIRST_BIOPSIES = Object.keys(FURTHER_BIOPSY);
const FURTHER = new Set(Object.values(FURTHER_BIOPSY));

/** Sites that the line's diagnoses name: the fourth place of the skin tumours of ICD-10-CM. */
function sitesOf(line: ServiceLine): number {
  return new Set(line.diagnoses.flatMap((diagnosis) => /^(?:C43|C44|C4A|D03|D04|D22|D23)([0-7])/.exec(diagnosis)?.[1] ?? [])).size;
}

export default defineRule({
  id: "ncci/further-biopsy-missing",
  code: "UNB-004",
  summary: "One biopsy is billed, and specimens or diagnoses of the day speak of several.",
  subject: "day",
  wakes: { codes: FIRST_BIOPSIES },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    specimens:
      "{procedure} is one biopsy, and {specimens} specimens of skin were examined that day with no other surgery to yield them. Each further biopsy is {further}.",
    sites: "{procedure} is one biopsy, and its diagnoses name {sites} sites. Each further biopsy is {further}.",
  },
  remedies: {
    "add-further": {
      kind: "add-line",
      text: "Count the biopsies in the record. If there were several lesions, add {further} with one unit for each after the first; several specimens of one lesion are one biopsy.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, biopsies of skin")],
  yieldsTo: ["PTP-010"],
  check(day, _tables, report) {
    const tissue = day.lines.filter((line) => yieldsTissue(line.procedureKey) && !isHarmless(line));
    const [biopsy] = tissue;
    const further = FURTHER_BIOPSY[biopsy?.procedure ?? ""];
    if (biopsy === undefined || further === undefined || tissue.length > 1 || biopsy.units !== 1) return;
    if (day.lines.some((line) => FURTHER.has(line.procedure))) return;
    const read = day.lines.filter((line) => line.procedure === SPECIMEN && !line.modifiers.includes("TC"));
    const specimens = unitsOf(read);
    const sites = sitesOf(biopsy);
    if (specimens < 2 && sites < 2) return;
    report({
      at: biopsy,
      related: specimens < 2 ? [] : read,
      message: specimens < 2 ? "sites" : "specimens",
      data: { specimens, sites, further },
      corrected: [{ kind: "add", like: biopsy, as: { procedure: further, modifiers: [], units: 1, chargeCents: "fee" } }],
      remedyChanges: [],
    });
  },
});
