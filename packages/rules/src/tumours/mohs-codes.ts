import { type ProcedureKey, procedureKey } from "@claimscrub/claim";

/**
 * The two site families of Mohs surgery: 17311 and 17312 for head, neck, hands, feet and genitalia (and for any site where muscle,
 * cartilage, bone, tendon or a major nerve or vessel is directly involved), 17313 and 17314 for trunk, arms and legs.
 */
export type MohsFamily = "head-hands-feet-genitalia" | "trunk-arms-legs";

/** What a Mohs code stands for. 17315 (blocks beyond the fifth of a stage) has no family: it goes with any stage. */
export interface MohsService {
  readonly role: "first-stage" | "later-stage" | "extra-blocks";
  readonly family: MohsFamily | undefined;
}

const SERVICES: ReadonlyMap<ProcedureKey, MohsService> = new Map([
  [procedureKey("17311"), { role: "first-stage", family: "head-hands-feet-genitalia" }],
  [procedureKey("17312"), { role: "later-stage", family: "head-hands-feet-genitalia" }],
  [procedureKey("17313"), { role: "first-stage", family: "trunk-arms-legs" }],
  [procedureKey("17314"), { role: "later-stage", family: "trunk-arms-legs" }],
  [procedureKey("17315"), { role: "extra-blocks", family: undefined }],
]);

/** Keys of one shape in a row. */
const FIRST = procedureKey("17311");
const LAST = procedureKey("17315");

const CODES: Readonly<Record<MohsFamily, Readonly<Record<"first-stage" | "later-stage", string>>>> = {
  "head-hands-feet-genitalia": { "first-stage": "17311", "later-stage": "17312" },
  "trunk-arms-legs": { "first-stage": "17313", "later-stage": "17314" },
};

/** What the code stands for in Mohs surgery; undefined for any other code. */
export function mohsService(procedure: ProcedureKey): MohsService | undefined {
  return procedure < FIRST || procedure > LAST ? undefined : SERVICES.get(procedure);
}

/** Whether the code is one of Mohs surgery: 17311 to 17315. */
export function isMohs(procedure: ProcedureKey): boolean {
  return procedure >= FIRST && procedure <= LAST;
}

/** The code of a stage in a family. */
export function mohsCode(family: MohsFamily, role: "first-stage" | "later-stage"): string {
  return CODES[family][role];
}
