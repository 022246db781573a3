import { type Claim, codeSet, isToMedicare } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isNationalNumber } from "../../providers/national-number.ts";

/** What a physician or practitioner does in person: visits and surgery. */
const isPersonal = codeSet(["10004-69990", "92002-92014", "99202-99499"]);
/** Facilities, laboratories, suppliers and transport bill under their own name. */
const BILLS_ITSELF = /^(?:261|27|28|29|3[1-4])/;

const OF_REFERRING = { carc: ["16"], rarc: ["N286"], status277: ["A7:562:DN"] };
const OF_ORDERING = { carc: ["16"], rarc: ["N265"], status277: ["A7:562:DK"] };
const OF_SUPERVISING = { carc: ["16"], rarc: ["N297"], status277: ["A7:562:DQ"] };

function isWrong(npi: string): boolean {
  return npi !== "" && !isNationalNumber(npi);
}

function lacksRenderingProvider(claim: Claim): boolean {
  const { billing } = claim;
  return (
    claim.form === undefined &&
    billing.entity === "organization" &&
    claim.rendering === undefined &&
    !BILLS_ITSELF.test(billing.taxonomy) &&
    claim.lines.some((line) => isPersonal(line.procedureKey) && line.renderingNpi === billing.npi)
  );
}

export default defineRule({
  id: "x12/provider-number",
  code: "FMT-006",
  summary: "A provider's number (NPI) is wrong by its check digit, or the claim lacks it.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["requirements"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "billing-wrong": "The billing provider's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "billing-missing": "The billing provider has no NPI. Medicare will refuse the claim.",
    "rendering-wrong": "The rendering provider's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "attending-wrong": "The attending provider's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "rendering-missing":
      "An organization bills for visits or surgery, and the claim names nobody who did them (no loop 2310B or 2420A). The claim will be refused.",
    "referring-wrong": "The referring provider's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "supervising-wrong": "The supervising provider's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "ordering-wrong": "The NPI {npi} of who ordered the line's service is wrong: its check digit doesn't fit. The claim will be refused.",
    "line-supervising-wrong":
      "The NPI {npi} of the line's supervising provider is wrong: its check digit doesn't fit. The claim will be refused.",
    "facility-wrong": "The service facility's NPI {npi} is wrong: its check digit doesn't fit. The claim will be refused.",
    "line-rendering-wrong":
      "The NPI {npi} of the line's rendering provider is wrong: its check digit doesn't fit. The claim will be refused.",
  },
  remedies: {
    correct: {
      kind: "add-information",
      text: "Look the provider up in the NPI registry and correct the number in the practice's records.",
    },
    "name-provider": { kind: "add-information", text: "Name who did the service in loop 2310B (or 2420A on the line) with the NPI." },
  },
  adjustmentGroup: "CO",
  carc: ["207", "16"],
  rarc: ["N257"],
  status277: ["A7:562:85"],
  citations: [professionalGuide("NM109 of loops 2010AA, 2310A to 2310D, 2420A and 2420D to 2420F")],
  yieldsTo: [],
  check(claim, { requirements }, report) {
    const { billing, rendering, serviceFacility } = claim;
    const atRisk = claim.lines;
    if (billing.npi === "") {
      if (isToMedicare(claim) && requirements.hasOn("national-provider-number", claim.received))
        report({
          at: claim,
          element: "NM1*85-09",
          message: "billing-missing",
          atRisk,
          carc: ["206", "16"],
          status277: ["A6:562:85"],
          remedy: "correct",
        });
    } else if (!isNationalNumber(billing.npi))
      report({ at: claim, element: "NM1*85-09", message: "billing-wrong", data: { npi: billing.npi }, atRisk, remedy: "correct" });
    const ofRendering = { rarc: ["N290"], status277: ["A7:562:82"] };
    if (rendering !== undefined && isWrong(rendering.npi))
      report({
        at: claim,
        element: "NM1*82-09",
        message: rendering.npi === claim.bill?.attendingNpi ? "attending-wrong" : "rendering-wrong",
        data: { npi: rendering.npi },
        atRisk,
        ...(rendering.npi === claim.bill?.attendingNpi ? { rarc: ["N253"], status277: ["A7:562:71"] } : ofRendering),
        remedy: "correct",
      });
    else if (lacksRenderingProvider(claim))
      report({
        at: claim,
        element: "NM1*82-09",
        message: "rendering-missing",
        atRisk,
        carc: ["206", "16"],
        rarc: ["N290"],
        status277: ["A6:562:82"],
        remedy: "name-provider",
      });
    if (serviceFacility !== undefined && isWrong(serviceFacility.npi))
      report({
        at: claim,
        element: "NM1*77-09",
        message: "facility-wrong",
        data: { npi: serviceFacility.npi },
        atRisk,
        rarc: ["N294"],
        status277: ["A7:562:77"],
        remedy: "correct",
      });
    const { referringNpi = "", supervisingNpi = "" } = claim;
    if (isWrong(referringNpi))
      report({
        at: claim,
        element: "NM1*DN-09",
        message: "referring-wrong",
        data: { npi: referringNpi },
        atRisk,
        ...OF_REFERRING,
        remedy: "correct",
      });
    if (isWrong(supervisingNpi))
      report({
        at: claim,
        element: "NM1*DQ-09",
        message: "supervising-wrong",
        data: { npi: supervisingNpi },
        atRisk,
        ...OF_SUPERVISING,
        remedy: "correct",
      });
    for (const line of claim.lines) {
      const { orderingNpi = "", supervisingNpi: ofLine = "", renderingNpi } = line;
      if (orderingNpi !== referringNpi && isWrong(orderingNpi))
        report({
          at: line,
          element: "NM1*DK-09",
          message: "ordering-wrong",
          data: { npi: orderingNpi },
          atRisk: [line],
          ...OF_ORDERING,
          remedy: "correct",
        });
      if (ofLine !== supervisingNpi && isWrong(ofLine))
        report({
          at: line,
          element: "NM1*DQ-09",
          message: "line-supervising-wrong",
          data: { npi: ofLine },
          atRisk: [line],
          ...OF_SUPERVISING,
          remedy: "correct",
        });
      if (renderingNpi === billing.npi || renderingNpi === rendering?.npi || !isWrong(renderingNpi)) continue;
      report({
        at: line,
        element: "NM1*82-09",
        message: "line-rendering-wrong",
        data: { npi: renderingNpi },
        atRisk: [line],
        ...ofRendering,
        remedy: "correct",
      });
    }
  },
});
