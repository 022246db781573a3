import { procedureText, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { ADD_ON_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

/** Further critical care: the first half hour may be another physician's of the same group and specialty (rules.md 3B.5). */
const FURTHER_CRITICAL_CARE = "99292";

/** Whether `primary` counts for the add-on line: by the same rendering provider. */
function isFor(addOn: ServiceLine, primary: ServiceLine): boolean {
  const same = samePhysician(addOn, primary);
  return same === "npi" || (same === "group" && addOn.procedure === FURTHER_CRITICAL_CARE);
}

export default defineRule({
  id: "ncci/add-on-without-primary",
  code: "AOC-001",
  summary: "An add-on code stands without any of the codes that it adds to.",
  subject: "day",
  wakes: { addOn: true },
  tables: ["addOns"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    orphan:
      "{addOn} is an add-on code and is paid only beside {primaries} by the same provider on the same day. None of them is on any claim of that day, so the line will be denied.",
    alone:
      "{addOn} is an add-on code and is paid only beside {primaries} by the same provider on the same day. None of them is on any claim judged here, and {why}: unless an earlier claim holds one, the line will be denied.",
    "other-provider":
      "{addOn} is an add-on code and is paid only beside {primaries} by the same provider on the same day. {primary} stands on that day by another provider, so the line will be denied.",
  },
  remedies: {
    "bill-primary": {
      kind: "add-line",
      text: "Look in the record for the service that {addOn} adds to. If it was done, bill it ({primaries}) with the same provider and date; if not, take {addOn} off or bill the code that tells what was done.",
    },
    "same-provider": {
      kind: "add-information",
      text: "Check the rendering provider of both lines. If one provider did both, name that provider on both; if not, {addOn} can't be billed by itself.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107", "B15"],
  rarc: ["N122", "N674"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS, nationalCorrectCodingManual("chapter I, section R, add-on codes")],
  // A primary added beside a code that never pays with it would be denied too: the pair says all there is to say.
  yieldsTo: ["MOH-001", "MOH-002", "MOH-031", "AOC-006", "PTP-001"],
  check(day, { addOns }, report) {
    for (const line of day.lines) {
      const edit = addOns.find(line.procedureKey);
      // Type 2 leaves the primaries to the contractor and type 3 lists only some: a missing one proves nothing. Mohs has rules of its own.
      if (edit?.type !== 1 || isHarmless(line) || mohsService(line.procedureKey) !== undefined) continue;
      const primaries = day.lines.filter((other) => other !== line && edit.primaries.has(other.procedureKey));
      if (primaries.some((primary) => isFor(line, primary))) continue;
      const data = { addOn: line.procedure, primaries: oneOf(edit.primaries) };
      const [elsewhere] = primaries;
      // The claim may complete one that was sent before; without the patient's history nobody can tell.
      const completes = line.claim.frequency !== "1" && line.claim.frequency !== "";
      const onlyAddOns = line.claim.lines.every((other) => addOns.find(other.procedureKey) !== undefined);
      if (elsewhere !== undefined)
        report({
          at: line,
          related: primaries,
          message: "other-provider",
          data: { ...data, primary: elsewhere.procedure },
          atRisk: [line],
          remedy: "same-provider",
          ...(completes || onlyAddOns ? { severity: "warning", confidence: "medium" } : {}),
        });
      else if (completes || onlyAddOns)
        report({
          at: line,
          message: "alone",
          data: {
            ...data,
            why: completes ? `this claim's frequency code is ${line.claim.frequency}` : "this claim has nothing but add-on codes",
          },
          atRisk: [line],
          severity: "warning",
          confidence: "medium",
        });
      else report({ at: line, message: "orphan", data, atRisk: [line] });
    }
  },
});

/** `17000`, or `11102, 11104 or 11106`; of a long list the first and how many more. */
function oneOf(primaries: ReadonlySet<number>): string {
  const codes = [...primaries].sort((a, b) => a - b).map(procedureText);
  if (codes.length > 8) return `${codes.slice(0, 6).join(", ")} or one of ${codes.length - 6} more`;
  return codes.length < 2 ? codes.join() : `${codes.slice(0, -1).join(", ")} or ${codes.at(-1)}`;
}
