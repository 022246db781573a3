import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";

/** NCCI's PTP-associated modifiers of sites other than left and right: eyelids, fingers, toes, coronary arteries. */
const ANATOMIC = /^(?:E[1-4]|F[A1-9]|T[A1-9]|LC|LD|LM|RC|RI)$/;
/** Those that set a service apart from a procedure, wherever they stand but on a visit. */
const SEPARATE = new Set(["27", "58", "59", "78", "79", "91", "XE", "XP", "XS", "XU"]);

/** Whether the modifier names a site, other than a side. */
export function isSiteModifier(modifier: string): boolean {
  return ANATOMIC.test(modifier);
}

/**
 * The modifier of this line that lifts a pair of procedures whose indicator is 1, undefined where it has none (rules.md 4.4, 3B.1, 3B.6, 3B.27):
 * 24, 25 and 57 belong to visits and lift nothing here; LT and RT tell two sites apart only where the line's bilateral indicator is 1 or 3;
 * 22, 51, 76 and 77 are not on the list.
 */
export function bypassOfProcedures(line: ServiceLine, fees: FeeSchedule | undefined): string | undefined {
  return line.modifiers.find((modifier) => {
    if (SEPARATE.has(modifier) || isSiteModifier(modifier)) return true;
    if (modifier !== "LT" && modifier !== "RT") return false;
    const bilateral = fees?.row(line.procedureKey, "")?.bilateral;
    return bilateral === "1" || bilateral === "3";
  });
}
