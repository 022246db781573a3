import type { SegmentRange } from "./claim-range.ts";

/** A loop above claims with those above it, outermost first. */
export interface LoopChain {
  readonly loops: readonly SegmentRange[];
  /** Whether a line break stands inside a segment of one of them. */
  readonly broken: boolean;
}

export const NO_LOOPS: LoopChain = { loops: [], broken: false };

/** Puts a loop below others. */
export function under(above: LoopChain, loop: SegmentRange, broken: boolean): LoopChain {
  const [first, second] = above.loops;
  const loops = first === undefined ? [loop] : second === undefined ? [first, loop] : [...above.loops, loop];
  return { loops, broken: broken || above.broken };
}
