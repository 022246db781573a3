import { bytesInMemory, type ByteSource } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";
import { ParseProblem } from "./parse-problem.ts";
import { parseXml } from "./parse-xml.ts";
import { readFhirFromBytes } from "./read-whole-file.ts";
import { readLines } from "./read-lines.ts";
import { looksLikeFhir } from "./recognise.ts";
import { surveyFile } from "./survey-file.ts";

const encoder = new TextEncoder();
const FILE = { fileId: "12".repeat(32), name: "claims", order: 0 };
const professional = { coding: [{ code: "professional" }] };
const patient = { resourceType: "Patient", id: "p", birthDate: "1950-02-03", name: [{ given: ["Zoë"] }] };
const claim = {
  resourceType: "Claim",
  id: "c",
  type: professional,
  use: "claim",
  patient: { reference: "Patient/p" },
  item: [{ sequence: 1 }],
};
const TEXTS: readonly string[] = [
  JSON.stringify({ resourceType: "Bundle", entry: [{ fullUrl: "urn:x", resource: patient }, { resource: claim }] }),
  `${JSON.stringify(patient)}\n${JSON.stringify(claim)}\n`,
  `<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient><id value="p"/><birthDate value="1950-02-03"/><name><given value="Zoë"/></name></Patient></resource></entry><entry><resource><Claim><id value="c"/><type><coding><code value="professional"/></coding></type><patient><reference value="Patient/p"/></patient><item><sequence value="1"/></item></Claim></resource></entry></Bundle>`,
];

/** Gives no more than so many bytes at a time, in memory that the next read writes over. */
function inReadsOf(bytes: Uint8Array, most: number): ByteSource {
  const buffer = new Uint8Array(most);
  return {
    byteLength: bytes.length,
    read: async (from, to) => {
      const part = bytes.subarray(from, Math.min(to, from + most));
      buffer.fill(0);
      buffer.set(part);
      return buffer.subarray(0, part.length);
    },
  };
}

describe("a file is read alike", () => {
  test("whatever the size of the reads", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), fc.integer({ min: 1, max: 700 }), async (text, most) => {
        const bytes = encoder.encode(text);
        const seen: number[] = [];
        const survey = await surveyFile(inReadsOf(bytes, most), { onBytes: (part) => seen.push(...part) });
        expect(survey).toEqual(await surveyFile(bytesInMemory(bytes)));
        expect(seen).toEqual([...bytes]);
        expect(survey.claims).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test("lines are cut alike, whatever the size of the reads", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z]{0,9}$/), { maxLength: 9 }),
        fc.integer({ min: 1, max: 20 }),
        async (lines, most) => {
          const bytes = encoder.encode(lines.join("\n"));
          const found: [string, number][] = [];
          await readLines(
            async (take) => {
              for (let at = 0; at < bytes.length; at += most) take(bytes.subarray(at, at + most), at);
            },
            (line, at) => found.push([new TextDecoder().decode(line), at]),
          );
          let at = 0;
          const expected = lines.map((line): [string, number] => {
            const here = at;
            at += line.length + 1;
            return [line, here];
          });
          expect(found).toEqual(expected.filter(([line]) => line !== ""));
        },
      ),
    );
  });

  test("positions are bytes of the file, in XML and in JSON, behind letters of several bytes", async () => {
    for (const text of TEXTS) {
      const { claims } = await readFhirFromBytes(encoder.encode(text), FILE);
      const { byte, segment, element } = claims[0]!.lines[0]!.locate("LX");
      const before = new TextDecoder().decode(encoder.encode(text).subarray(0, byte));
      expect([segment, element]).toEqual([2, "Claim.item[0].sequence"]);
      expect(text.slice(before.length)).toMatch(/^(?:<sequence|1)/);
      expect(claims[0]?.patientBirthDate).toBe(19500203);
    }
  });
});

function outcomeOf(read: () => unknown): string {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof ParseProblem ? "refused" : "another error";
  }
}

describe("any bytes end in a survey", () => {
  test.each(TEXTS.map((text, at) => ({ at, text })))("cut or damaged: text $at", async ({ text }) => {
    const bytes = encoder.encode(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(255), fc.boolean(), async (at, value, cut) => {
        const damaged = cut ? bytes.slice(0, at) : Uint8Array.from(bytes, (byte, place) => (place === at ? value : byte));
        const { plan, claims, faults } = await readFhirFromBytes(damaged, FILE);
        expect(claims.length).toBeLessThanOrEqual(plan.claims);
        expect(plan.claims + faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test("the readers of a resource refuse by a problem of their own, and by nothing else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[{}[\]":,a1<>/=' ]{0,40}$/)), fc.boolean(), (text, xml) => {
        expect(outcomeOf(() => (xml ? parseXml : parseJson)(encoder.encode(text), 0))).not.toBe("another error");
      }),
      { numRuns: 500 },
    );
  });

  test("JSON of any value reads as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (members) => {
        const { children } = parseJson(encoder.encode(JSON.stringify(members)), 0);
        expect(children.map(({ name, value }) => [name, value])).toEqual(
          Object.entries(members).map(([name, value]) => [name, String(value)]),
        );
      }),
    );
  });
});

test.each([
  ['{"resourceType":"Claim"}', true],
  ['  \n{ "a": 1}', true],
  ['\uFEFF{"a":1}', true],
  ["[{}]", true],
  ['<Claim xmlns="http://hl7.org/fhir">', true],
  ['<?xml version="1.0"?><f:Bundle xmlns:f="http://hl7.org/fhir">', true],
  ["<html><body>", false],
  ["ISA*00*          *00*", false],
  ["{ISA*00*", false],
  ["", false],
  ["claim,line\n1,2", false],
])("%j is FHIR: %s", (text, expected) => expect(looksLikeFhir(encoder.encode(text))).toBe(expected));
