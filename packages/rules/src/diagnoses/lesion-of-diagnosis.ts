import { remembered } from "./remembered.ts";

export type Lesion = "malignant" | "benign" | "unconfirmed";

const MALIGNANT = /^(?:C0[0-9]|C4[34679]|C4A|C5[12]|C60|C63|C792|D03|D04|D07)/;
const BENIGN = /^(?:D1[78]|D2[23]|L72|L82|L91|B07)/;
/** Of uncertain behaviour, or not yet known. */
const UNCONFIRMED = /^(?:D485|D492)/;

/** What kind of skin lesion a diagnosis (ICD-10-CM without its dot) names; in situ counts as malignant; undefined where it names none of them. */
export const lesionOf = remembered((diagnosis): Lesion | undefined => {
  if (MALIGNANT.test(diagnosis)) return "malignant";
  if (BENIGN.test(diagnosis)) return "benign";
  return UNCONFIRMED.test(diagnosis) ? "unconfirmed" : undefined;
});

/** Groups of sites by which excisions and destructions of skin lesions are coded. */
export type SiteGroup = "trunk-arms-legs" | "scalp-neck-hands-feet-genitalia" | "face";

const NO_GROUP: readonly SiteGroup[] = [];
const FACE: readonly SiteGroup[] = ["face"];
const SCALP: readonly SiteGroup[] = ["scalp-neck-hands-feet-genitalia"];
const TRUNK: readonly SiteGroup[] = ["trunk-arms-legs"];
/** The diagnosis says arm or hand, leg or foot, and not which. */
const LIMB: readonly SiteGroup[] = [...TRUNK, ...SCALP];
/** Anal and perianal skin stands among the trunk's codes and is coded elsewhere. */
const PERIANAL = /^(?:C4351|C445[0-9]0|C4A51|D0351)/;
const GENITAL = /^(?:C51|C52|C60|C632|D07[1-4]|D28[01]|D29[04])/;

/** The groups of sites that a skin diagnosis allows; empty where it says nothing of the site. */
export const siteGroupsOf = remembered((diagnosis): readonly SiteGroup[] => {
  if (GENITAL.test(diagnosis)) return SCALP;
  const digit = /^(?:C43|C44|C4A|D03|D04|D22|D23)([0-7])/.exec(diagnosis)?.[1];
  if (digit === undefined || PERIANAL.test(diagnosis)) return NO_GROUP;
  if (digit <= "3") return FACE;
  return digit === "4" ? SCALP : digit === "5" ? TRUNK : LIMB;
});
