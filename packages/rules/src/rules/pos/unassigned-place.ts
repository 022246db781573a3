import type { ServiceLine } from "@claimscrub/claim";
import { PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "pos/unassigned-place",
  code: "POS-001",
  summary: "The place of service is no code that stands for a place on the date.",
  subject: "day",
  wakes: { always: true },
  tables: ["places"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    unassigned: "Place of service {pos} stands for no place on this date. The claim will be refused, and its lines can't be priced.",
    missing: "The place of service is missing. The claim will be refused, and its lines can't be priced.",
  },
  remedies: {
    "name-the-place": {
      kind: "change-pos",
      text: "Put the code of the place where the patient was: 11 for the office, 19 or 22 for a hospital's outpatient department, 24 for a surgery centre, 12 for the home.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M77"],
  status277: ["A7:249"],
  citations: [PLACE_OF_SERVICE],
  yieldsTo: [],
  check(day, { places }, report) {
    // Every day comes here, and nearly every day is right.
    if (day.lines.every((line) => places.setting(line.pos) !== undefined)) return;
    // One finding for each wrong code of a claim, on its first line: the element is wrong once, however many lines inherit it.
    const wrong = new Map<string, ServiceLine[]>();
    for (const line of day.lines) {
      if (places.setting(line.pos) !== undefined) continue;
      const key = `${line.claim.file.order} ${line.claim.index} ${line.pos}`;
      const lines = wrong.get(key);
      if (lines === undefined) wrong.set(key, [line]);
      else lines.push(line);
    }
    for (const [first, ...others] of wrong.values())
      if (first !== undefined)
        report({
          at: first,
          related: others,
          element: first.pos === first.claim.pos ? "CLM05-1" : "SV105",
          message: first.pos === "" ? "missing" : "unassigned",
          data: { pos: first.pos },
        });
  },
});
