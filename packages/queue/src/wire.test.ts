import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChunkJob, ClaimPlace, CsvChunkFile, FhirChunkFile, FhirClaimPlace } from "./jobs.ts";
import { asCollectionJob, asRunJob, asSender, OtherForm, packChunk, RefusedJob, unpackChunk } from "./wire.ts";

const RUN = "0123456789abcdef0123456789abcdef";
const FILE = "a".repeat(64);
const header = {
  delimiters: { element: 42, component: 58, terminator: 126, repetition: 94 },
  kind: "professional" as const,
  purpose: "claim" as const,
  received: 20250301,
  early: false,
};
const range: ClaimPlace = { claimIndex: 1, from: 500, to: 900, segment: 20, header, loops: [{ from: 10, to: 90, segment: 3 }] };
const job: ChunkJob = { runId: RUN, chunk: 0, files: [{ fileId: FILE, ranges: [range], flagged: [1] }] };
const withRange = (change: object) => ({ ...job, files: [{ fileId: FILE, ranges: [{ ...range, ...change }] }] });

const places = fc
  .record({ from: fc.nat(), length: fc.nat(), segment: fc.nat() })
  .map(({ from, length, segment }) => ({ from, to: from + length, segment }));
const headers = fc.record({
  delimiters: fc.record({ element: fc.nat(255), component: fc.nat(255), terminator: fc.nat(255), repetition: fc.nat(255) }),
  kind: fc.constantFrom("professional" as const, "institutional" as const, "dental" as const, "unknown" as const, "other" as const),
  purpose: fc.constantFrom("claim" as const, "encounter" as const, "predetermination" as const),
  received: fc.nat(),
  early: fc.boolean(),
});
const ranges = fc
  .tuple(places, fc.record({ claimIndex: fc.nat(), header: headers, loops: fc.array(places, { maxLength: 3 }) }), fc.boolean())
  .map(([place, rest, broken]): ClaimPlace => ({ ...place, ...rest, ...(broken ? { broken: true as const } : {}) }));

test("every chunk survives the way through the queue", () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(ranges, { maxLength: 30 }), fc.array(fc.nat(), { minLength: 1 }), (chunk, all, flagged) => {
      const given = { runId: RUN, chunk, files: [{ fileId: FILE, ranges: all, flagged }] };
      expect(unpackChunk(JSON.parse(JSON.stringify(packChunk(given))))).toEqual(given);
    }),
  );
});

test("a claim of a usual file takes less than 40 bytes", () => {
  const all = Array.from({ length: 1000 }, (_, claim) => ({
    ...range,
    claimIndex: claim,
    from: 1_000_000 + claim * 700,
    to: 1_000_000 + claim * 700 + 690,
    segment: 50_000 + claim * 30,
  }));
  expect(JSON.stringify(packChunk({ ...job, files: [{ fileId: FILE, ranges: all }] })).length).toBeLessThan(40_000);
});

describe("what could carry a patient does not get in", () => {
  test.each([
    ["a further key", { ...job, claim: "26407789" }],
    ["a further key of a file", { ...job, files: [{ fileId: FILE, ranges: [], name: "SMITH.edi" }] }],
    ["a further key of a claim", withRange({ id: "JANE" })],
    ["a text where an offset belongs", withRange({ from: "JANE" })],
    ["a further key of an envelope", withRange({ header: { ...header, sender: "JANE" } })],
    ["a word that no envelope knows", withRange({ header: { ...header, kind: "JANE" } })],
    ["a fraction", withRange({ from: 0.5 })],
    ["a claim that ends before it begins", withRange({ from: 900, to: 500 })],
    ["a number below 0", { ...job, chunk: -1 }],
    ["a file by its name", { ...job, files: [{ fileId: "claims.edi", ranges: [] }] }],
    ["a run by another name", { ...job, runId: "SMITH" }],
    ["no object", "SMITH"],
  ])("%s", (_, data) => expect(() => packChunk(data as ChunkJob)).toThrow(RefusedJob));
  test("nor out", () => {
    const wire = packChunk(job);
    expect(() => unpackChunk({ ...wire, name: "JANE" })).toThrow(RefusedJob);
    expect(() => unpackChunk({ ...wire, files: [{ ...wire.files[0], claims: [["JANE"]] }] })).toThrow(RefusedJob);
    expect(() => unpackChunk({ ...wire, files: [{ ...wire.files[0], claims: [[1, 2, 3, 4, 99, 0]] }] })).toThrow(RefusedJob);
    expect(() => asRunJob({ runId: RUN, member: "1" })).toThrow(RefusedJob);
  });
  test("and is not quoted in the refusal", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{6,12}$/), (name) => {
        expect(() => packChunk(withRange({ from: name }) as unknown as ChunkJob)).toThrow(new RegExp(`^(?!.*${name})`));
      }),
    );
  });
});

test("a chunk in another version's form is left to a worker of that version", () => {
  expect(() => unpackChunk({ ...packChunk(job), form: 2, further: [] })).toThrow(OtherForm);
});

describe("names of senders and sources", () => {
  test.each([
    ["a tenant with capitals", () => asSender({ lane: "nightly", tenant: "SMITH" })],
    ["a tenant with a blank", () => asSender({ lane: "nightly", tenant: "jane doe" })],
    ["an unknown lane", () => asSender({ lane: "soon", tenant: "a" })],
    ["a further key", () => asSender({ lane: "nightly", tenant: "a", member: "1" })],
    ["a source with a path", () => asCollectionJob({ source: "/srv/in" })],
    ["a run with a text for a turn", () => asRunJob({ runId: RUN, lastTurn: "JANE" })],
  ])("%s is refused", (_, make) => expect(make).toThrow(RefusedJob));
  test("are kept otherwise", () => {
    const sender = { lane: "pre-submission" as const, tenant: "north-clinic" };
    expect(asRunJob({ runId: RUN, sender, lastTurn: 7 })).toEqual({ runId: RUN, sender, lastTurn: 7 });
    expect(asCollectionJob({ source: "nightly-sftp" })).toEqual({ source: "nightly-sftp" });
  });
});

const fhirPlaces = fc
  .record({ from: fc.nat(), length: fc.nat(), segment: fc.nat(), beside: fc.nat(2) })
  .map(({ from, length, segment, beside }) => ({ from, to: from + length, segment, beside }));
const fhirRanges = fc
  .tuple(places, fc.nat(), fc.array(fhirPlaces, { maxLength: 8 }))
  .map(([place, claimIndex, resources]): FhirClaimPlace => ({ ...place, claimIndex, resources }));
const fhirRange: FhirClaimPlace = {
  claimIndex: 1,
  from: 5,
  to: 90,
  segment: 2,
  resources: [{ from: 100, to: 150, segment: 3, beside: 1 }],
};
const fhirFile: FhirChunkFile = { format: "fhir", fileId: FILE, ranges: [fhirRange], beside: ["b".repeat(64)] };

describe("claims of FHIR files", () => {
  test("every chunk of them survives the way through the queue, beside claims of X12 files", () => {
    fc.assert(
      fc.property(fc.array(fhirRanges, { maxLength: 20 }), fc.array(fc.nat(), { minLength: 1 }), (all, flagged) => {
        const beside = ["b".repeat(64), "c".repeat(64)];
        const given: ChunkJob = { ...job, files: [{ ...fhirFile, ranges: all, beside, flagged }, ...job.files] };
        expect(unpackChunk(JSON.parse(JSON.stringify(packChunk(given))))).toEqual(given);
      }),
    );
  });

  test.each([
    ["a format that there is not", { ...fhirFile, format: "JANE" }],
    ["a further key of the file", { ...fhirFile, name: "SMITH.json" }],
    ["a reference in place of a file", { ...fhirFile, beside: ["Patient/JANE"] }],
    ["a resource in a file that the list does not have", { ...fhirFile, beside: [] }],
    ["a further key of a claim", { ...fhirFile, ranges: [{ ...fhirRange, id: "JANE" }] }],
    [
      "a further key of a resource",
      { ...fhirFile, ranges: [{ ...fhirRange, resources: [{ ...fhirRange.resources[0], type: "Patient" }] }] },
    ],
    ["a text where an offset belongs", { ...fhirFile, ranges: [{ ...fhirRange, from: "JANE" }] }],
    ["a range that ends before it begins", { ...fhirFile, ranges: [{ ...fhirRange, to: 1 }] }],
  ])("%s is refused, in and out", (_name, file) => {
    expect(() => packChunk({ ...job, files: [file as FhirChunkFile] })).toThrow(RefusedJob);
    const packed = packChunk({ ...job, files: [fhirFile] });
    const [wire] = packed.files;
    expect(() => unpackChunk({ ...packed, files: [{ ...wire, beside: ["JANE"] }] })).toThrow(RefusedJob);
    expect(() => unpackChunk({ ...packed, files: [{ ...wire, beside: [] }] })).toThrow(RefusedJob);
    expect(() => unpackChunk({ ...packed, files: [{ ...wire, claims: [[1, 5, 85, 2, 7]] }] })).toThrow(RefusedJob);
  });
});

describe("claims of files in rows", () => {
  const layout: CsvChunkFile["layout"] = {
    delimiter: 44,
    decimal: ".",
    dates: ["MM/DD/YYYY"],
    lines: 0,
    width: 4,
    columns: { claim: 0, "diagnoses.1": 1, "charge#2": 3 },
    names: { claim: "Claim Number", "diagnoses.1": "Dx A", "charge#2": "Charge 2" },
    constants: { "payer-id": "00882" },
  };
  const csvFile: CsvChunkFile = {
    format: "csv",
    fileId: FILE,
    layout,
    ranges: [{ claimIndex: 1, rows: [{ from: 10, to: 90, segment: 2 }] }],
  };
  test("survive the way through the queue", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.array(places, { minLength: 1, maxLength: 5 })), { maxLength: 20 }), (all) => {
        const given: ChunkJob = {
          ...job,
          files: [{ ...csvFile, ranges: all.map(([claimIndex, rows]) => ({ claimIndex, rows })) }, ...job.files],
        };
        expect(unpackChunk(JSON.parse(JSON.stringify(packChunk(given))))).toEqual(given);
      }),
    );
  });
  test.each([
    ["a further key of the file", { ...csvFile, name: "SMITH.csv" }],
    ["a further key of a claim", { ...csvFile, ranges: [{ ...csvFile.ranges[0], id: "JANE" }] }],
    ["a text where an offset belongs", { ...csvFile, ranges: [{ claimIndex: 1, rows: [{ from: "JANE", to: 1, segment: 1 }] }] }],
    ["a row", { ...csvFile, layout: { ...layout, names: { ...layout.names, "JANE,SMITH,1950": "x" } } }],
    ["a long text", { ...csvFile, layout: { ...layout, constants: { "payer-id": "J".repeat(121) } } }],
    ["a date that is none of a format", { ...csvFile, layout: { ...layout, dates: ["03/04/1950"] } }],
  ])("let %s not in", (_, file) => {
    expect(() => packChunk({ ...job, files: [file] } as unknown as ChunkJob)).toThrow(RefusedJob);
  });
});
