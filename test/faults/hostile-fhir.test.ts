import process from "node:process";
import { bytesInMemory, type ByteSource } from "@claimscrub/claim";
import { FHIR_FAULTS, readFhirFromBytes, surveyFile } from "@claimscrub/fhir";
import { describe, expect, test } from "vitest";

const FILE = { fileId: "ef".repeat(32), name: "hostile", order: 0 };
const encoder = new TextEncoder();

const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at === 0 ? "" : at};`.repeat(10)}">`).join("");
const claimXml = (inside: string): string => `<Claim xmlns="http://hl7.org/fhir"><id value="1"/>${inside}</Claim>`;

/** Made when its test runs: most are long. */
const IN_MEMORY: readonly (readonly [name: string, code: string, text: () => string])[] = [
  ["billion laughs", "FHR-003", () => `<!DOCTYPE lolz [<!ENTITY lol "lol">${laughs}]>${claimXml("<status>&lol9;</status>")}`],
  ["an external entity", "FHR-003", () => `<!DOCTYPE Claim [<!ENTITY x SYSTEM "file:///etc/passwd">]>${claimXml('<status value="&x;"/>')}`],
  ["an external document type", "FHR-003", () => `<?xml version="1.0"?><!doctype Claim SYSTEM "http://127.0.0.1:9/x.dtd">${claimXml("")}`],
  ["an entity that nobody declared", "FHR-004", () => claimXml('<status value="&x;"/>')],
  ["10,000 levels of XML", "FHR-005", () => claimXml("<a>".repeat(10_000) + "</a>".repeat(10_000))],
  ["a million levels of XML that never close", "FHR-005", () => "<Claim>".repeat(1_000_000)],
  ["10,000 levels of objects", "FHR-005", () => `{"resourceType":"Claim","a":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`],
  ["a million levels of arrays", "FHR-005", () => `{"resourceType":"Claim","a":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`],
  ["10,000 Bundles inside each other", "FHR-005", () => '{"resourceType":"Bundle","entry":[{"resource":'.repeat(10_000)],
  ["an attribute of 20 MB", "FHR-006", () => claimXml(`<status value="${"x".repeat(20 << 20)}"/>`)],
  ["a text of 20 MB in JSON", "FHR-006", () => `{"resourceType":"Claim","status":"${"x".repeat(20 << 20)}"}`],
  ["a name of 1 MB", "FHR-028", () => `{"resourceType":"Claim","item":[{"${"x".repeat(1 << 20)}":1}],"type":{}}`],
  ["a million values in one claim", "FHR-029", () => `{"resourceType":"Claim","item":[${"{},".repeat(1_000_000)}{}]}`],
  ["200,000 attributes on one tag", "FHR-005", () => claimXml(`<status ${'a="" '.repeat(200_000)}/>`)],
  ["a number of a million digits", "FHR-002", () => `{"resourceType":"Claim","total":{"value":${"9".repeat(1_000_000)}}}`],
  ["another encoding", "FHR-008", () => `<?xml version="1.0" encoding="UTF-7"?>${claimXml("")}`],
];

function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** A gigabyte that nobody ever holds: a beginning, then one letter over and over. */
function gigabyte(beginning: string): ByteSource & { held(): number } {
  const filler = new Uint8Array(1 << 18).fill(120);
  const head = encoder.encode(beginning);
  let most = 0;
  return {
    byteLength: 1 << 30,
    read: async (from, to) => {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      return from < head.length ? head.subarray(from) : filler.subarray(0, to - from);
    },
    held: () => most,
  };
}

describe("hostile FHIR is refused with a reason, in under a second of computing", () => {
  test.each(IN_MEMORY)("%s: %s", async (_name, code, text) => {
    const bytes = encoder.encode(text());
    const began = process.cpuUsage();
    const { claims, faults } = await readFhirFromBytes(bytes, FILE);
    expect(cpuMilliseconds(began)).toBeLessThan(1000);
    expect(claims).toEqual([]);
    expect(faults.map(({ kind }) => FHIR_FAULTS[kind].code)).toContain(code);
    expect(JSON.stringify(faults)).not.toContain("passwd");
    expect(faults.length).toBeLessThan(110);
  });

  test.each([
    ["an attribute of 1 GB", '<Claim xmlns="http://hl7.org/fhir"><status value="'],
    ["a text of 1 GB in JSON", '{"resourceType":"Claim","status":"'],
    ["a gigabyte of nothing that is a resource", "{"],
  ])("%s, read in pieces: FHR-007", async (_name, beginning) => {
    const source = gigabyte(beginning);
    const before = process.memoryUsage().arrayBuffers;
    const began = process.cpuUsage();
    const survey = await surveyFile(source);
    expect(cpuMilliseconds(began)).toBeLessThan(1000);
    expect(source.held() - before).toBeLessThan(80 << 20);
    expect(survey.claims).toEqual([]);
    expect(survey.faults.map(({ kind }) => FHIR_FAULTS[kind].code)).toEqual(["FHR-007"]);
  });

  test("what stands whole before the damage is read", async () => {
    const whole = '{"resourceType":"Claim","type":{"coding":[{"code":"professional"}]},"use":"claim","item":[{"sequence":1}]}';
    const survey = await surveyFile(bytesInMemory(encoder.encode(`${whole}\n{"resourceType":"Claim","item":[{"seq\n${whole}\n`)));
    expect(survey.claims).toHaveLength(2);
    expect(survey.faults.map(({ kind }) => kind)).toEqual(["fhir-malformed"]);
  });
});
