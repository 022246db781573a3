import { isToMedicare } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Eleven characters: digit 1 to 9, letter, letter or digit, digit, letter, letter or digit, digit, two letters, two digits; never S, L, O, I, B, Z. */
const SHAPE = /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/i;

export default defineRule({
  id: "x12/medicare-number",
  code: "FMT-013",
  summary: "The member number of a claim to Medicare doesn't have the shape of a Medicare number.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["requirements"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    misshapen:
      "The member number (2010BA NM109, {length} characters) is no Medicare number: that has eleven letters and digits in fixed places, and never S, L, O, I, B or Z. The claim will be refused.",
    missing: "The claim to Medicare has no member number. It will be refused.",
  },
  remedies: {
    correct: {
      kind: "add-information",
      text: "Read the number from the patient's Medicare card, or look it up in the contractor's portal; send it without dashes.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["31", "16"],
  rarc: ["N382"],
  status277: ["A7:164:IL"],
  citations: [
    professionalGuide("2010BA NM109"),
    { title: "CMS, Understanding the Medicare Beneficiary Identifier format", section: "positions 1 to 11" },
  ],
  yieldsTo: [],
  check(claim, { requirements }, report) {
    const { subscriberId, received } = claim;
    if (!isToMedicare(claim) || subscriberId === undefined) return;
    // The day on which the claim comes decides, whatever the date of service.
    if (!requirements.hasOn("medicare-beneficiary-identifier", received)) return;
    if (SHAPE.test(subscriberId)) return;
    const missing = subscriberId === "";
    report({
      at: claim,
      element: "NM1*IL-09",
      message: missing ? "missing" : "misshapen",
      // The number itself is the patient's.
      data: { length: subscriberId.length },
      atRisk: claim.lines,
      ...(missing ? { status277: ["A6:164:IL"] } : {}),
    });
  },
});
