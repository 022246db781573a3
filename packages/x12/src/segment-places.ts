import { CLAIM, LINE } from "./claim-columns.ts";
import { LOOP } from "./loop-rows.ts";

const CLAIM_SLOTS: readonly (readonly [prefix: string, slot: number])[] = [
  ["CLM", CLAIM.CLM],
  ["HI", CLAIM.HI_FIRST],
  ["REF*F8", CLAIM.REF_F8],
  ["REF*X4", CLAIM.REF_X4],
  ["NTE", CLAIM.NTE_FIRST],
  ["DTP*435", CLAIM.DTP_435],
  ["DTP*096", CLAIM.DTP_096],
  ["DTP*472", CLAIM.DTP_472],
  ["NM1*82", CLAIM.RENDERING],
  ["PRV*PE", CLAIM.RENDERING_PRV],
  ["NM1*77", CLAIM.FACILITY],
  ["NM1*DN", CLAIM.REFERRING],
  ["NM1*DQ", CLAIM.SUPERVISING],
  ["2320", CLAIM.OTHER_PAYER],
  ["N3", CLAIM.FACILITY_N3],
  ["N4", CLAIM.FACILITY_N4],
];

/** The column of a claim that holds the place of an element; undefined where the claim keeps none for it. */
export function claimSlotOf(element: string): number | undefined {
  return CLAIM_SLOTS.find(([prefix]) => element.startsWith(prefix))?.[1];
}

const LINE_SLOTS: readonly (readonly [prefix: string, slot: number])[] = [
  ["SV1", LINE.SV1],
  ["LX", LINE.LX],
  ["DTP", LINE.DTP_472],
  ["REF*6R", LINE.REF_6R],
  ["REF*X4", LINE.REF_X4],
  ["LIN", LINE.LIN],
  ["NTE", LINE.NTE_FIRST],
  ["NM1*82", LINE.RENDERING],
  ["PRV", LINE.RENDERING_PRV],
  ["NM1*77", LINE.FACILITY],
  ["NM1*DK", LINE.ORDERING],
  ["NM1*DN", LINE.REFERRING],
  ["NM1*DQ", LINE.SUPERVISING],
  ["SVD", LINE.SVD_FIRST],
  ["N3", LINE.FACILITY_N3],
  ["N4", LINE.FACILITY_N4],
];

/** The column of a line that holds the place of an element; undefined where the line keeps none for it. */
export function lineSlotOf(element: string): number | undefined {
  return LINE_SLOTS.find(([prefix]) => element.startsWith(prefix))?.[1];
}

const LOOP_SLOTS: readonly (readonly [prefix: string, purpose: number, slot: number])[] = [
  ["SBR", CLAIM.SUBSCRIPTION, LOOP.SBR],
  ["NM1*IL", CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER],
  ["NM1*PR", CLAIM.PAYER, LOOP.PAYER],
  ["NM1*QC", CLAIM.PATIENT, LOOP.PATIENT],
  ["NM1*85", CLAIM.BILLING, LOOP.BILLING],
  ["PRV*BI", CLAIM.TAXONOMY, LOOP.BILLING_PRV],
  ["N3", CLAIM.BILLING, LOOP.BILLING_N3],
  ["N4", CLAIM.BILLING, LOOP.BILLING_N4],
];

/** The loop above a claim that holds an element, by its purpose, and the column of that loop; DMG is the patient's. */
export function loopSlotOf(element: string, dependent: boolean): readonly [purpose: number, slot: number] | undefined {
  if (element.startsWith("DMG")) return dependent ? [CLAIM.PATIENT, LOOP.PATIENT_DMG] : [CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG];
  const found = LOOP_SLOTS.find(([prefix]) => element.startsWith(prefix));
  return found && [found[1], found[2]];
}
