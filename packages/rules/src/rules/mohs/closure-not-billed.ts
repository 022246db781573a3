import { type LineChange, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { type ClosureCode, closureCode, closureKind } from "../../sidecar/closure-codes.ts";
import { compareClaimsAndWords } from "../../sidecar/compare-claims.ts";
import type { RecordedRepair, RecordedTumour } from "../../sidecar/sidecar.ts";

/** Repairs of one kind and group of regions: linear ones are summed and coded once, flaps and grafts stand by themselves. */
interface RecordedClosure {
  readonly kind: RecordedRepair["kind"];
  readonly first: RecordedTumour;
  readonly code: ClosureCode | undefined;
}

function closuresOf(records: readonly RecordedTumour[]): readonly RecordedClosure[] {
  const linear = new Map<string, { readonly first: RecordedTumour; readonly repair: RecordedRepair }>();
  const closures: RecordedClosure[] = [];
  for (const record of records) {
    for (const repair of record.repairs) {
      const code = closureCode(repair, record.site);
      if (code === undefined || repair.kind === "flap" || repair.kind === "graft") {
        closures.push({ kind: repair.kind, first: record, code });
        continue;
      }
      const known = linear.get(code.group);
      const lengthCm = (known?.repair.lengthCm ?? 0) + (repair.lengthCm ?? 0);
      linear.set(code.group, { first: known?.first ?? record, repair: { ...repair, lengthCm } });
    }
  }
  for (const { first, repair } of linear.values()) closures.push({ kind: repair.kind, first, code: closureCode(repair, first.site) });
  return closures;
}

export default defineRule({
  id: "mohs/closure-not-billed",
  code: "MOH-025",
  summary: "The record, or words on the claim, name a closure of the Mohs wound that is not billed.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    "not-billed":
      "The record, or this claim in words, names {closure} of this wound, and the day has no such closure by this physician. Repairs, flaps and grafts are reportable beside Mohs surgery, without a modifier.",
    "not-measured":
      "The record, or this claim in words, names {closure} of this wound, and the day has no such closure by this physician. Which code it is depends on the region and the measure, which neither the sidecar nor the words tell.",
  },
  remedies: {
    "bill-closure": {
      kind: "add-line",
      text: "See the operative note. If it shows the closure with its measure, bill {code}.",
    },
    "measure-closure": {
      kind: "document",
      text: "Put the site and the length in centimetres (a flap or a graft: the area in square centimetres) into the record, and code the closure by them.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [
    OWN_RECORD,
    nationalCorrectCodingManual("chapter III, section F"),
    nationalCorrectCodingManual("chapter III, section L, item 9"),
    { ...FEE_SCHEDULE, section: "multiple procedure indicator 2: the lower of surgery and closure is paid at half" },
  ],
  yieldsTo: [],
  check(day, { sidecarOf }, report) {
    for (const { pairs, records } of compareClaimsAndWords(day, sidecarOf)) {
      if (pairs === undefined) continue;
      const surgeon = pairs[0]?.tumour.firstStage;
      if (surgeon === undefined) continue;
      const billed = day.lines.filter(
        (line) => closureKind(line.procedure) !== undefined && (line.claim.billing.npi === surgeon.claim.billing.npi || samePhysician(line, surgeon) !== false), // biome-ignore format: one condition
      );
      const closures = closuresOf(records);
      // A closure that is billed as another kind is billed: what is left over is not.
      let left = closures.length - billed.length;
      for (const closure of closures) {
        if (left <= 0 || billed.some((line) => sameKind(line, closure))) continue;
        left -= 1;
        const tumour = pairs.find(({ record }) => record === closure.first)?.tumour;
        if (tumour === undefined) continue;
        const { firstStage } = tumour;
        const { code } = closure;
        const words = { closure: `${closure.kind === "intermediate" ? "an" : "a"} ${wordsOf(closure.kind)}` };
        if (code === undefined) {
          report({
            at: firstStage,
            message: "not-measured",
            data: words,
            direction: "review",
            severity: "info",
            remedy: "measure-closure",
          });
          continue;
        }
        const changes: LineChange[] = [
          { kind: "add", like: firstStage, as: { procedure: code.procedure } },
          ...(code.addOn === undefined ? [] : [{ kind: "add", like: firstStage, as: code.addOn } as const]),
        ];
        const codes = code.addOn === undefined ? code.procedure : `${code.procedure} with ${code.addOn.units} of ${code.addOn.procedure}`;
        report({
          at: firstStage,
          related: tumour.laterStages,
          message: "not-billed",
          data: { ...words, code: codes },
          corrected: changes,
          remedy: "bill-closure",
          remedyChanges: changes,
        });
      }
    }
  },
});

function sameKind(line: ServiceLine, { kind }: RecordedClosure): boolean {
  return closureKind(line.procedure) === kind;
}

function wordsOf(kind: RecordedRepair["kind"]): string {
  return kind === "flap" || kind === "graft" ? kind : `${kind} repair`;
}
