import { codeSet, type ProcedureKey } from "@claimscrub/claim";

/** Biopsies of skin and of the sites that have a code of their own: lip, penis, vulva, eyelid, ear, nail unit. */
export const isBiopsy: (procedure: ProcedureKey) => boolean = codeSet([
  "11102-11107",
  "11755",
  "40490",
  "54100",
  "56605",
  "67810",
  "69100",
]);

/** Removals of a whole lesion or of devitalised tissue: debridement, shave, excision, destruction of a malignancy. */
export const isRemoval: (procedure: ProcedureKey) => boolean = codeSet([
  "11000-11047", "11300-11313", "11400-11471", "11600-11646", "17260-17286", "97597-97602",
]); // biome-ignore format: ranges of codes
