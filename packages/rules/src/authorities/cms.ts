import type { Citation } from "@claimscrub/claim";

const MANUAL = "Medicare NCCI Policy Manual";
const MANUAL_URL = "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits";

/** A section of CMS's NCCI Policy Manual. */
export function nationalCorrectCodingManual(section: string): Citation {
  return { title: MANUAL, section, url: MANUAL_URL };
}

/** A section of CMS's Medicare Claims Processing Manual, Pub. 100-04. */
export function claimsProcessingManual(section: string): Citation {
  return { title: "Medicare Claims Processing Manual, Pub. 100-04", section };
}

export const ADD_ON_EDITS: Citation = {
  title: "NCCI Add-on Code Edits",
  section: "edit file of the quarter",
  url: "https://www.cms.gov/ncci-add-code-edits",
};
export const PTP_EDITS: Citation = {
  title: "NCCI Procedure-to-Procedure Edits, practitioner services",
  section: "edit file of the quarter",
  url: MANUAL_URL,
};
export const MUE_EDITS: Citation = {
  title: "NCCI Medically Unlikely Edits, practitioner services",
  section: "edit file of the quarter",
  url: MANUAL_URL,
};
export const FEE_SCHEDULE: Citation = {
  title: "Medicare Physician Fee Schedule, national RVU file",
  section: "status, global days, bilateral and multiple procedure indicators",
};
export const DUAL_ROLE: Citation = { title: "Medicare Learning Network SE1318", section: "one physician as surgeon and as pathologist" };
export const PLACE_OF_SERVICE: Citation = {
  title: "CMS Place of Service Code Set",
  section: "codes and payment setting",
  url: "https://www.cms.gov/medicare/coding-billing/place-of-service-codes",
};

/** A Medicare contractor's coverage determination. */
export function coverageDetermination(section: string): Citation {
  return { title: "Local Coverage Determination", section };
}
