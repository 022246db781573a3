import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule, PlacesOfService } from "@claimscrub/reference";
import { FEE_SCHEDULE, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** The setting of the line, where the fee schedule says that the service is rarely or never performed there. */
function unusualSetting(line: ServiceLine, fees: FeeSchedule, places: PlacesOfService): string | undefined {
  // The part that is billed: reading a slide (26) is done anywhere, making it (TC, or both in one) is not.
  const professional = line.modifiers.includes("26") && !line.modifiers.includes("TC");
  const row = (professional ? fees.row(line.procedureKey, "26") : undefined) ?? fees.row(line.procedureKey, "");
  const setting = places.setting(line.pos);
  if (row === undefined || setting === undefined || !"ART".includes(row.status)) return undefined;
  return (setting === "facility" ? row.naFacility : row.naNonFacility) ? setting : undefined;
}

export default defineRule({
  id: "pos/rarely-done-there",
  code: "POS-005",
  summary: "The fee schedule says that the service is rarely or never performed in this setting.",
  subject: "line",
  wakes: { fee: ({ naFacility, naNonFacility }) => naFacility || naNonFacility },
  tables: ["fees", "places"],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    unusual:
      "{procedure} is billed in place of service {pos} (payment setting {setting}), where the fee schedule marks it as rarely or never performed. CMS publishes an amount for it all the same, and the line is priced by that.",
  },
  remedies: {
    check: {
      kind: "change-pos",
      text: "Check the place of service and the code; where both are right, the contractor may ask for the record.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5", "58"],
  rarc: ["N428"],
  status277: ["A8:249"],
  citations: [{ ...FEE_SCHEDULE, section: "NA indicators of the two settings" }, PLACE_OF_SERVICE],
  // The place and the service contradict each other: these say how.
  yieldsTo: ["MOD-002", "POS-006", "POS-007"],
  check(line, { fees, places }, report) {
    if (isHarmless(line)) return;
    const setting = unusualSetting(line, fees, places);
    if (setting !== undefined) report({ at: line, element: "SV105", message: "unusual", data: { setting } });
  },
});
