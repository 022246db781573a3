export { type FhirFault, fhirFaultMessage } from "./fault.ts";
export { FHIR_FAULTS, type FhirFaultDefinition, type FhirFaultEffect, type FhirFaultKind } from "./faults.ts";
export type { FhirClaimRange, FhirPlan, ResourceRange } from "./fhir-plan.ts";
export { planFhirFiles, type SurveyedFile } from "./plan-fhir.ts";
export { type FhirBatch, readFhirClaims } from "./read-fhir.ts";
export { readFhirFromBytes, type WholeFhirFile } from "./read-whole-file.ts";
export { HEAD_BYTES, looksLikeFhir } from "./recognise.ts";
export { type FhirSurvey, surveyFile, type SurveyOptions } from "./survey-file.ts";
