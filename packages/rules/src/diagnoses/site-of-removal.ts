import type { ServiceLine } from "@claimscrub/claim";
import { type SiteGroup, siteGroupsOf } from "./lesion-of-diagnosis.ts";

/** Fourth digit of a code by its group of sites: excisions, and destructions of malignant lesions. */
const EXCISION: Readonly<Record<string, SiteGroup>> = { 0: "trunk-arms-legs", 2: "scalp-neck-hands-feet-genitalia", 4: "face" };
const DESTRUCTION: Readonly<Record<string, SiteGroup>> = { 6: "trunk-arms-legs", 7: "scalp-neck-hands-feet-genitalia", 8: "face" };
/** A finger, toe or eyelid says more than the diagnosis. */
const SITE_MODIFIER = /^(?:E[1-4]|F[A1-9]|T[A1-9])$/;

export const SITES_IN_WORDS: Readonly<Record<SiteGroup, string>> = {
  "trunk-arms-legs": "trunk, arms and legs",
  "scalp-neck-hands-feet-genitalia": "scalp, neck, hands, feet and genitalia",
  face: "the face with ears, eyelids, nose and lips",
};

/** A removal coded for sites at which none of its diagnoses lies. */
export interface OtherSite {
  readonly billed: SiteGroup;
  /** The one group in which every diagnosis lies, and the code of that group and the billed size; undefined where they allow several. */
  readonly told: { readonly group: SiteGroup; readonly procedure: string } | undefined;
}

/** The groups that every diagnosis of the line allows; undefined where one of them says nothing of the site. */
function allowedGroups(line: ServiceLine): readonly SiteGroup[] | undefined {
  const each = line.diagnoses.map(siteGroupsOf);
  if (each.length === 0 || each.some((groups) => groups.length === 0)) return undefined;
  return [...new Set(each.flat())];
}

/** How the diagnoses of a removal (excision, or destruction of a malignant lesion) contradict the sites of its code; undefined where they don't. */
export function otherSite(line: ServiceLine): OtherSite | undefined {
  const { procedure } = line;
  if (line.modifiers.some((modifier) => SITE_MODIFIER.test(modifier))) return undefined;
  const byDigit = procedure.startsWith("172") ? DESTRUCTION : EXCISION;
  const billed = byDigit[procedure[3] ?? ""];
  const allowed = allowedGroups(line);
  if (billed === undefined || allowed === undefined || allowed.includes(billed)) return undefined;
  const [group] = allowed;
  const digit = Object.keys(byDigit).find((key) => byDigit[key] === group);
  if (allowed.length > 1 || group === undefined || digit === undefined) return { billed, told: undefined };
  return { billed, told: { group, procedure: `${procedure.slice(0, 3)}${digit}${procedure.slice(4)}` } };
}
