import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** SV107-1 to SV107-4. */
const MOST = 4;

/** Whether every pointer names a diagnosis, none twice, and there is room for all. */
function isPlain(pointers: readonly number[], count: number): boolean {
  if (pointers.length > MOST) return false;
  let seen = 0;
  for (const pointer of pointers) {
    if (pointer < 1 || pointer > count || (seen & (1 << pointer)) !== 0) return false;
    seen |= 1 << pointer;
  }
  return true;
}

export default defineRule({
  id: "x12/diagnosis-pointer",
  code: "FMT-003",
  summary: "A line points at no diagnosis, at one that the claim doesn't have, at one twice, or at more than four.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    missing: "The line points at no diagnosis (SV107-1 is empty). The claim will be refused.",
    "no-diagnosis": "The claim has no diagnosis (HI). It will be refused.",
    "out-of-range": "The line points at diagnosis {pointer}, and the claim has {count}. The claim will be refused.",
    twice: "The line points at diagnosis {pointer} twice. The claim will be refused.",
    "too-many": "The line has more than four diagnosis pointers, which is all that SV107 has room for. The claim will be refused.",
  },
  remedies: {
    point: {
      kind: "change-diagnosis",
      text: "Point the line at the diagnoses that it was done for, the main one first: 1 to 4 numbers of the claim's diagnoses, none twice.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M76", "M64"],
  status277: ["A7:477"],
  citations: [professionalGuide("SV107-1 to SV107-4, HI")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const count = claim.diagnoses.length;
    const { form } = claim;
    // A dental claim needs no diagnosis, and a bill has no pointers.
    if (count === 0 && form !== "dental" && claim.lines.length > 0) {
      report({ at: claim, element: "HI01-2", message: "no-diagnosis", atRisk: claim.lines, status277: ["A6:254"] });
      return;
    }
    if (form === "institutional") return;
    for (const line of claim.lines) {
      const { pointers } = line;
      if (pointers.length === 0) {
        if (form !== "dental") report({ at: line, element: "SV107-1", message: "missing", atRisk: [line], status277: ["A6:477"] });
        continue;
      }
      if (isPlain(pointers, count)) continue;
      const beyond = pointers.findIndex((pointer) => pointer < 1 || pointer > count);
      const again = pointers.findIndex((pointer, at) => pointers.indexOf(pointer) < at);
      if (beyond >= 0)
        report({
          at: line,
          element: `SV107-${beyond + 1}`,
          message: "out-of-range",
          data: { pointer: pointers[beyond] ?? 0, count },
          atRisk: [line],
        });
      else if (again >= 0)
        report({ at: line, element: `SV107-${again + 1}`, message: "twice", data: { pointer: pointers[again] ?? 0 }, atRisk: [line] });
      else report({ at: line, element: `SV107-${MOST + 1}`, message: "too-many", atRisk: [line] });
    }
  },
});
