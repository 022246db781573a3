import { all, type Element, text } from "./element.ts";

/** What a coding's system says it is; `unsaid` where it names none, `other` for one that means nothing to a professional claim. */
export type CodeSystem = "procedure" | "drug" | "unsaid" | "other";

// URLs of HL7's terminology page for the United States, the OIDs of the same systems, and spellings met in exports.
const PROCEDURES = /ama-assn\.org\/(go\/)?cpt|hcpcs|113883\.6\.(12|14|285)$/i;
const DRUGS = /sid\/ndc|113883\.6\.69$/i;
const DIAGNOSES = /icd-?10(-cm)?\/?$|113883\.6\.(90|3)$/i;
const NPI = /us-npi|113883\.4\.6$/i;
const TAXONOMY = /nucc\.org\/provider-taxonomy|113883\.6\.101$/i;
const CLIA = /113883\.4\.7$|clia/i;
const MEMBER = /us-mbi|us-hicn|113883\.4\.(572|927)$/i;
const FILING_INDICATOR = /x12.*(1032|claim-?filing)|claim-?filing-?indicator/i;
const PAYMENT_SOURCE = /nahdo\.org\/sopt|113883\.3\.221\.5$/i;

export const PROCEDURE_SHAPE = /^(\d{5}|\d{4}[A-Z]|[A-Z]\d{4})$/;
const DIAGNOSIS_SHAPE = /^[A-TV-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/;

/** The codings of a CodeableConcept, of a Coding (as DSTU2 often has it), or a bare code as the only coding. */
export function codingsOf(concept: Element | undefined): { readonly system: string; readonly code: string }[] {
  if (concept === undefined) return [];
  if (concept.value !== "") return [{ system: "", code: concept.value.trim() }];
  const codings = all(concept, "coding");
  return (codings.length > 0 ? codings : [concept])
    .map((coding) => ({ system: text(coding, "system"), code: text(coding, "code") }))
    .filter(({ code }) => code !== "");
}

/** The code by which a service goes: CPT or HCPCS before one that names no system before any other. Upper case. */
export function procedureOf(concept: Element | undefined): { readonly code: string; readonly system: CodeSystem } {
  const codings = codingsOf(concept).map(({ system, code }) => ({ code: code.toUpperCase(), system: systemOf(system) }));
  const unsaid = codings.find(({ system, code }) => system === "unsaid" && PROCEDURE_SHAPE.test(code));
  return (
    codings.find(({ system }) => system === "procedure") ??
    unsaid ??
    (codings[0] === undefined
      ? { code: "", system: "other" }
      : { code: codings[0].code, system: codings[0].system === "drug" ? "drug" : "other" })
  );
}

function systemOf(system: string): CodeSystem {
  if (system === "") return "unsaid";
  if (PROCEDURES.test(system)) return "procedure";
  return DRUGS.test(system) ? "drug" : "other";
}

/** An ICD-10-CM code in upper case without its dot; empty where the concept has none. */
export function diagnosisOf(concept: Element | undefined): string {
  const codings = codingsOf(concept);
  const found = codings.find(({ system }) => DIAGNOSES.test(system)) ?? codings.find(({ system }) => system === "");
  const code = found?.code.toUpperCase() ?? "";
  return DIAGNOSIS_SHAPE.test(code) ? code.replace(".", "") : "";
}

/** The code of a drug in a concept: NDC digits without hyphens; empty where there is none. */
export function drugOf(concept: Element | undefined): string {
  const found = codingsOf(concept).find(({ system }) => DRUGS.test(system));
  return found === undefined ? "" : found.code.replaceAll("-", "");
}

/** All codes of a concept in lower case, whatever their systems. */
export function codesOf(concept: Element | undefined): readonly string[] {
  return codingsOf(concept).map(({ code }) => code.toLowerCase());
}

/** The first NUCC taxonomy code among these concepts. */
export function taxonomyOf(concepts: readonly Element[]): string {
  for (const concept of concepts) for (const { system, code } of codingsOf(concept)) if (TAXONOMY.test(system)) return code.toUpperCase();
  return "";
}

/** The value of the identifier of a kind, by its system or its type. */
export function identifierOf(resource: Element | undefined, kind: "npi" | "clia" | "member"): string {
  const system = kind === "npi" ? NPI : kind === "clia" ? CLIA : MEMBER;
  const types = kind === "npi" ? ["npi"] : kind === "clia" ? ["clia"] : ["mb", "mc", "sn", "um"];
  const identifiers = all(resource, "identifier");
  const found =
    identifiers.find((one) => system.test(text(one, "system"))) ??
    identifiers.find((one) => codesOf(one.children.find(({ name }) => name === "type")).some((code) => types.includes(code)));
  return text(found, "value");
}

/**
 * SBR09 of a kind of coverage: the X12 code itself, or what the Source of Payment Typology (NAHDO) says as precisely. Its bare 1, Medicare
 * of an unsaid part, is not precise enough. Empty where nothing says it.
 */
export function filingIndicatorOf(kind: Element | undefined): string {
  for (const { system, code } of codingsOf(kind)) {
    if (FILING_INDICATOR.test(system)) return code.toUpperCase();
    if (!PAYMENT_SOURCE.test(system)) continue;
    if (code.startsWith("12")) return "MB";
    if (code.startsWith("11")) return "16";
    if (code.startsWith("2")) return "MC";
    if (code.startsWith("31")) return "CH";
    if (code.startsWith("32")) return "VA";
    if (code.startsWith("5")) return "CI";
    if (code.startsWith("6")) return "BL";
    if (code === "81") return "09";
  }
  return "";
}
