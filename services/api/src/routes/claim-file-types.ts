export const JSON_TYPE = "application/json";
export const X12_TYPE = "application/edi-x12";

/**
 * Media types under which a claim file may be sent. What the file is, its bytes say: a type that disagrees with them is no fault.
 * `text/plain` is left out, as a page of another origin may send it without asking.
 */
export const CLAIM_FILE_TYPES: readonly string[] = [
  X12_TYPE,
  "application/octet-stream",
  "application/fhir+json",
  "application/fhir+xml",
  "application/fhir+ndjson",
  "application/x-ndjson",
  JSON_TYPE,
  "application/xml",
  "text/xml",
  "text/csv",
];
