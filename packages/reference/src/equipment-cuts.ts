import type { ServiceDate } from "@claimscrub/claim";

/** What is taken off the technical part of imaging for old equipment, in basis points. */
export interface EquipmentCuts {
  /** FX: film (42 U.S.C. 1395w-4(b)(9)(A)). */
  readonly film: number;
  /** FY: computed radiography with cassettes (42 U.S.C. 1395w-4(b)(9)(B)). */
  readonly cassette: number;
  /** CT: a scanner below the standard XR-29 (42 U.S.C. 1395m(p)). */
  readonly scanner: number;
}

/** From the first day of each year on which one of them changed; no file of CMS's carries them. */
const SINCE: readonly (readonly [from: ServiceDate, cuts: EquipmentCuts])[] = [
  [20230101, { film: 2000, cassette: 1000, scanner: 1500 }],
  [20180101, { film: 2000, cassette: 700, scanner: 1500 }],
  [20170101, { film: 2000, cassette: 0, scanner: 1500 }],
  [20160101, { film: 0, cassette: 0, scanner: 500 }],
];
const NONE: EquipmentCuts = { film: 0, cassette: 0, scanner: 0 };

/** The cuts in force on a date. */
export function equipmentCuts(date: ServiceDate): EquipmentCuts {
  return SINCE.find(([from]) => date >= from)?.[1] ?? NONE;
}
