import type { Edit, ServiceLine } from "@claimscrub/claim";
import type { PtpTable } from "@claimscrub/reference";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule, type Denial } from "../../define-rule.ts";
import { codesOf, isEvaluation } from "../../pairs/pairs-of-the-day.ts";

/** Whether the edit is a code pair's: it stands on the line, and each of its other lines is column 1 of a pair with it. */
function isByPair({ related = [] }: Edit, line: ServiceLine, ptp: PtpTable): boolean {
  return related.length > 0 && related.every((other) => ptp.find(other.procedureKey, line.procedureKey) !== undefined);
}

/** Whether the line is sure to be denied for something else than a code pair, in which the other line has no part. */
function fallsByItself(line: ServiceLine, denial: Denial | undefined, other: ServiceLine, ptp: PtpTable): boolean {
  if (denial?.certain !== true) return false;
  return denial.edits.some((edit) => {
    const lines: readonly unknown[] = [edit.at, ...(edit.related ?? []), ...(edit.atRisk ?? [])];
    return !lines.includes(other) && !isByPair(edit, line, ptp);
  });
}

export default defineRule({
  id: "ncci/pair-with-denied-column-1",
  code: "PTP-007",
  summary: "A code pair denies a line, and every line that it is bundled into will be denied itself.",
  subject: "denials",
  wakes: { paired: true },
  tables: ["ptp"],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "both-fall":
      "A code pair bundles {procedure} into {column1}, which will itself be denied for another reason. As the claim stands none of them is paid; without {column1} this line may be.",
  },
  remedies: {
    "decide-first": {
      kind: "document",
      text: "Mend {column1} first. If it can't be paid and the record supports {procedure}, leave {column1} off, so that no pair stands against this line.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: [],
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter I, section A, column 1 and column 2")],
  yieldsTo: [],
  check({ denied }, { ptp }, report) {
    for (const [line, { edits }] of denied) {
      // Beside a visit 25 is the question, whatever else is wrong.
      if (isEvaluation(line.procedureKey)) continue;
      // Only where a pair is all that stands against the line.
      const [edit, ...others] = edits;
      if (edit?.at !== line || others.length > 0 || !isByPair(edit, line, ptp)) continue;
      const column1 = edit.related ?? [];
      if (!column1.every((other) => fallsByItself(other, denied.get(other), line, ptp))) continue;
      report({
        at: line,
        related: column1,
        message: "both-fall",
        data: { column1: codesOf(column1) },
        shown: column1.map((other) => ({ kind: "remove", line: other })),
        causedBy: [edit, ...column1.flatMap((other) => denied.get(other)?.edits ?? [])],
      });
    }
  },
});
