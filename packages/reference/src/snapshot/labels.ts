import { quarterOf } from "../import/loaded-series.ts";
import type { PackedTable } from "./packed-table.ts";

/** The name of a packed table: kind and release, as editions are cited by. Tables for other claims than professional ones say so. */
export function labelOf({ kind, facts }: PackedTable): string {
  const whose = facts["service"] === undefined || facts["service"] === "practitioner" ? "" : `-${facts["service"]}`;
  switch (kind) {
    case "fee-schedule":
      return `mpfs:${facts["release"]}`;
    case "ncci-ptp":
      return `ncci-ptp${whose}:${facts["quarter"]}`;
    case "mue":
      return `mue${whose}:${quarterOf(Number(facts["effective"]))}`;
    case "add-on":
      return `aoc:${facts["quarter"]}`;
    case "zip5":
    case "zip9":
      return `${kind}:${facts["quarter"]}`;
    case "places":
      return `pos:${facts["release"]}`;
    case "code-list":
      return `${facts["list"]}:${facts["release"]}`;
    case "opps-cap":
    case "payment-amounts":
      return `${kind}:${facts["release"]}`;
    case "gpci":
    case "anesthesia":
    case "counties":
      return `${kind}:${facts["year"]}`;
  }
}

/** Whether a table is law for the lines of professional claims by clinicians who are no qualifying participants. */
export function judgesProfessionalClaims({ kind, facts }: PackedTable): boolean {
  if (kind === "fee-schedule") return facts["qualifying"] !== true;
  if (kind === "ncci-ptp" || kind === "mue") return facts["service"] === "practitioner";
  if (kind === "code-list") return ["icd10-cm", "coverage-diagnoses", "procedure-lists"].includes(String(facts["list"]));
  return ["gpci", "zip5", "zip9", "add-on", "places", "anesthesia"].includes(kind);
}
