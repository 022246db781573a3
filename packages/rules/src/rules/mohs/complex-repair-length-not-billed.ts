import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { addOnUnits, closureCode, complexAddOn } from "../../sidecar/closure-codes.ts";
import { compareClaims, unitsOf } from "../../sidecar/compare-claims.ts";
import { moreUnits } from "../../sidecar/missing-units.ts";

export default defineRule({
  id: "mohs/complex-repair-length-not-billed",
  code: "MOH-029",
  summary: "A complex repair is longer by the record than the claim bills.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    longer:
      "The record shows {length} cm of complex repair in this group of regions. {procedure} covers 7.5 cm; each further 5 cm or part of it is one unit of {addOn}: {needed} here, and the claim bills {billed}.",
  },
  remedies: {
    "bill-length": {
      kind: "change-units",
      text: "See the operative note. If it shows the length, bill {addOn} with {needed} units beside {procedure}.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [OWN_RECORD, ADD_ON_EDITS],
  yieldsTo: [],
  check(day, { sidecarOf }, report) {
    if (sidecarOf === undefined) return;
    const seen = new Set<string>();
    for (const { records, claim } of compareClaims(day, sidecarOf)) {
      for (const line of claim.lines) {
        // The code of 2.6 to 7.5 cm; a shorter one that is billed for a longer wound is another mistake.
        const addOn = complexAddOn(line.procedure);
        if (addOn === undefined || !line.procedure.endsWith(addOn === "13102" || addOn === "13122" ? "1" : "2")) continue;
        if (!day.lines.includes(line) || seen.has(`${claim.index} ${line.procedure}`)) continue;
        seen.add(`${claim.index} ${line.procedure}`);
        const lengths = records.flatMap(({ site, repairs }) =>
          repairs.filter(
            (repair) => repair.kind === "complex" && closureCode({ ...repair, lengthCm: 5 }, site)?.procedure === line.procedure,
          ),
        );
        const length = lengths.reduce((sum, { lengthCm }) => sum + (lengthCm ?? 0), 0);
        const needed = addOnUnits(length, 7.5, 5);
        const billed = day.lines.filter((other) => other.procedure === addOn && other.renderingNpi === line.renderingNpi);
        const more = needed - unitsOf(billed);
        if (more <= 0) continue;
        const changes = [moreUnits(addOn, more, billed, line)];
        report({
          at: line,
          related: billed,
          message: "longer",
          data: { length: Math.round(length * 100) / 100, addOn, needed, billed: unitsOf(billed) },
          corrected: changes,
          remedyChanges: changes,
        });
      }
    }
  },
});
