import type { LineChange } from "@claimscrub/claim";
import type { Tumour } from "./group-tumours.ts";
import { mohsCode, type MohsFamily, mohsService } from "./mohs-codes.ts";

/** The stages of a tumour that a family would code otherwise, recoded. */
export function recodedTo(family: MohsFamily, tumour: Tumour): readonly LineChange[] {
  return [tumour.firstStage, ...tumour.laterStages].flatMap((line): LineChange[] => {
    const service = mohsService(line.procedureKey);
    if (service === undefined || service.role === "extra-blocks" || service.family === family) return [];
    return [{ kind: "recode", line, as: { procedure: mohsCode(family, service.role) } }];
  });
}
