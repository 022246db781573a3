import { remembered } from "../diagnoses/remembered.ts";

/**
 * What a repair, flap or graft code says of where its wound was. The codes are grouped by anatomic region; the regions do not
 * coincide with the site families of Mohs surgery, so each group says only as much as this table allows.
 * Sources: groups of 12001-15278 as the NCCI Policy Manual, chapter III, sections H and I describe them.
 */
export type RepairSite =
  | "head-neck"
  /** Neck, hands, feet, genitalia, face: all of the family of 17311. */
  | "head-hands-feet-genitalia"
  /** The same, and the axilla, which is trunk for Mohs surgery. */
  | "head-hands-feet-genitalia-axilla"
  /** Scalp, axilla, trunk, arms or legs, never a hand or a foot. */
  | "not-hand-foot"
  | "trunk"
  | "trunk-arms-legs"
  /** Any region: tells nothing. */
  | "anywhere";

const REPAIRS: readonly (readonly [from: number, to: number, site: RepairSite])[] = [
  [12001, 12007, "anywhere"],
  [12011, 12018, "head-neck"],
  [12031, 12037, "not-hand-foot"],
  [12041, 12047, "head-hands-feet-genitalia"],
  [12051, 12057, "head-neck"],
  [13100, 13102, "trunk"],
  [13120, 13122, "not-hand-foot"],
  [13131, 13133, "head-hands-feet-genitalia-axilla"],
  [13151, 13153, "head-neck"],
  [14000, 14001, "trunk"],
  [14020, 14021, "not-hand-foot"],
  [14040, 14041, "head-hands-feet-genitalia-axilla"],
  [14060, 14061, "head-neck"],
  [14301, 14302, "anywhere"],
  [15100, 15101, "trunk-arms-legs"],
  [15120, 15121, "head-hands-feet-genitalia"],
  [15200, 15201, "trunk"],
  [15220, 15221, "not-hand-foot"],
  [15240, 15241, "head-hands-feet-genitalia-axilla"],
  [15260, 15261, "head-neck"],
  [15271, 15274, "trunk-arms-legs"],
  [15275, 15278, "head-hands-feet-genitalia"],
];

/** Where a wound closed by this code lay; undefined for a code that is no repair, flap or graft of the table. */
export const repairSite = remembered((procedure): RepairSite | undefined => {
  if (!/^\d{5}$/.test(procedure)) return undefined;
  const code = Number(procedure);
  return REPAIRS.find(([from, to]) => code >= from && code <= to)?.[2];
});

/** The region that a digit or eyelid modifier names: FA-F9 a finger, TA-T9 a toe, E1-E4 an eyelid; undefined for any other. */
export const modifierSite = remembered((modifier): "hand" | "foot" | "eyelid" | undefined => {
  if (/^F[A1-9]$/.test(modifier)) return "hand";
  if (/^T[A1-9]$/.test(modifier)) return "foot";
  return /^E[1-4]$/.test(modifier) ? "eyelid" : undefined;
});
