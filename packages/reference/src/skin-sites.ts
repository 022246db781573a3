import { type Edition, editionInfo } from "./edition.ts";
import type { SkinSite, SkinSites } from "./tables.ts";

/** Where each ICD-10-CM code prefix (without its dot) places a skin tumour. */
export type SkinSitePrefixes = ReadonlyMap<string, SkinSite>;

/** Diagnoses whose site is kept. */
const KEPT = 8192;

/** The longest prefix decides, so that anal skin (C4451) is not taken for the trunk around it (C445). */
export function skinSites(edition: Edition<SkinSitePrefixes>): SkinSites {
  const prefixes = edition.rows;
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a);
  const find = (diagnosis: string): SkinSite | undefined => {
    for (const length of lengths) {
      const site = diagnosis.length >= length ? prefixes.get(diagnosis.slice(0, length)) : undefined;
      if (site) return site;
    }
    return undefined;
  };
  // The diagnoses of a file come again and again.
  const known = new Map<string, SkinSite | undefined>();
  return {
    edition: editionInfo(edition),
    site: (diagnosis) => {
      let site = known.get(diagnosis);
      if (site === undefined && !known.has(diagnosis)) {
        if (known.size === KEPT) known.clear();
        site = find(diagnosis);
        known.set(diagnosis, site);
      }
      return site;
    },
  };
}
