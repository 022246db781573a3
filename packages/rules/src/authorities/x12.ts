import type { Citation } from "@claimscrub/claim";

/** A place of the guide by which professional claims are written. */
export function professionalGuide(section: string): Citation {
  return { title: "ASC X12N 005010X222A1 implementation guide, professional claim", section };
}

/** A Medicare contractor's published front-end edits for professional claims. */
export function frontEndEdits(section: string): Citation {
  return { title: "CMS 5010 professional claim front-end edits", section };
}
