import { codeSet, divideHalfUp } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isVisit, VISITS } from "../../visits/visit-codes.ts";

const HOSPITAL = new Set(["19", "21", "22", "23"]);
const isNewPatient = codeSet(["99202-99205"]);
/** Nurse practitioners, physician assistants, clinical nurse specialists: their own claims are paid by their own rate. */
const PRACTITIONER = /^36(?:3L|3A|4S)/;

export default defineRule({
  id: "pos/supervised-visit-in-hospital",
  code: "POS-010",
  summary: "A visit names a supervising physician where a service incident to a physician's can't be.",
  subject: "day",
  wakes: { codes: VISITS },
  tables: ["prices"],
  direction: "audit",
  severity: "info",
  confidence: "low",
  messages: {
    hospital:
      "{procedure} in place of service {pos} names a supervising provider (DQ), as a visit incident to a physician's service does. There is no incident-to in a hospital: a visit that a nurse practitioner or physician assistant made is paid 85% under that number, and 15% could be taken back.",
    "new-patient":
      "{procedure} is for a new patient and names a supervising provider (DQ), as a visit incident to a physician's service does. A new patient's visit can't be incident to anything: made by a nurse practitioner or physician assistant it is paid 85% under that number, and 15% could be taken back.",
  },
  remedies: {
    "own-number": {
      kind: "change-code",
      text: "See in the record who made the visit. If a nurse practitioner or physician assistant did, bill it under that number. If the physician did, take the supervising provider off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["150"],
  rarc: [],
  status277: [],
  citations: [claimsProcessingManual("chapter 12, sections 30.6.4 and 120, incident-to services and practitioners' rate")],
  yieldsTo: [],
  check(day, { prices }, report) {
    for (const line of day.lines) {
      if ((line.supervisingNpi ?? "") === "" || !isVisit(line.procedureKey) || isHarmless(line)) continue;
      if (line.supervisingNpi === line.renderingNpi || PRACTITIONER.test(line.renderingTaxonomy)) continue;
      const message = HOSPITAL.has(line.pos) ? "hospital" : isNewPatient(line.procedureKey) ? "new-patient" : undefined;
      const allowed = prices.lines.find((price) => price.line === line)?.allowedCents;
      if (message === undefined) continue;
      const cents = allowed === undefined ? undefined : divideHalfUp(allowed * 15, 100);
      report({
        at: line,
        element: "NM1*DQ",
        message,
        ...(allowed === undefined || cents === undefined
          ? {}
          : {
              stated: {
                cents,
                steps: [
                  { what: "Allowed as billed", amount: allowed },
                  { what: "A practitioner's rate is less by", rate: "15%", amount: cents },
                ],
              },
            }),
      });
    }
  },
});
