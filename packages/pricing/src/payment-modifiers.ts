import { modifierKey, type ModifierKey } from "@claimscrub/claim";

/** What a modifier means to the price of its line; modifiers without a bit here don't change it. */
export const PROFESSIONAL = 1 << 0;
export const TECHNICAL = 1 << 1;
/** 53, a procedure begun and stopped: a row of its own, or by report. */
export const DISCONTINUED = 1 << 2;
/** 52 and 66 are paid by report. */
export const BY_REPORT = 1 << 3;
/** 50. */
export const BILATERAL = 1 << 4;
export const RIGHT = 1 << 5;
export const LEFT = 1 << 6;
/** An eyelid, finger, toe or vessel. */
export const OTHER_ANATOMIC = 1 << 7;
/** 59, XE, XP, XS, XU, 76: the line is no side of a pair (rules.md 3B.24). */
export const DISTINCT = 1 << 8;
/** 59 or XE: a session of its own, outside the sets of diagnostic tests (rules.md 3A.4). */
export const SEPARATE_SESSION = 1 << 9;
/** AS. */
export const ASSISTANT_NPP = 1 << 10;
/** 80, 81, 82. */
export const ASSISTANT = 1 << 11;
/** 62. */
export const CO_SURGEON = 1 << 12;
/** 54. */
export const SURGERY_ONLY = 1 << 13;
/** 55. */
export const AFTERCARE_ONLY = 1 << 14;
/** 56. */
export const BEFORE_ONLY = 1 << 15;
/** 78. */
export const RETURN_TO_THEATRE = 1 << 16;
/** CQ, CO: by a therapy assistant. */
export const THERAPY_ASSISTANT = 1 << 17;
/** FX, FY and CT: old imaging equipment, which cuts the technical part. */
export const FILM = 1 << 18;
export const CASSETTE = 1 << 19;
export const OLD_SCANNER = 1 << 20;

const MEANINGS: readonly (readonly [bits: number, modifiers: string])[] = [
  [PROFESSIONAL, "26"],
  [TECHNICAL, "TC"],
  [DISCONTINUED, "53"],
  [BY_REPORT, "52 66"],
  [BILATERAL, "50"],
  [RIGHT, "RT"],
  [LEFT, "LT"],
  [OTHER_ANATOMIC, "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LC LD LM RC RI"],
  [DISTINCT | SEPARATE_SESSION, "59 XE"],
  [DISTINCT, "XP XS XU 76"],
  [ASSISTANT_NPP, "AS"],
  [ASSISTANT, "80 81 82"],
  [CO_SURGEON, "62"],
  [SURGERY_ONLY, "54"],
  [AFTERCARE_ONLY, "55"],
  [BEFORE_ONLY, "56"],
  [RETURN_TO_THEATRE, "78"],
  [THERAPY_ASSISTANT, "CQ CO"],
  [FILM, "FX"],
  [CASSETTE, "FY"],
  [OLD_SCANNER, "CT"],
];

/** Bits by modifier key; every two-character modifier has a place. */
const BITS = new Int32Array(36 * 36 + 1);
for (const [bits, modifiers] of MEANINGS) for (const text of modifiers.split(" ")) BITS[modifierKey(text)] = bits;

/** The union of what a line's modifiers mean to its price; 0 for a line that they leave alone. */
export function paymentMeaning(modifiers: readonly ModifierKey[]): number {
  let bits = 0;
  for (let at = 0; at < modifiers.length; at++) bits |= BITS[modifiers[at] as number] as number;
  return bits;
}

/** Bits that only matter beside another line or a set of tests: alone, a plain line keeps its price with them. */
export const HARMLESS_ALONE = DISTINCT | SEPARATE_SESSION | OTHER_ANATOMIC;
