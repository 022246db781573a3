import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Loop 2400 of a professional or a dental claim, and of an institutional one. */
const MOST_LINES = 50;
const MOST_LINES_OF_A_BILL = 999;

export default defineRule({
  id: "x12/too-many-lines",
  code: "FMT-017",
  summary: "A claim has more lines than the guide allows.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "too-many": "The claim has {count} lines, and {what} has at most {most}. It will be refused.",
  },
  remedies: {
    split: { kind: "split-claim", text: "Split the claim; keep add-on codes with the codes that they add to." },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: ["A7:121"],
  citations: [professionalGuide("loop 2400, how often it may be repeated")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const count = claim.lines.length;
    const { form } = claim;
    const most = form === "institutional" ? MOST_LINES_OF_A_BILL : MOST_LINES;
    if (count <= most) return;
    const what = form === "institutional" ? "an institutional claim" : `a ${form ?? "professional"} claim`;
    report({ at: claim, element: "CLM", message: "too-many", data: { count, most, what } });
  },
});
