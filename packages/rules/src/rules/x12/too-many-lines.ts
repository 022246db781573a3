import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Loop 2400 of a professional claim. */
const MOST_LINES = 50;

export default defineRule({
  id: "x12/too-many-lines",
  code: "FMT-017",
  summary: "A claim has more lines than the guide allows.",
  subject: "claim",
  wakes: { always: true },
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "too-many": "The claim has {count} lines, and a professional claim has at most {most}. It will be refused.",
  },
  remedies: {
    split: { kind: "split-claim", text: "Split the claim; keep add-on codes with the codes that they add to." },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: ["A7:121"],
  citations: [professionalGuide("loop 2400, repeated at most 50 times")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const count = claim.lines.length;
    if (count > MOST_LINES) report({ at: claim, element: "CLM", message: "too-many", data: { count, most: MOST_LINES } });
  },
});
