import type { Provider } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { remembered } from "../../diagnoses/remembered.ts";

const POST_OFFICE_BOX = /^\W*(?:P\W*O\W*BOX|POST\s+OFFICE\s+BOX|BOX\s+\d)/i;

const isBox = remembered((street) => POST_OFFICE_BOX.test(street));

/** A ZIP code of the United States that lacks its last four digits, or none in a state; codes of other countries are left alone. */
function lacksNineDigits({ state, zip }: Provider): boolean {
  const digits = countOfDigits(zip);
  return digits === 0 ? state !== "" : digits > 0 && digits !== 9;
}

/** How many digits a ZIP code has, one dash left out; -1 where it has anything else. */
const countOfDigits = remembered((zip) => {
  const digits = zip.replace("-", "");
  return digits === "" || /^\d+$/.test(digits) ? digits.length : -1;
});

export default defineRule({
  id: "x12/practice-address",
  code: "FMT-019",
  summary: "The address of the practice is a post office box, or a ZIP code lacks its nine digits.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["requirements"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    box: "The billing provider's address (2010AA N301) is a post office box; it must be a street. The claim will be refused.",
    "billing-zip":
      "The billing provider's ZIP code ({zip}) doesn't have nine digits. The claim will be refused, and the payment locality may be unclear.",
    "facility-zip":
      "The service facility's ZIP code ({zip}) doesn't have nine digits. The claim will be refused, and the payment locality may be unclear.",
  },
  remedies: {
    street: {
      kind: "add-information",
      text: "Put the street address in loop 2010AA, and the post office box in loop 2010AB (pay-to address).",
    },
    "nine-digits": { kind: "add-information", text: "Look the ZIP+4 code up with the postal service and send all nine digits." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["MA114"],
  status277: ["A7:500:85"],
  citations: [professionalGuide("2010AA N301 and N403, 2310C N403")],
  yieldsTo: [],
  check(claim, { requirements }, report) {
    if (!requirements.hasOn("guide-5010", claim.received)) return;
    const { billing, serviceFacility } = claim;
    if (isBox(billing.street)) report({ at: claim, element: "N301", message: "box", status277: ["A7:126:85"], remedy: "street" });
    if (lacksNineDigits(billing))
      report({
        at: claim,
        element: "N403",
        message: "billing-zip",
        data: { zip: billing.zip === "" ? "none" : billing.zip },
        remedy: "nine-digits",
      });
    if (serviceFacility !== undefined && lacksNineDigits(serviceFacility))
      report({
        at: claim,
        element: "N403",
        message: "facility-zip",
        data: { zip: serviceFacility.zip === "" ? "none" : serviceFacility.zip },
        status277: ["A7:500:77"],
        remedy: "nine-digits",
      });
  },
});
