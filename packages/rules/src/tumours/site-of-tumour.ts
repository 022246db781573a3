import type { ServiceLine } from "@claimscrub/claim";
import type { SkinSite, SkinSites } from "@claimscrub/reference";
import type { Tumour } from "./group-tumours.ts";
import type { MohsFamily } from "./mohs-codes.ts";
import { modifierSite, type RepairSite, repairSite } from "./site-evidence.ts";

/** Where a tumour was, as far as the claim tells, and by what sign. */
export type TumourSite =
  | { readonly family: MohsFamily; readonly by: "diagnosis" }
  | { readonly family: MohsFamily; readonly by: "digit"; readonly modifier: string }
  | { readonly family: MohsFamily; readonly by: "repair"; readonly repair: ServiceLine }
  /** The claim does not tell: honest, and no finding by itself. */
  | { readonly family: undefined; readonly by: "ambiguous"; readonly why: Ambiguity };

export type Ambiguity =
  /** The pointed diagnoses name several kinds of site, or the map is silent on one of them. */
  | "mixed"
  /** A limb diagnosis holds hand and arm, or foot and leg. */
  | "limb"
  /** Perianal skin counts as trunk in ICD-10-CM, and is neither plainly trunk nor genitalia. */
  | "perianal"
  | "unspecified"
  | "not-a-tumour"
  | "no-diagnosis"
  /** Two signs contradict each other. */
  | "contradiction";

type DiagnosedSite = { readonly family: MohsFamily } | { readonly why: Ambiguity };

const HEAD: DiagnosedSite = { family: "head-hands-feet-genitalia" };
const TRUNK: DiagnosedSite = { family: "trunk-arms-legs" };
const LIMB: DiagnosedSite = { why: "limb" };
const PERIANAL: DiagnosedSite = { why: "perianal" };
const UNSPECIFIED: DiagnosedSite = { why: "unspecified" };
const NOT_A_TUMOUR: DiagnosedSite = { why: "not-a-tumour" };
const MIXED: DiagnosedSite = { why: "mixed" };

function ofDiagnosis(site: SkinSite | undefined): DiagnosedSite {
  switch (site) {
    case "head-neck":
    case "genital":
      return HEAD;
    case "trunk":
      return TRUNK;
    case "limb-ambiguous":
      return LIMB;
    case "perianal":
      return PERIANAL;
    case "unspecified":
    case "unconfirmed":
      return UNSPECIFIED;
    case "not-a-tumour":
    case "mac-list":
      return NOT_A_TUMOUR;
    case undefined:
      return MIXED;
  }
}

/** The one site that every pointed diagnosis of every stage agrees on. */
function diagnosedSite(tumour: Tumour, sites: SkinSites): DiagnosedSite {
  let agreed: DiagnosedSite | undefined;
  for (const line of [tumour.firstStage, ...tumour.laterStages])
    for (const diagnosis of line.diagnoses) {
      const site = ofDiagnosis(sites.site(diagnosis));
      if (agreed !== undefined && agreed !== site) return MIXED;
      agreed = site;
    }
  return agreed ?? { why: "no-diagnosis" };
}

/** Which family a repair on the same pointer speaks for, given what the diagnosis leaves open. */
function ofRepair(site: RepairSite, open: "limb" | "unspecified"): MohsFamily | "contradiction" | undefined {
  switch (site) {
    case "head-neck":
      return open === "limb" ? "contradiction" : "head-hands-feet-genitalia";
    case "head-hands-feet-genitalia":
      return "head-hands-feet-genitalia";
    case "head-hands-feet-genitalia-axilla":
      return open === "limb" ? "head-hands-feet-genitalia" : undefined;
    case "not-hand-foot":
      return open === "limb" ? "trunk-arms-legs" : undefined;
    case "trunk":
    case "trunk-arms-legs":
      return "trunk-arms-legs";
    case "anywhere":
      return undefined;
  }
}

function byRepair(tumour: Tumour, open: "limb" | "unspecified"): TumourSite {
  let found: TumourSite | undefined;
  for (const repair of tumour.repairs) {
    const site = repairSite(repair.procedure);
    const family = site === undefined ? undefined : ofRepair(site, open);
    if (family === undefined) continue;
    if (family === "contradiction" || (found !== undefined && found.family !== family))
      return { family: undefined, by: "ambiguous", why: "contradiction" };
    found ??= { family, by: "repair", repair };
  }
  return found ?? { family: undefined, by: "ambiguous", why: open };
}

function digitModifier(tumour: Tumour): string | undefined {
  for (const line of [tumour.firstStage, ...tumour.laterStages, ...tumour.repairs])
    for (const modifier of line.modifiers) if (modifierSite(modifier) !== undefined) return modifier;
  return undefined;
}

/** Several rules ask for the site of one tumour after the other of a day: the last answers are kept. */
const placed: { readonly tumour: Tumour; readonly sites: SkinSites; readonly site: TumourSite }[] = [];
const KEPT = 16;

/**
 * The site family of a tumour: by its diagnoses where all of them agree, else, for a limb or an unspecified site, by a digit or
 * eyelid modifier, then by the family of the repair on the same pointer, else ambiguous (rules.md 5.5, 3B.13).
 */
export function siteOfTumour(tumour: Tumour, sites: SkinSites): TumourSite {
  for (const known of placed) if (known.tumour === tumour && known.sites === sites) return known.site;
  const site = place(tumour, sites);
  if (placed.length === KEPT) placed.length = 0;
  placed.push({ tumour, sites, site });
  return site;
}

function place(tumour: Tumour, sites: SkinSites): TumourSite {
  const diagnosed = diagnosedSite(tumour, sites);
  const modifier = digitModifier(tumour);
  if ("family" in diagnosed) {
    // A finger, a toe or an eyelid on a trunk diagnosis: one of the two is wrong, and the claim does not say which.
    if (modifier !== undefined && diagnosed.family === "trunk-arms-legs")
      return { family: undefined, by: "ambiguous", why: "contradiction" };
    return { family: diagnosed.family, by: "diagnosis" };
  }
  if (diagnosed.why !== "limb" && diagnosed.why !== "unspecified") return { family: undefined, by: "ambiguous", why: diagnosed.why };
  if (modifier !== undefined) {
    if (diagnosed.why === "limb" && modifierSite(modifier) === "eyelid")
      return { family: undefined, by: "ambiguous", why: "contradiction" };
    return { family: "head-hands-feet-genitalia", by: "digit", modifier };
  }
  return byRepair(tumour, diagnosed.why);
}

/** Whether every diagnosis that the line points at is of the head, the neck or the genitalia; false where it points at none. */
export function everyDiagnosisOnHeadOrGenitalia(line: ServiceLine, sites: SkinSites): boolean {
  return (
    line.diagnoses.length > 0 &&
    line.diagnoses.every((diagnosis) => {
      const site = sites.site(diagnosis);
      return site === "head-neck" || site === "genital";
    })
  );
}
