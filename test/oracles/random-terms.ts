import { AS_MEDICARE, type PayerPolicy, type PaymentTermsSetup } from "@claimscrub/pricing";
import fc from "fast-check";

const OWN_CODES = ["17311", "14060", "64450", "45378", "45385", "88305", "97110", "96523", "36415", "70450", "G0127", "S9999"];

const ownFees: fc.Arbitrary<PayerPolicy["ownFees"]> = fc.uniqueArray(
  fc.record({
    procedure: fc.constantFrom(...OWN_CODES),
    component: fc.constantFrom("", "", "", "26", "TC"),
    nonFacilityCents: fc.integer({ min: 0, max: 90_000 }),
    facilityCents: fc.integer({ min: 0, max: 90_000 }),
  }),
  // An endoscopic base without its whole would leave the family without a fee for another reason than a code that is not listed.
  { maxLength: 8, selector: ({ procedure, component }) => `${procedure} ${component}` },
);

const sharesOfMedicare: fc.Arbitrary<PayerPolicy["sharesOfMedicare"]> = fc.array(
  fc.record({
    codes: fc.constantFrom(undefined, ["17311-17315"], ["10000-69999", "G0105"], ["99213", "97000-97999"], ["0001T-9999T"]),
    basisPoints: fc.integer({ min: 0, max: 30_000 }),
  }),
  { maxLength: 3 },
);

const policyOf = (id: string, match: Partial<PayerPolicy["match"]>): fc.Arbitrary<PayerPolicy> =>
  fc.record({
    ...Object.fromEntries(Object.entries(AS_MEDICARE).map(([key, value]) => [key, fc.constant(value)])),
    id: fc.constant(id),
    match: fc.constant({ payerIds: [], names: [], filingIndicators: [], otherwise: false, ...match }),
    ownFees: ownFees.map((fees) => fees.filter(({ procedure, component }) => procedure !== "45378" || component === "")),
    sharesOfMedicare,
    multipleProcedures: fc.constantFrom(undefined, undefined, [10000], [10000, 5000, 2500], [10000, 7500, 5000, 0]),
    endoscopyFamilies: fc.boolean(),
    testReductions: fc.boolean(),
    therapyReduction: fc.boolean(),
    bilateral: fc.constantFrom(15000, 15000, 20000, 12500),
    practitionerShares: fc.boolean(),
  }) as unknown as fc.Arbitrary<PayerPolicy>;

const NPIS = ["1234567893", "1987654328"];
const roster = fc.record({ "2025": fc.subarray(NPIS), "2026": fc.subarray(NPIS) });

/** Three policies, rosters and base units, so that every claim of `randomDayByTerms` meets some of them. */
export const randomTerms: fc.Arbitrary<PaymentTermsSetup> = fc.record({
  fingerprint: fc.constant(""),
  policies: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    {
      weight: 5,
      arbitrary: fc.tuple(
        policyOf("p1", { payerIds: ["1"] }),
        policyOf("p2", { names: ["GULF*"], filingIndicators: ["CI"] }),
        policyOf("p3", { names: ["GULF MUTUAL"], otherwise: true }),
      ),
    },
  ),
  qualifyingParticipants: fc.oneof(fc.constant({}), roster),
  nonParticipating: fc.oneof(fc.constant({}), roster),
  participating: fc.oneof(fc.constant({}), roster),
  anesthesiaBaseUnits: fc.constant([
    { procedure: "00100", units: 5 },
    { procedure: "00300", units: 5 },
    { procedure: "00170", units: 4 },
  ]),
});
