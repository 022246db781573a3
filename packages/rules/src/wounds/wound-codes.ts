import { codeSet, type ServiceLine } from "@claimscrub/claim";

/** Closure of a wound by stitches: simple; layered (intermediate) and complex. */
export const isSimpleRepair = codeSet(["12001-12021", "G0168"]);
export const isLayeredRepair = codeSet(["12031-12057", "13100-13160"]);
export const isRepair = codeSet(["12001-12057", "13100-13160", "G0168"]);
/** Adjacent tissue transfer. */
export const isFlap = codeSet(["14000-14350"]);
/** Flaps and grafts, further ones of every kind, with skin substitutes; not the preparation of a site (15002-15005), nor what is no closure (15780 and on). */
export const FLAPS_AND_GRAFTS: readonly string[] = ["14000-14350", "15040-15278", "15570-15777"];
export const isFlapOrGraft = codeSet(FLAPS_AND_GRAFTS);
/** Excision of benign and of malignant lesions. */
export const isExcision = codeSet(["11400-11471", "11600-11646"]);
/** Excision of benign lesions of half a centimetre or less, which includes every repair. */
export const SMALLEST_EXCISIONS: readonly string[] = ["11400", "11420", "11440"];
export const isSmallestExcision = codeSet(SMALLEST_EXCISIONS);
/** Whatever takes a lesion off or opens the skin, besides the two groups above. */
export const isOtherRemoval = codeSet(["10040-11107", "11200-11313", "11730-11765", "11770-11772", "17311", "17313", "19000-69990"]);

/** Says that a line stands for another lesion or site. */
export function isSetApartBy59(line: ServiceLine): boolean {
  return line.modifiers.some((modifier) => modifier === "59" || /^X[EPSU]$/.test(modifier));
}

/** Whether two lines may be about one lesion as far as their diagnoses tell: one in common, or none told. */
export function mayBeOneLesion(a: ServiceLine, b: ServiceLine): boolean {
  return a.diagnoses.length === 0 || b.diagnoses.length === 0 || a.diagnoses.some((diagnosis) => b.diagnoses.includes(diagnosis));
}

/**
 * Whether the closure of a wound and the excision that made it stand as a pair, as far as their diagnoses tell: a simple repair with any excision, every repair
 * with the smallest one, an excision with the flap that fills its place (NCCI Policy Manual, chapter III). 59 on such a line is looked into, not the way out.
 */
export function areExcisionAndClosure(a: ServiceLine, b: ServiceLine): boolean {
  const one = (excision: ServiceLine, closure: ServiceLine): boolean =>
    (isExcision(excision.procedureKey) && (isSimpleRepair(closure.procedureKey) || isFlap(closure.procedureKey))) ||
    (isSmallestExcision(excision.procedureKey) && isLayeredRepair(closure.procedureKey));
  return (one(a, b) || one(b, a)) && mayBeOneLesion(a, b);
}
