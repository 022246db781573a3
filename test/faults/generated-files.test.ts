import type { Claim, ClaimFile, ServiceLine } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { asClaim } from "../generator/as-claim.ts";
import { EXAMPLE_FILES } from "../generator/expected-examples.ts";
import { claimsOf } from "../generator/examples/example-file.ts";
import type { EnvelopeFault, FileLayout } from "../generator/file-layout.ts";
import { generateClaims } from "../generator/generate-claims.ts";
import { textOfExample } from "../generator/write-examples.ts";
import { write837p } from "../generator/write-837p.ts";

const FILE: ClaimFile = { fileId: "0".repeat(64), name: "generated.837", order: 0 };

function lineFacts(line: ServiceLine): unknown {
  const { claim: _claim, locate: _locate, ...facts } = plain(line);
  return facts;
}

/** What a view says, member by member: views may answer by getters. */
function plain(line: ServiceLine): ServiceLine {
  return {
    claim: line.claim,
    ordinal: line.ordinal,
    number: line.number,
    qualifier: line.qualifier,
    procedure: line.procedure,
    procedureKey: line.procedureKey,
    modifiers: [...line.modifiers],
    modifierKeys: [...line.modifierKeys],
    narrative: line.narrative,
    chargeCents: line.chargeCents,
    unitBasis: line.unitBasis,
    units: line.units,
    pos: line.pos,
    date: line.date,
    dateThrough: line.dateThrough,
    pointers: [...line.pointers],
    diagnoses: [...line.diagnoses],
    renderingNpi: line.renderingNpi,
    renderingTaxonomy: line.renderingTaxonomy,
    serviceFacility: line.serviceFacility,
    controlNumber: line.controlNumber,
    drugCode: line.drugCode,
    clia: line.clia,
    note: line.note,
    locate: line.locate,
  };
}

function facts(claim: Claim): unknown {
  const provider = (of: Claim["billing"] | undefined) =>
    of && { npi: of.npi, taxonomy: of.taxonomy, street: of.street, city: of.city, state: of.state, zip: of.zip };
  return {
    index: claim.index,
    id: claim.id,
    purpose: claim.purpose,
    chargeCents: claim.chargeCents,
    pos: claim.pos,
    frequency: claim.frequency,
    assignment: claim.assignment,
    payerSequence: claim.payerSequence,
    filingIndicator: claim.filingIndicator,
    payerId: claim.payerId,
    payerName: claim.payerName,
    originalReference: claim.originalReference,
    received: claim.received,
    billing: provider(claim.billing),
    rendering: claim.rendering && { npi: claim.rendering.npi, taxonomy: claim.rendering.taxonomy },
    serviceFacility: claim.serviceFacility && { npi: claim.serviceFacility.npi, zip: claim.serviceFacility.zip },
    admitted: claim.admitted,
    discharged: claim.discharged,
    diagnoses: [...claim.diagnoses],
    clia: claim.clia,
    note: claim.note,
    patientBirthDate: claim.patientBirthDate,
    patientSex: claim.patientSex,
    hasIdentity: claim.hasIdentity,
    lines: claim.lines.map((line) => {
      const { serviceFacility, ...rest } = lineFacts(line) as ServiceLine;
      return { ...rest, serviceFacility: serviceFacility && { npi: serviceFacility.npi, zip: serviceFacility.zip } };
    }),
  };
}

async function read(text: string): Promise<{ claims: readonly Claim[]; faults: readonly unknown[] }> {
  const batch = await readClaimsFromBytes(new TextEncoder().encode(text), FILE);
  return { claims: batch.claims, faults: batch.faults };
}

/** Which claims share a patient, whatever the key is. */
function patients(claims: readonly Claim[], keyOf: (claim: Claim) => string): number[] {
  const seen = new Map<string, number>();
  return claims.map((claim) => {
    const key = keyOf(claim);
    const known = seen.get(key) ?? seen.size;
    seen.set(key, known);
    return known;
  });
}

describe("what was generated is what is read", () => {
  test.each<[string, Partial<FileLayout>]>([
    ["as the examples are laid out", {}],
    ["in one line", { lineEnding: "" }],
    ["with a byte-order mark, carriage returns and indents", { byteOrderMark: true, lineEnding: "\r\n", indent: "\t  " }],
    ["in version 4010 with other delimiters", { version: "4010", element: "|", component: ">", terminator: "\n", lineEnding: "" }],
    ["with odd delimiters", { element: "\u001d", component: "\u001f", repetition: "\u001e", terminator: "\u001c" }],
    [
      "one claim a transaction, two transactions a group, three groups an interchange",
      { claimsPerTransaction: 1, transactionsPerGroup: 2, groupsPerInterchange: 3 },
    ],
    ["as encounters", { purpose: "encounter" }],
    ["as predeterminations", { purpose: "predetermination" }],
  ])("%s", async (_, layout) => {
    const specs = [...generateClaims({ claims: 150, seed: 21, flagged: 0.3 })].map(({ claim }) => claim);
    const expected = specs.map((spec, at) => asClaim(spec, FILE, at + 1, layout));
    const { claims, faults } = await read([...write837p(specs, layout)].join(""));
    expect(claims.map(facts)).toEqual(expected.map(facts));
    expect(patients(claims, (claim) => `${claim.patientKeyHigh} ${claim.patientKeyLow}`)).toEqual(
      patients(expected, (claim) => claim.patientIdentity()),
    );
    expect(faults).toEqual([]);
  });

  test.each(EXAMPLE_FILES)("$name", async (file) => {
    const { claims, faults } = await read(textOfExample(file));
    expect(claims.map(facts)).toEqual(claimsOf(file).map((spec, at) => facts(asClaim(spec, FILE, at + 1, file.layout))));
    expect(faults).toEqual([]);
  });

  test.each<EnvelopeFault>([
    "wrong-segment-count",
    "wrong-transaction-count",
    "wrong-group-count",
    "other-control-number-in-SE",
    "other-control-number-in-GE",
    "other-control-number-in-IEA",
    "no-SE",
    "no-GE",
    "no-IEA",
    "short-ISA",
    "long-ISA",
    "no-ISA",
  ])("with %s: every claim is read and the fault is told", async (fault) => {
    const specs = [...generateClaims({ claims: 12, seed: 22 })].map(({ claim }) => claim);
    const { claims, faults } = await read([...write837p(specs, { claimsPerTransaction: 5, faults: [fault] })].join(""));
    expect(claims.map((claim) => claim.id)).toEqual(specs.map((spec) => spec.id));
    expect(faults.length).toBeGreaterThan(0);
  });
});
