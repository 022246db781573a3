import type { FeeRow } from "@claimscrub/reference";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

/** Whether the fee schedule of the date pays nobody in that role, or no such part, for the code. */
const NOT_PAID: Readonly<Record<string, (row: FeeRow) => boolean>> = {
  "62": (row) => row.coSurgeon === "0",
  "66": (row) => row.team === "0",
  "80": (row) => row.assistant === "1",
  "81": (row) => row.assistant === "1",
  "82": (row) => row.assistant === "1",
  AS: (row) => row.assistant === "1",
  "26": (row) => row.pcTc === "0",
  TC: (row) => row.pcTc === "0",
};

export default defineRule({
  id: "mohs/role-modifier",
  code: "MOH-034",
  summary: "A Mohs line carries a modifier for a role, a part or a second side that Mohs surgery does not have.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    role: "{procedure} carries {modifier}. One physician is surgeon and pathologist of Mohs surgery: Medicare pays no assistant, no second surgeon and no separate part of it, so the line will be denied.",
    bilateral: "{procedure} carries 50, but Mohs surgery has no bilateral payment: the line is paid once. Two tumours are two lines.",
  },
  remedies: {
    "remove-modifier": {
      kind: "remove-modifier",
      text: "Take {modifier} off where the rendering provider did both the surgery and the pathology. If someone assisted or read the slides, that service is not billed with a Mohs code.",
    },
    "leave-off": {
      kind: "remove-line",
      text: "Take the line off: {surgeon} is the surgeon's own {procedure} of this day, and whoever assisted or read the slides is not paid apart.",
    },
    "two-lines": {
      kind: "remove-modifier",
      text: "Take 50 off. If there was a tumour on each side, bill each on a line of its own, the second with 59 or XS and its own diagnosis pointer.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["54", "4"],
  rarc: [],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "assistant, co-surgeon, team, bilateral and PC/TC indicators of 17311 to 17315" }],
  yieldsTo: [],
  check(day, { fees }, report) {
    for (const line of day.lines) {
      if (mohsService(line.procedureKey) === undefined || isHarmless(line)) continue;
      const row = fees.row(line.procedureKey, "");
      if (row === undefined) continue;
      const role = line.modifiers.find((modifier) => NOT_PAID[modifier]?.(row) === true);
      const without = (modifier: string) =>
        [{ kind: "recode", line, as: { modifiers: line.modifiers.filter((own) => own !== modifier) } }] as const;
      // Without its modifier the helper's line would be a second surgeon's: it goes where the surgeon's own line is there.
      const surgeons = day.lines.find(
        (other) =>
          other.procedureKey === line.procedureKey &&
          other.renderingNpi !== line.renderingNpi &&
          !other.modifiers.some((own) => own in NOT_PAID),
      );
      if (role !== undefined)
        report({
          at: line,
          element: elementOfModifier(line, role),
          message: "role",
          data: { modifier: role, surgeon: surgeons === undefined ? "" : `line ${surgeons.number}` },
          atRisk: [line],
          ...(surgeons === undefined
            ? { remedy: "remove-modifier", remedyChanges: without(role) }
            : { remedy: "leave-off", remedyChanges: [{ kind: "remove", line }] }),
        });
      else if (line.modifiers.includes("50") && row.bilateral === "0")
        report({
          at: line,
          element: elementOfModifier(line, "50"),
          message: "bilateral",
          direction: "review",
          severity: "info",
          remedy: "two-lines",
          remedyChanges: without("50"),
        });
    }
  },
});
