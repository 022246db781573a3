import { expect, test } from "vitest";
import { fhirFaultMessage, readFhirFromBytes } from "./index.ts";

const FILE = { fileId: "f1".repeat(32), name: "claim.json", order: 0 };

/** A claim with all that a payer must know of it, contained in itself. */
function claim(): Record<string, unknown> {
  return {
    resourceType: "Claim",
    id: "c1",
    status: "active",
    use: "claim",
    type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/claim-type", code: "professional" }] },
    created: "2025-03-03",
    contained: [
      { resourceType: "Patient", id: "p", birthDate: "1943-05-01", gender: "female" },
      { resourceType: "Coverage", id: "v", subscriberId: "1EG4TE5MK73", payor: [{ display: "MEDICARE" }] },
    ],
    patient: { reference: "#p" },
    provider: { identifier: { system: "http://hl7.org/fhir/sid/us-npi", value: "1234567893" } },
    insurance: [{ sequence: 1, focal: true, coverage: { reference: "#v" } }],
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "L570" }] } }],
    item: [
      {
        sequence: 1,
        diagnosisSequence: [1],
        servicedDate: "2025-03-03",
        productOrService: { coding: [{ system: "http://www.ama-assn.org/go/cpt", code: "99213" }] },
        quantity: { value: 1 },
        net: { value: 150, currency: "USD" },
      },
    ],
  };
}

async function told(change: (claim: Record<string, unknown>) => void): Promise<string[]> {
  const changed = claim();
  change(changed);
  const { claims, faults } = await readFhirFromBytes(new TextEncoder().encode(JSON.stringify(changed)), FILE);
  expect(claims).toHaveLength(1);
  for (const fault of faults) expect(fhirFaultMessage(fault)).not.toMatch(/[{}]|1EG4TE5MK73/);
  return faults.map(({ kind, position }) => `${kind} ${position.element}`);
}

test.each([
  ["nothing", () => undefined, []],
  ["its number", (one: Record<string, unknown>) => delete one["id"], ["fhir-claim-without-number Claim.identifier"]],
  ["its patient", (one: Record<string, unknown>) => delete one["patient"], ["fhir-claim-without-patient Claim.patient"]],
  ["its insurance", (one: Record<string, unknown>) => delete one["insurance"], ["fhir-claim-without-payer Claim.insurer"]],
  [
    "the payer of its coverage",
    (one: Record<string, unknown>) => delete (one["contained"] as Record<string, unknown>[])[1]!["payor"],
    ["fhir-claim-without-payer Claim.insurer"],
  ],
])("a claim that lacks %s is read, and that is told", async (_, change, expected) => expect(await told(change)).toEqual(expected));
