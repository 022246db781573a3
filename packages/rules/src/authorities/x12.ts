import { type Citation, type OtherForm, wordsOnForm } from "@claimscrub/claim";

const PROFESSIONAL = "ASC X12N 005010X222A1 implementation guide, professional claim";
const GUIDES: Readonly<Record<OtherForm, string>> = {
  institutional: "ASC X12N 005010X223A2 implementation guide, institutional claim",
  dental: "ASC X12N 005010X224A2 implementation guide, dental claim",
};

/** A place of the guide by which professional claims are written. */
export function professionalGuide(section: string): Citation {
  return { title: PROFESSIONAL, section };
}

/** The same place in the guide of another form of claim; any other citation as it is. */
export function citationOnForm(citation: Citation, form: OtherForm): Citation {
  return citation.title === PROFESSIONAL ? { title: GUIDES[form], section: wordsOnForm(citation.section, form) } : citation;
}

/** A Medicare contractor's published front-end edits for professional claims. */
export function frontEndEdits(section: string): Citation {
  return { title: "CMS 5010 professional claim front-end edits", section };
}
