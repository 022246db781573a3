import type { LineChange, ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule, SkinSites } from "@claimscrub/reference";
import { distinguishingModifier, withModifier } from "../repeats/distinguishing.ts";
import { groupTumours, type Tumour } from "./group-tumours.ts";
import { type MohsFamily, mohsService } from "./mohs-codes.ts";
import { recodedTo } from "./recode-tumour.ts";
import { siteOfTumour, type TumourSite } from "./site-of-tumour.ts";

/** A tumour whose stages are coded in the other family than its site. */
export interface MiscodedTumour {
  /** The wrong first stage, else the first wrong later stage. */
  readonly at: ServiceLine;
  /** The other wrong lines, and the repair that gave the site away. */
  readonly related: readonly ServiceLine[];
  readonly site: TumourSite & { readonly family: MohsFamily };
  /** The whole tumour in the family of its site. */
  readonly changes: readonly LineChange[];
}

/** A recoded first stage that joins another one of its new code needs what every second tumour needs: 59, where it carries nothing of the kind. */
function setApart(change: LineChange, lines: readonly ServiceLine[], fees: FeeSchedule | undefined): LineChange {
  if (change.kind !== "recode" || distinguishingModifier(change.line, fees) !== undefined) return change;
  const joins = lines.some(
    (other) =>
      other.procedure === change.as.procedure &&
      other.renderingNpi === change.line.renderingNpi &&
      distinguishingModifier(other, fees) === undefined,
  );
  const modifiers = withModifier(change.line, "59");
  if (!joins || modifiers === undefined || mohsService(change.line.procedureKey)?.role !== "first-stage") return change;
  return { ...change, as: { ...change.as, modifiers } };
}

const NONE: readonly MiscodedTumour[] = [];

/** Whether all stages of the tumour are coded in the family. */
function isOf(family: MohsFamily, { firstStage, laterStages }: Tumour): boolean {
  const isOfFamily = (line: ServiceLine): boolean => mohsService(line.procedureKey)?.family === family;
  return isOfFamily(firstStage) && laterStages.every(isOfFamily);
}

/** Tumours of the day whose site is `right` by their diagnoses, digit modifiers or repairs, but whose lines say the other family. */
export function tumoursMiscoded(
  right: MohsFamily,
  lines: readonly ServiceLine[],
  sites: SkinSites,
  fees: FeeSchedule | undefined,
): readonly MiscodedTumour[] {
  const { tumours } = groupTumours(lines);
  const isMiscoded = (tumour: Tumour): boolean => siteOfTumour(tumour, sites).family === right && !isOf(right, tumour);
  if (!tumours.some(isMiscoded)) return NONE;
  return tumours.flatMap((tumour): readonly MiscodedTumour[] => {
    const site = siteOfTumour(tumour, sites);
    if (site.family !== right || isOf(right, tumour)) return NONE;
    const changes = recodedTo(right, tumour).map((change) => setApart(change, lines, fees));
    const wrong = changes.flatMap((change) => (change.kind === "recode" ? [change.line] : []));
    const [at, ...others] = wrong;
    if (at === undefined) return [];
    // A later stage without a first stage of its own family is a crossed family, which is told once, as MOH-002.
    if (at !== tumour.firstStage && !lines.some((line) => line.renderingNpi === at.renderingNpi && isOwnFirstStage(line, at))) return [];
    return [{ at, related: site.by === "repair" ? [...others, site.repair] : others, site, changes }];
  });
}

function isOwnFirstStage(line: ServiceLine, laterStage: ServiceLine): boolean {
  const service = mohsService(line.procedureKey);
  return service?.role === "first-stage" && service.family === mohsService(laterStage.procedureKey)?.family;
}
