import { procedureText } from "@claimscrub/claim";
import { ADD_ON_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { firstStagesOfTheOtherFamily, orphanedAddOns } from "../../tumours/orphaned-add-ons.ts";

export default defineRule({
  id: "mohs/add-on-without-first-stage",
  code: "MOH-001",
  summary: "A later Mohs stage or extra blocks stand without the first stage that they add to.",
  subject: "day",
  wakes: { codes: ["17312", "17314-17315"] },
  tables: ["addOns"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    orphan:
      "{addOn} is an add-on code and is paid only beside {primaries} by the same physician on the same day. No claim judged here holds one for this physician and day, so the line will be denied.",
    alone:
      "{addOn} is an add-on code and is paid only beside {primaries} by the same physician on the same day. No claim judged here holds one, and {why}: unless an earlier claim holds it, the line will be denied.",
    "other-physician":
      "{addOn} is an add-on code and is paid only beside {primaries} by the same physician on the same day. {primary} stands on this day by another physician, so the line will be denied.",
  },
  remedies: {
    "bill-first-stage": {
      kind: "add-line",
      text: "Look in the Mohs log for the first stage of this tumour on this day. If it was done, bill it ({primaries}) on the same claim; if the tumour was only continued from another day, the new day starts with a first-stage code.",
    },
    "same-physician": {
      kind: "add-information",
      text: "Check the rendering physician of both lines in the Mohs log. If one physician did both stages, name that physician on both; if not, {addOn} can't be billed by itself.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [
    ADD_ON_EDITS,
    nationalCorrectCodingManual("chapter I, section R, add-on codes"),
    nationalCorrectCodingManual("chapter III, section F"),
  ],
  yieldsTo: ["MOH-002", "MOH-031"],
  check(day, { addOns }, report) {
    for (const line of orphanedAddOns(day.lines, addOns)) {
      if (firstStagesOfTheOtherFamily(line, day.lines).length > 0) continue;
      const codes = [...(addOns.find(line.procedureKey)?.primaries ?? [])].sort((a, b) => a - b).map(procedureText);
      const primaries = codes.length < 2 ? codes.join() : `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`;
      const corrects = line.claim.frequency !== "1" && line.claim.frequency !== "";
      // Such a claim may complete one that was sent before; without the patient's history nobody can tell.
      const onlyAddOns = line.claim.lines.every((other) => addOns.find(other.procedureKey) !== undefined);
      const data = { addOn: line.procedure, primaries };
      const elsewhere = day.lines.filter((other) => other !== line && addOns.find(line.procedureKey)?.primaries.has(other.procedureKey));
      const [primary] = elsewhere;
      if (primary !== undefined)
        report({
          at: line,
          related: elsewhere,
          message: "other-physician",
          data: { ...data, primary: primary.procedure },
          atRisk: [line],
          remedy: "same-physician",
          ...(corrects || onlyAddOns ? { severity: "warning", confidence: "medium" } : {}),
        });
      else if (corrects || onlyAddOns)
        report({
          at: line,
          message: "alone",
          data: {
            ...data,
            why: corrects ? `this claim's frequency code is ${line.claim.frequency}` : "this claim holds nothing but add-on codes",
          },
          atRisk: [line],
          severity: "warning",
          confidence: "medium",
        });
      else report({ at: line, message: "orphan", data, atRisk: [line] });
    }
  },
});
