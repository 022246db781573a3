import type { LineChange, PatientDay, ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareClaims, type SidecarOf, unitsOf } from "../../sidecar/compare-claims.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { mohsCode, mohsService } from "../../tumours/mohs-codes.ts";

/** Modifiers that set a tumour apart; a later stage needs none. */
const SEPARATE = new Set(["59", "XE", "XP", "XS", "XU", "76"]);

/** `stage 2`, `2nd stage`, `stage II`, `second layer`, in SV101-7 or a note of the line. */
const LATER_STAGE =
  /\b(?:stage|layer)s?\s*#?\s*(?:[2-9]|ii|iii|iv|two|three|four)\b|\b(?:2nd|3rd|[4-9]th|second|third|fourth)\s+(?:stage|layer)\b/i;

interface Mistaken {
  readonly line: ServiceLine;
  readonly first: ServiceLine;
  readonly by: "recorded" | "later-stage";
}

/** First-stage lines whose own words call them a later stage, beside an earlier first stage of the same physician, code and diagnosis. */
function byText(day: PatientDay): Mistaken[] {
  const firsts = day.lines.filter((line) => mohsService(line.procedureKey)?.role === "first-stage");
  if (firsts.length < 2) return [];
  return firsts.flatMap((line): Mistaken[] => {
    if (!LATER_STAGE.test(`${line.narrative} ${line.note}`)) return [];
    const first = firsts.find(
      (other) =>
        other !== line &&
        other.renderingNpi === line.renderingNpi &&
        other.procedure === line.procedure &&
        other.diagnoses.some((diagnosis) => line.diagnoses.includes(diagnosis)) &&
        !LATER_STAGE.test(`${other.narrative} ${other.note}`),
    );
    return first === undefined ? [] : [{ line, first, by: "later-stage" }];
  });
}

/** Where the claim has more first stages than the record has tumours, and the record just so many more stages. */
function byRecord(day: PatientDay, sidecarOf: SidecarOf): Mistaken[] {
  return compareClaims(day, sidecarOf).flatMap(({ records, tumours, firstStages, lines }): Mistaken[] => {
    const surplus = firstStages - records.length;
    if (surplus <= 0 || tumours.length !== firstStages || records.some(({ stages }) => stages === undefined)) return [];
    const stages = records.reduce((sum, record) => sum + (record.stages ?? 0), 0);
    const later = unitsOf(lines.filter((line) => mohsService(line.procedureKey)?.role === "later-stage"));
    const lacking = Math.min(surplus, stages - records.length - later);
    const repeated = tumours.flatMap(({ firstStage }, at): Mistaken[] => {
      const earlier = tumours
        .slice(0, at)
        .find(
          ({ firstStage: other }) =>
            other.procedure === firstStage.procedure && other.diagnoses.some((diagnosis) => firstStage.diagnoses.includes(diagnosis)),
        );
      return earlier === undefined ? [] : [{ line: firstStage, first: earlier.firstStage, by: "recorded" }];
    });
    return lacking <= 0 ? [] : repeated.slice(-lacking);
  });
}

export default defineRule({
  id: "mohs/told-later-stage-as-first-stage",
  code: "MOH-004",
  summary: "A line is billed as a first stage, and its own words or the record say that it was a later one.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "low",
  messages: {
    "later-stage":
      "The words of this line call it a later stage, and {procedure} is the code of a first stage, which stands on line {first}. A later stage is {later}, paid in full; as a second first stage the line is cut to half and stands open to denial as a duplicate.",
    recorded:
      "The record has fewer tumours and more stages than the claim has first stages: this {procedure} looks like a later stage of the tumour on line {first}. A later stage is {later}, paid in full; as a second first stage the line is cut to half and stands open to denial as a duplicate.",
  },
  remedies: {
    "code-later-stage": {
      kind: "change-code",
      text: "If the Mohs log shows a later stage of the tumour on line {first}, code it as {later}, one unit a stage, without 59 or X. If it was another tumour, say so with 59 or XS and correct the text or the record.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18", "151"],
  rarc: [],
  status277: ["A3:54"],
  citations: [
    OWN_RECORD,
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "17311 and 17313 have multiple procedure indicator 2; 17312 and 17314 are ZZZ and never reduced" },
  ],
  yieldsTo: [],
  check(day, { sidecarOf }, report) {
    if (day.lines.length < 2) return;
    const written = byText(day);
    const recorded =
      sidecarOf !== undefined ? byRecord(day, sidecarOf).filter(({ line }) => !written.some((other) => other.line === line)) : [];
    if (written.length + recorded.length === 0) return;
    const grouped = groupTumours(day.lines);
    for (const { line, first, by } of [...written, ...recorded]) {
      const family = mohsService(line.procedureKey)?.family;
      if (family === undefined || !grouped.tumours.some(({ firstStage }) => firstStage === first)) continue;
      const later = mohsCode(family, "later-stage");
      const modifiers = line.modifiers.filter((modifier) => !SEPARATE.has(modifier));
      const changes: readonly LineChange[] = [{ kind: "recode", line, as: { procedure: later, modifiers } }];
      report({
        at: line,
        related: [first],
        message: by,
        data: { later, first: first.claim === line.claim ? first.number : `${first.number} of another claim` },
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
