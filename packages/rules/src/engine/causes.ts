import type { Edit, NotPricedReason, ServiceLine } from "@claimscrub/claim";
import type { AnyRule, Denial } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Judged } from "./make-finding.ts";
import type { Reported } from "./ownership.ts";
import type { CoverageTally } from "./tally.ts";
import type { Waking } from "./waking.ts";

const NOTHING: readonly Reported[] = [];

/** Runs the rules of what follows from denials on a day that has some; a day without any costs nothing. */
export function runDenialRules(
  day: JudgedDay,
  judged: readonly Judged[],
  rules: readonly AnyRule[],
  waking: Waking,
  coverage: CoverageTally,
): readonly Reported[] {
  if (rules.length === 0 || judged.length === 0 || day.lines.length < 2) return NOTHING;
  const denied = deniedLines(judged);
  if (denied.size === 0) return NOTHING;
  const { lookups } = waking.on(day.tables);
  const reported: Reported[] = [];
  for (const [at, rule] of rules.entries()) {
    const bound = lookups[at];
    if (bound === undefined) {
      // Where every line is denied there is none left that could fall with another.
      if (denied.size < day.lines.length) coverage.add(rule, "no-edition", day.lines.length);
    } else
      rule.check(
        { date: day.date, lines: day.lines, denied },
        bound,
        (edit: Edit) => void reported.push({ rule, edit }),
        (reason: NotPricedReason, lines = 1) => coverage.add(rule, reason, lines),
      );
  }
  return reported;
}

/** Lines that deterministic and probable denials of severity error or warning put at risk, with the edits that do. */
function deniedLines(judged: readonly Judged[]): ReadonlyMap<ServiceLine, Denial> {
  const denied = new Map<ServiceLine, { readonly edits: Edit[]; certain: boolean }>();
  for (const { edit, finding } of judged) {
    // What only may be denied (info) has no consequences: they would flag a claim that it doesn't.
    if (finding.direction !== "denial" || finding.severity === "info" || finding.impact.confidence === "low") continue;
    for (const line of edit.atRisk ?? []) {
      let known = denied.get(line);
      if (known === undefined) denied.set(line, (known = { edits: [], certain: false }));
      known.edits.push(edit);
      known.certain ||= finding.severity === "error" && finding.impact.confidence === "high";
    }
  }
  return denied;
}

/** Fills `causedBy`, when every finding has the id that it keeps. */
export function nameCauses(judged: readonly Judged[]): readonly Judged[] {
  if (!judged.some(({ edit }) => edit.causedBy !== undefined)) return judged;
  const ids = new Map<Edit, string>(judged.map(({ edit, finding }) => [edit, finding.id]));
  return judged.map((one) => {
    const causedBy = [...new Set((one.edit.causedBy ?? []).flatMap((cause) => ids.get(cause) ?? []))].sort();
    return causedBy.length === 0 ? one : { ...one, finding: { ...one.finding, causedBy } };
  });
}
