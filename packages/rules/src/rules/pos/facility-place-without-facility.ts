import type { Provider, ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { PLACE_OF_SERVICE, claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { byClaim } from "../../places/lines-by-claim.ts";

const PLACES = ["19", "22", "24"] as const;

/** An ambulatory surgery centre's or a hospital's own claim: it has no office to bill from. */
const isFacilityTaxonomy = (taxonomy: string): boolean => taxonomy === "261QA1903X" || taxonomy.startsWith("282");

function sameAddress(a: Provider, b: Provider): boolean {
  const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return (
    plain(a.street) === plain(b.street) &&
    plain(a.city) === plain(b.city) &&
    a.state.toUpperCase() === b.state.toUpperCase() &&
    a.zip.slice(0, 5) === b.zip.slice(0, 5)
  );
}

/** Whether the claim names a place of its own for the service. */
function namesFacility(line: ServiceLine): boolean {
  const { serviceFacility, claim } = line;
  return serviceFacility !== undefined && !(serviceFacility.npi === claim.billing.npi && sameAddress(serviceFacility, claim.billing));
}

/** Whether the office would be paid more for the line than the facility setting pays. */
function paysMoreInOffice(line: ServiceLine, fees: FeeSchedule): boolean {
  const row = fees.row(line.procedureKey, "");
  return (
    row !== undefined &&
    "ART".includes(row.status) &&
    !row.naNonFacility &&
    row.peNonFacility > row.peFacility &&
    !line.modifiers.includes("26")
  );
}

export default defineRule({
  id: "pos/facility-place-without-facility",
  code: "POS-003",
  summary: "Medicare is told of a hospital or surgery centre, but the claim names none.",
  subject: "day",
  wakes: { pos: PLACES },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "no-facility":
      "Place of service {pos} pays the facility rate, but the claim names no facility apart from the billing practice and no admission. If the patient was in your office, the office rate is higher; the working shows the difference.",
    "own-office":
      "Place of service {pos} pays the facility rate, but the claim names no facility and no admission, and your roster says that its address is an office of the practice. The office rate is higher.",
  },
  remedies: {
    "check-place": {
      kind: "change-pos",
      text: "The place of service says where the patient was and who bore the overhead. Change it to 11 only if it was your office; if it was a facility, name it in loop 2310C.",
    },
    "office-place": {
      kind: "change-pos",
      text: "If the patient was at this office, bill place of service 11. If the patient was in a facility, name it in loop 2310C.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["45"],
  rarc: ["N535"],
  status277: [],
  citations: [PLACE_OF_SERVICE, claimsProcessingManual("chapter 12, section 20.4.2, site of service payment differential")],
  yieldsTo: [],
  check(day, { fees, roster }, report) {
    const suspect = day.lines.filter(
      (line) =>
        (PLACES as readonly string[]).includes(line.pos) &&
        line.claim.filingIndicator === "MB" &&
        line.claim.admitted === 0 &&
        !isFacilityTaxonomy(line.claim.billing.taxonomy) &&
        !namesFacility(line) &&
        paysMoreInOffice(line, fees) &&
        !isHarmless(line),
    );
    for (const [first, ...others] of byClaim(suspect)) {
      const inOffice = [first, ...others].map((line) => ({ kind: "recode", line, as: { pos: "11" } }) as const);
      const told = {
        at: first,
        related: others,
        element: first.pos === first.claim.pos ? "CLM05-1" : "SV105",
        data: { pos: first.pos },
      };
      // Where a claim names no place, the billing practice's address is that of the service.
      if (roster?.isOffice(first.claim.billing) === true)
        report({
          ...told,
          message: "own-office",
          remedy: "office-place",
          severity: "warning",
          corrected: inOffice,
          remedyChanges: inOffice,
        });
      else report({ ...told, message: "no-facility", remedy: "check-place", shown: inOffice });
    }
  },
});
