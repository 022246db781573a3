import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";

/** Modifiers by which a claim says that a same-day surgical line is a service of its own, besides the anatomic ones (rules.md 3B.2). */
const SEPARATE = new Set(["59", "XE", "XP", "XS", "XU", "76"]);
const DIGIT_OR_EYELID = /^(?:E[1-4]|F[A1-9]|T[A1-9])$/;
/** For other purposes: no sign that a second surgical line of the day is another service (rules.md 3B.2). 51 ranks it, and contractors rank by themselves. */
const NEVER_DISTINGUISHING = new Set(["24", "25", "51", "57", "58", "77", "78", "79", "91"]);
const SIDES = new Set(["LT", "RT", "50"]);

/**
 * Whether left, right and 50 mean anything for this code: only where its bilateral indicator is 1 or 3 (rules.md 3B.1). Of a code whose indicator isn't
 * known here the two sides are not called one service.
 */
function sidesCount(line: ServiceLine, fees: FeeSchedule | undefined): boolean {
  const bilateral = fees?.row(line.procedureKey, "")?.bilateral;
  return bilateral === undefined || bilateral === "1" || bilateral === "3";
}

/** The modifier that sets this line apart from another of the same code on the day; undefined where it has none. */
export function distinguishingModifier(line: ServiceLine, fees: FeeSchedule | undefined): string | undefined {
  return line.modifiers.find(
    (modifier) =>
      SEPARATE.has(modifier) || DIGIT_OR_EYELID.test(modifier) || ((modifier === "LT" || modifier === "RT") && sidesCount(line, fees)),
  );
}

/** The modifiers that count when two lines are compared: those that never distinguish are dropped (rules.md 3B.25); sorted, joined by a space. */
export function comparedModifiers(line: ServiceLine, fees: FeeSchedule | undefined): string {
  const sides = sidesCount(line, fees);
  return line.modifiers
    .filter((modifier) => !NEVER_DISTINGUISHING.has(modifier) && (sides || !SIDES.has(modifier)))
    .sort()
    .join(" ");
}

/** The line's modifiers with one more; undefined where SV101-3 to SV101-6 are full. */
export function withModifier(line: ServiceLine, modifier: string): readonly string[] | undefined {
  return line.modifiers.length < 4 ? [...line.modifiers, modifier] : undefined;
}
