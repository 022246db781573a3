import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Modifiers that make a line another service than its namesake of the other side (rules.md 3B.24). */
const SET_APART = /^(?:59|76|X[EPSU]|E[1-4]|F[A1-9]|T[A1-9]|50)$/;

type Side = "RT" | "LT";

/** The one side that a line names, undefined where it names none or both or is set apart anyhow. */
function sideOf(line: ServiceLine): Side | undefined {
  if (line.modifiers.some((modifier) => SET_APART.test(modifier))) return undefined;
  const right = line.modifiers.includes("RT");
  return right === line.modifiers.includes("LT") ? undefined : right ? "RT" : "LT";
}

export default defineRule({
  id: "modifier/sides-without-bilateral-payment",
  code: "MOD-010",
  summary: "A right and a left line stand for a code that Medicare pays once, whatever the sides.",
  subject: "day",
  wakes: { modifiers: ["RT", "LT"] },
  tables: ["fees"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "one-service":
      "{procedure}-{side} stands beside {procedure}-{otherSide}. The bilateral indicator of the code is {indicator}, for which right and left don't make two services: the two lines are paid as one.",
  },
  remedies: {
    "set-apart": {
      kind: "change-modifier",
      text: "If the record shows two separate lesions, put 59 or XS in place of {side} on this line. If it was one service, bill one line.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N823"],
  status277: ["A7:453"],
  citations: [
    { ...FEE_SCHEDULE, section: "bilateral indicator" },
    nationalCorrectCodingManual("chapter I, section E, modifiers 59, XE, XP, XS, XU and anatomic modifiers"),
  ],
  // Above a unit limit no modifier has the second line paid.
  yieldsTo: ["MOH-008", "MOH-028", "MOH-048", "MUE-002", "MUE-003"],
  check(day, { fees }, report) {
    const sided = day.lines.filter((line) => {
      const indicator = sideOf(line) === undefined || isHarmless(line) ? undefined : fees.row(line.procedureKey, "")?.bilateral;
      return indicator === "0" || indicator === "9";
    });
    const taken = new Set<ServiceLine>();
    for (const line of sided) {
      const side = sideOf(line) as Side;
      // Lines pair one by one, the later one of each pair being the one too many.
      const other = sided.find(
        (earlier) =>
          !taken.has(earlier) && sided.indexOf(earlier) < sided.indexOf(line) && sideOf(earlier) !== side && isSameService(earlier, line),
      );
      if (other === undefined) continue;
      taken.add(other).add(line);
      const modifiers = line.modifiers.map((modifier) => (modifier === side ? "59" : modifier));
      report({
        at: line,
        related: [other],
        element: `SV101-${line.modifiers.indexOf(side) + 3}`,
        message: "one-service",
        data: { side, otherSide: sideOf(other) ?? "", indicator: fees.row(line.procedureKey, "")?.bilateral ?? "" },
        restoredBy: [{ kind: "recode", line, as: { modifiers } }],
        remedyChanges: [{ kind: "recode", line, as: { modifiers } }],
      });
    }
  },
});

function isSameService(a: ServiceLine, b: ServiceLine): boolean {
  return a.procedureKey === b.procedureKey && samePhysician(a, b) !== false;
}
