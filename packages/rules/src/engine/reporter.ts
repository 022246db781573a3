import type { Edit, NotPricedReason } from "@claimscrub/claim";
import type { AnyRule, NotChecked } from "../define-rule.ts";
import type { Reported } from "./ownership.ts";
import type { CoverageTally } from "./tally.ts";

const NOTHING: readonly Reported[] = [];

/** Hears what rules report and what they could not judge, one rule after the other. One for an engine, so that nothing is made for a day that is clean. */
export class Reporter {
  readonly coverage: CoverageTally;
  /** The rule that is run. */
  rule: AnyRule | undefined;
  #reported: Reported[] | undefined;

  constructor(coverage: CoverageTally) {
    this.coverage = coverage;
  }

  readonly report = (edit: Edit): void => {
    if (this.rule !== undefined) (this.#reported ??= []).push({ rule: this.rule, edit });
  };

  readonly notChecked: NotChecked = (reason: NotPricedReason, lines = 1): void => {
    if (this.rule !== undefined) this.coverage.add(this.rule, reason, lines);
  };

  /** What was reported since the last call. */
  take(): readonly Reported[] {
    const reported = this.#reported;
    if (reported === undefined) return NOTHING;
    this.#reported = undefined;
    return reported;
  }
}
