import { codeSet, type ProcedureKey, samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";

/** Sizes of one class of repair at one group of sites, of which a day has one. */
const GROUPS = [
  "12001-12007", "12011-12018", "12031-12037", "12041-12047", "12051-12057", "13100-13101", "13120-13121", "13131-13132", "13151-13152",
]; // biome-ignore format: ranges of codes
const groups = GROUPS.map((range) => codeSet([range]));
const isGrouped = codeSet(GROUPS);

function areSizesOfOne(a: ProcedureKey, b: ProcedureKey): boolean {
  return a !== b && groups.some((group) => group(a) && group(b));
}

export default defineRule({
  id: "mohs/two-sizes-of-one-repair",
  code: "MOH-049",
  summary: "Two sizes of one class of repair at one group of sites are billed on a day instead of the sum of the lengths.",
  subject: "day",
  wakes: { codes: GROUPS },
  tables: ["ptp"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "two-sizes":
      "{procedure} and {others} are two sizes of one class of repair at one group of sites. The lengths of such repairs are added up and coded once; no modifier lifts the code pair, so {procedure} will be denied.",
  },
  remedies: {
    "sum-lengths": {
      kind: "change-code",
      text: "Add the lengths of all repairs of this class and group of sites from the operative notes, and bill the one code of the sum. It may be a higher one than {others}.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M80"],
  status277: ["A3:735"],
  neverAppeal: true,
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter III, section H, repair and tissue transfer")],
  yieldsTo: [],
  check(day, { ptp }, report) {
    const repairs = day.lines.filter((line) => isGrouped(line.procedureKey) && !isHarmless(line));
    if (repairs.length < 2) return;
    for (const line of repairs) {
      const larger = repairs.filter(
        (other) =>
          areSizesOfOne(other.procedureKey, line.procedureKey) &&
          ptp.find(other.procedureKey, line.procedureKey)?.indicator === 0 &&
          samePhysician(other, line) !== false,
      );
      if (larger.length > 0) report({ at: line, related: larger, message: "two-sizes", data: { others: codesOf(larger) }, atRisk: [line] });
    }
  },
});
