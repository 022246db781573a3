import type { PatientDay } from "@claimscrub/claim";
import type { NotChecked } from "../define-rule.ts";
import { compareClaims, type Recorded, type SidecarOf, unitsOf } from "./compare-claims.ts";

/** A tumour whose blocks beyond the fifth of a stage are not those that its claim bills. */
export interface BlocksApart {
  readonly pair: Recorded;
  /** Units of 17315 that are missing; negative for those that no stage had. */
  readonly missing: number;
  readonly data: { readonly blocks: string; readonly recorded: number; readonly billed: number };
}

/** Blocks beyond the fifth of each stage. */
function beyondFive({ record }: Recorded): number {
  return record.blocks.reduce((sum, blocks) => sum + Math.max(0, blocks - 5), 0);
}

function missing(pair: Recorded): number {
  return beyondFive(pair) - unitsOf(pair.tumour.extraBlocks);
}

/** Compares the blocks of each record with the claim's 17315; claims whose tumours are not those of the record go to `notChecked`. */
export function compareBlocks(day: PatientDay, sidecarOf: SidecarOf, notChecked: NotChecked | undefined): readonly BlocksApart[] {
  const apart: BlocksApart[] = [];
  for (const { pairs, lines } of compareClaims(day, sidecarOf)) {
    if (pairs === undefined) {
      notChecked?.("record-differs", lines.length);
      continue;
    }
    const told = pairs.filter(({ record }) => record.blocks.length > 0);
    // Over the claim: whose blocks a line bills, two tumours of one diagnosis do not tell.
    let difference = told.reduce((sum, pair) => sum + missing(pair), 0);
    for (const pair of [...told].sort((a, b) => Math.abs(missing(b)) - Math.abs(missing(a)))) {
      const alike = Math.sign(difference) === Math.sign(missing(pair));
      const here = alike ? Math.sign(difference) * Math.min(Math.abs(difference), Math.abs(missing(pair))) : 0;
      if (here === 0) continue;
      const data = { blocks: pair.record.blocks.join(", "), recorded: beyondFive(pair), billed: unitsOf(pair.tumour.extraBlocks) };
      apart.push({ pair, missing: here, data });
      difference -= here;
    }
  }
  return apart;
}
