import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "ncci/add-on-of-denied-primary",
  code: "AOC-004",
  summary: "Every primary of an add-on code will be denied, so the add-on will be too.",
  subject: "denials",
  wakes: { addOn: true },
  tables: ["addOns"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "falls-with-it":
      "{procedure} is an add-on code and is paid only beside a primary that is paid. Of its primaries on this day ({primaries}) each is at risk of denial for a reason of its own, so that this line falls with it.",
  },
  remedies: {
    "mend-the-primary": {
      kind: "document",
      text: "Nothing on this line: mend what is wrong with the primary ({primaries}), and the add-on is paid with it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS],
  yieldsTo: [],
  check({ lines, denied }, { addOns }, report) {
    for (const line of lines) {
      if (denied.has(line) || isHarmless(line)) continue;
      const listed = addOns.find(line.procedureKey);
      if (listed === undefined) continue;
      const primaries = lines.filter(
        (other) => other !== line && listed.primaries.has(other.procedureKey) && samePhysician(other, line) === "npi",
      );
      if (primaries.length === 0 || !primaries.every((primary) => denied.has(primary))) continue;
      report({
        at: line,
        related: primaries,
        message: "falls-with-it",
        data: { primaries: primaries.map((primary: ServiceLine) => `line ${primary.number}, ${primary.procedure}`).join("; ") },
        atRisk: [line],
        causedBy: primaries.flatMap((primary) => denied.get(primary)?.edits ?? []),
        ...(primaries.every((primary) => denied.get(primary)?.certain) ? {} : { severity: "warning", confidence: "medium" }),
      });
    }
  },
});
