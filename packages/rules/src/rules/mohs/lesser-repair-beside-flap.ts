import { samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { bypassOfPair, codesOf } from "../../pairs/pairs-of-the-day.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { FLAPS_AND_GRAFTS, isFlapOrGraft, isRepair } from "../../wounds/wound-codes.ts";

export default defineRule({
  id: "mohs/lesser-repair-beside-flap",
  code: "MOH-030",
  summary: "A stitched repair stands beside a flap or graft that includes it, and nothing says that it closed another wound.",
  subject: "day",
  wakes: { codes: FLAPS_AND_GRAFTS },
  tables: ["ptp", "fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    included:
      "{procedure} stands beside {flaps} by the same physician on the same day, and no modifier says that it closed another wound. The table of code pairs bundles it into the larger closure: it will be denied.",
  },
  remedies: {
    "other-wound": {
      kind: "add-modifier",
      text: "If the record shows that it closed another wound, add 59 or XS and point the line at that site. If it was a part of the closure by {flaps}, leave it off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M80"],
  status277: ["A3:735"],
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter III, section H, repair and tissue transfer")],
  yieldsTo: [],
  check(day, { ptp, fees }, report) {
    for (const line of day.lines) {
      if (!isRepair(line.procedureKey) || isHarmless(line)) continue;
      let byThem = false;
      const into = day.lines.filter((flap) => {
        if (!isFlapOrGraft(flap.procedureKey) || isHarmless(flap)) return false;
        const pair = ptp.find(flap.procedureKey, line.procedureKey);
        const same = pair === undefined ? false : samePhysician(flap, line);
        if (pair === undefined || same === false || (pair.indicator === 1 && bypassOfPair(flap, line, fees) !== undefined)) return false;
        byThem ||= same === "npi";
        return true;
      });
      if (into.length === 0) continue;
      const modifiers = withModifier(line, "59");
      report({
        at: line,
        related: into,
        message: "included",
        data: { flaps: codesOf(into) },
        atRisk: [line],
        ...(byThem ? {} : { severity: "warning", confidence: "medium" }),
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
      });
    }
  },
});
