import { samePhysician, type LineChange, type ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Sides, and anything that makes another line another service: then nothing is doubled. */
const SET_APART = /^(?:59|76|X[EPSU]|E[1-4]|F[A1-9]|T[A1-9])$/;

function sidesOf({ modifiers }: ServiceLine): readonly string[] {
  return modifiers.filter((modifier) => modifier === "RT" || modifier === "LT");
}

function once(line: ServiceLine): LineChange {
  const modifiers = line.modifiers.filter((modifier) => modifier !== "50" && modifier !== "RT" && modifier !== "LT");
  return { kind: "recode", line, as: { modifiers, units: 1 } };
}

export default defineRule({
  id: "modifier/bilateral-code-doubled",
  code: "BIL-002",
  summary: "A code that stands for both sides is billed twice.",
  subject: "day",
  wakes: { fee: ({ bilateral }) => bilateral === "2" },
  tables: ["fees"],
  direction: "audit",
  severity: "error",
  confidence: "high",
  messages: {
    doubled: "{procedure} stands for both sides (bilateral indicator 2) and is billed {how}. It is paid once; more could be taken back.",
    "two-lines":
      "{procedure} stands for both sides (bilateral indicator 2) and is billed on a right and a left line. It is paid once; more could be taken back.",
  },
  remedies: {
    once: { kind: "change-units", text: "Bill {procedure} once, with one unit and without 50, RT or LT." },
  },
  adjustmentGroup: "CO",
  carc: ["59"],
  rarc: ["N644"],
  status277: ["A7:453"],
  citations: [
    { ...FEE_SCHEDULE, section: "bilateral indicator 2" },
    nationalCorrectCodingManual("chapter I, section V, bilateral procedures"),
  ],
  yieldsTo: ["MUE-002", "MUE-003", "FMT-002"],
  check(day, { fees }, report) {
    const doubled = day.lines.filter(
      (line) =>
        fees.row(line.procedureKey, "")?.bilateral === "2" &&
        !isHarmless(line) &&
        !line.modifiers.some((modifier) => SET_APART.test(modifier)),
    );
    for (const [at, line] of doubled.entries()) {
      const with50 = line.modifiers.includes("50");
      if (with50 || line.units === 2) {
        const changes = [once(line)];
        report({
          at: line,
          element: with50 ? "SV101-3" : "SV104",
          message: "doubled",
          data: { how: with50 ? "with 50" : "with 2 units" },
          corrected: changes,
          remedyChanges: changes,
        });
        continue;
      }
      const [side] = sidesOf(line);
      const first = doubled
        .slice(0, at)
        .find(
          (other) =>
            other.procedureKey === line.procedureKey &&
            samePhysician(other, line) !== false &&
            sidesOf(other).length === 1 &&
            sidesOf(other)[0] !== side,
        );
      if (side === undefined || first === undefined) continue;
      const changes: LineChange[] = [once(first), { kind: "remove", line }];
      report({ at: line, related: [first], message: "two-lines", corrected: changes, remedyChanges: changes });
    }
  },
});
