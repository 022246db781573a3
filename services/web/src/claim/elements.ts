/** What a claim page shows of a line and of a claim, by the element that holds it. */
export type LineField = "procedure" | "modifiers" | "charge" | "units" | "pos" | "pointers" | "date" | "line";
export type ClaimField = "pos" | "diagnoses" | "payer" | "provider" | "charge" | "claim";

/** The field of a line that an element fills (`SV101-3` is a modifier); the line itself for any other. */
export function lineFieldOf(element: string): LineField {
  if (/^SV101-[3-6]/.test(element)) return "modifiers";
  if (element.startsWith("SV101")) return "procedure";
  if (element.startsWith("SV102")) return "charge";
  if (element.startsWith("SV103") || element.startsWith("SV104")) return "units";
  if (element.startsWith("SV105")) return "pos";
  if (element.startsWith("SV107")) return "pointers";
  if (element.startsWith("DTP")) return "date";
  return "line";
}

/** The field of a claim that an element fills. */
export function claimFieldOf(element: string): ClaimField {
  if (element.startsWith("CLM05")) return "pos";
  if (element.startsWith("CLM02")) return "charge";
  if (element.startsWith("HI")) return "diagnoses";
  if (/^(SBR|NM1\*PR|2010BB)/.test(element)) return "payer";
  if (/^(PRV|NM1\*(82|85|77)|2010AA|2310)/.test(element)) return "provider";
  return "claim";
}

/** `C44.311` of `C44311`. */
export function diagnosisText(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
