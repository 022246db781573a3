import { codeSet } from "@claimscrub/claim";

/**
 * Codes that are certainly no evaluation and management service: anesthesia, surgery, imaging, pathology, and tests and treatments of the medicine
 * section. Left out are services of that section that some payers take 25 with (psychiatry, dialysis, therapy and behavioural assessments).
 */
export const NEVER_A_VISIT: readonly string[] = [
  "00100-01999", "10004-59350", "59510-69990", "70010-89398", "90281-90759", "92015-92499", "92920-93998", "94002-94799", "95004-95199",
  "95700-96020", "96360-96549", "96567-96999", "98925-98943",
]; // biome-ignore format: ranges of codes

export const isNeverAVisit = codeSet(NEVER_A_VISIT);
