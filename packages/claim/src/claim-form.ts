/** Which form of claim: CMS-1500 (837P), UB-04 (837I) or that of dentists (837D). */
export type ClaimForm = "professional" | "institutional" | "dental";

/** Forms for which the fee schedule and the practitioner edits of Medicare are not made as a whole; a claim that names none is professional. */
export type OtherForm = Exclude<ClaimForm, "professional">;

/** Service elements of the professional guide as the other guides have them. */
const ELEMENTS: Readonly<Record<OtherForm, readonly (readonly [professional: string, own: string])[]>> = {
  institutional: [
    ["SV101", "SV202"],
    ["SV102", "SV203"],
    ["SV103", "SV204"],
    ["SV104", "SV205"],
    ["SV105", "CLM05-1"],
    ["SV107", "HI"],
    ["SV1", "SV2"],
  ],
  dental: [
    ["SV101", "SV301"],
    ["SV102", "SV302"],
    ["SV103", "SV306"],
    ["SV104", "SV306"],
    ["SV105", "SV303"],
    ["SV107", "SV311"],
    ["SV1", "SV3"],
  ],
};

/** Loops of providers: who rendered a service, and where. */
const LOOPS: Readonly<Record<OtherForm, readonly (readonly [professional: string, own: string])[]>> = {
  institutional: [
    ["2310B", "2310D"],
    ["2310C", "2310E"],
    ["2420A", "2420C"],
  ],
  dental: [],
};

/** An element by the name that the guide of the form gives it: SV101-2 is SV202-2 on an institutional claim, SV301-2 on a dental one. */
export function elementOnForm(element: string, form: OtherForm | undefined): string {
  if (form === undefined || !element.startsWith("SV1")) return element;
  const [professional, own] = ELEMENTS[form].find(([name]) => element.startsWith(name)) ?? ["", ""];
  // Where the other guide has no composite in its place, the part goes too.
  return own === "HI" || own === "CLM05-1" ? own : own + element.slice(professional.length);
}

/** A sentence that names elements of the professional guide, with the names that the form's guide has. */
export function wordsOnForm(text: string, form: OtherForm | undefined): string {
  if (form === undefined) return text;
  let words = text.replace(/\bSV1(?:\d\d(?:-\d)?)?\b/g, (element) => elementOnForm(element, form));
  if (words.includes("2310") || words.includes("2420"))
    words = words.replace(/\b2(?:310[BC]|420A)\b/g, (loop) => LOOPS[form].find(([name]) => name === loop)?.[1] ?? loop);
  return words;
}
