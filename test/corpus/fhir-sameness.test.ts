import { createHash } from "node:crypto";
import { bytesInMemory, type Claim, type Finding, type ServiceLine } from "@claimscrub/claim";
import { planFhirFiles, readFhirClaims, readFhirFromBytes, surveyFile } from "@claimscrub/fhir";
import { createJudging, scrubBytes } from "@claimscrub/scrub-claims";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { EXAMPLE_FILES } from "../generator/expected-examples.ts";
import { claimsOf } from "../generator/examples/example-file.ts";
import { DEFAULT_LAYOUT } from "../generator/file-layout.ts";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { fhirBundle, fhirResources, fhirXml } from "../generator/write-fhir.ts";
import { write837p } from "../generator/write-837p.ts";

const judging = createJudging();
const encoder = new TextEncoder();
const ports = {
  newHash: () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  },
  now: () => 0,
};
const FILE = { fileId: "ab".repeat(32), name: "claims", order: 0 };

function verdictsOf(findings: readonly Finding[]): string[] {
  return findings
    .map(({ claimIndex, line, code, direction, severity, impact }) =>
      [claimIndex, line, code, direction, severity, impact.cents, impact.confidence].join(" "),
    )
    .sort();
}

async function scrub(name: string, text: string) {
  const { findings, summary } = await scrubBytes(name, encoder.encode(text), judging, ports);
  const { claims, lines, byDirection, byRule } = summary;
  return { verdicts: verdictsOf(findings), claims, lines, byDirection, byRule };
}

const OF_CLAIM = [
  ...(["id", "purpose", "chargeCents", "frequency", "assignment", "payerSequence", "filingIndicator", "payerId", "payerName"] as const),
  ...(["subscriberId", "originalReference", "billing", "rendering", "serviceFacility", "referringNpi", "otherPayer", "received"] as const),
  ...(["admitted", "discharged", "diagnoses", "clia", "note", "patientBirthDate", "patientSex", "hasIdentity"] as const),
  ...(["patientKeyHigh", "patientKeyLow"] as const),
] satisfies readonly (keyof Claim)[];
const OF_LINE = [
  ...(["number", "qualifier", "procedure", "procedureKey", "modifiers", "modifierKeys", "narrative", "chargeCents", "unitBasis"] as const),
  ...(["units", "pos", "date", "dateThrough", "pointers", "diagnoses", "renderingNpi", "renderingTaxonomy", "orderingNpi"] as const),
  ...(["serviceFacility", "drugCode", "clia", "note"] as const),
] satisfies readonly (keyof ServiceLine)[];

/** What judging looks at, but for what FHIR R4 has no element for: line control numbers, adjudications, the code of a late claim. */
function factsOf(claim: Claim): unknown {
  return {
    ...Object.fromEntries(OF_CLAIM.map((key) => [key, claim[key]])),
    identity: claim.patientIdentity(),
    lines: claim.lines.map((line) => Object.fromEntries(OF_LINE.map((key) => [key, line[key]]))),
  };
}

/** Voids and late entitlement have no words in FHIR R4. */
function sayable(claims: readonly ClaimSpec[]): readonly ClaimSpec[] {
  return claims.filter(({ frequency, delayReason }) => frequency !== "8" && delayReason === undefined);
}

describe("the same claims as 837P and as FHIR", () => {
  const sets = EXAMPLE_FILES.map((file) => ({
    name: file.name,
    claims: sayable(claimsOf(file)),
    layout: file.layout,
    created: file.layout.created ?? DEFAULT_LAYOUT.created,
  }));
  test.each(sets)("$name: read alike", async ({ claims, layout, created }) => {
    const bundle = fhirBundle(claims, created);
    const ours = await readClaimsFromBytes(encoder.encode([...write837p(claims, layout)].join("")), FILE);
    const expected = ours.claims.map(factsOf);
    expect(expected).toHaveLength(claims.length);
    for (const text of [JSON.stringify(bundle), fhirXml(bundle)]) {
      const fhir = await readFhirFromBytes(encoder.encode(text), FILE);
      expect(fhir.faults).toEqual([]);
      expect(fhir.claims.map(factsOf)).toEqual(expected);
    }
  });

  test.each(sets)("$name: the same findings, lines, cents and directions", async ({ claims, layout, created }) => {
    const bundle = fhirBundle(claims, created);
    const expected = await scrub("claims.837", [...write837p(claims, layout)].join(""));
    expect(expected.lines).toBeGreaterThan(0);
    expect(await scrub("claims.json", JSON.stringify(bundle, undefined, 2))).toEqual(expected);
    expect(await scrub("claims.xml", fhirXml(bundle))).toEqual(expected);
    const lines = claims.flatMap((claim, at) => fhirResources(claim, `n${at}-`, created)).map((resource) => JSON.stringify(resource));
    expect(await scrub("claims.ndjson", `${lines.join("\n")}\n`)).toEqual(expected);
  });

  test("a service that ends before it begins is refused for that in both", async () => {
    const { claims, layout, created } = sets[0]!;
    const [claim] = claims;
    const x12 = [...write837p([claim!], layout)].join("").replace(/DTP\*472\*D8\*(\d{8})/, "DTP*472*RD8*$1-20240601");
    const fhir = JSON.stringify(fhirBundle([claim!], created)).replace(
      /"servicedDate":"([\d-]{10})"/,
      '"servicedPeriod":{"start":"$1","end":"2024-06-01"}',
    );
    const expected = await scrub("claims.837", x12);
    expect(expected.byRule).toMatchObject({ "FMT-007": { count: 1 } });
    expect(await scrub("claims.json", fhir)).toEqual(expected);
  });
});

describe("however the claims are exported", () => {
  const [file] = EXAMPLE_FILES;
  const claims = sayable(claimsOf(file!));
  const created = file!.layout.created ?? DEFAULT_LAYOUT.created;
  const reading = async () =>
    (await readClaimsFromBytes(encoder.encode([...write837p(claims, file!.layout)].join("")), FILE)).claims.map(factsOf);

  test("one file for each type of resource, as bulk exports have it, in any order of the call", async () => {
    const byType = new Map<string, string[]>();
    for (const [at, claim] of claims.entries())
      for (const resource of fhirResources(claim, `b${at}-`, created))
        byType.set(resource.resourceType, [...(byType.get(resource.resourceType) ?? []), JSON.stringify(resource)]);
    const sources = [...byType].map(([type, lines], at) => ({
      type,
      fileId: String(at).padStart(64, "0"),
      source: bytesInMemory(encoder.encode(lines.join("\n"))),
    }));
    expect(sources.length).toBeGreaterThan(4);
    const expected = await reading();
    for (const order of [sources, [...sources].reverse()]) {
      const surveyed = await Promise.all(
        order.map(async ({ fileId, source }) => ({ fileId, survey: await surveyFile(source), open: async () => source })),
      );
      const plans = await planFhirFiles(surveyed);
      const codes = plans.flatMap(({ planFaults }) => planFaults.map(({ kind }) => kind));
      expect(new Set(codes)).toEqual(new Set(["fhir-referenced-file"]));
      const at = order.findIndex(({ type }) => type === "Claim");
      const plan = plans[at]!;
      const ranges = Array.from({ length: plan.claims }, (_, index) => plan.rangeOf(index));
      const open = async (beside: number) =>
        beside === 0 ? order[at]!.source : order.find(({ fileId }) => fileId === plan.beside[beside - 1])!.source;
      const { claims: read, faults } = await readFhirClaims({ ...FILE, fileId: order[at]!.fileId }, ranges, open);
      expect(faults).toEqual([]);
      expect(read.map(factsOf)).toEqual(expected);
    }
  });

  test("one Bundle a line, all with the same numbers in it: each means its own", async () => {
    const lines = claims.map((claim) =>
      JSON.stringify({
        resourceType: "Bundle",
        type: "collection",
        entry: fhirResources(claim, "same-", created).map((resource) => ({ resource })),
      }),
    );
    const { claims: read, faults } = await readFhirFromBytes(encoder.encode(lines.join("\n")), FILE);
    expect(faults).toEqual([]);
    expect(read.map(factsOf)).toEqual(await reading());
  });

  test("a claim whose patient two other Bundles have under one number has none", async () => {
    const [first, second] = claims;
    const inBundle = (claim: ClaimSpec) => ({
      resourceType: "Bundle",
      entry: fhirResources(claim, "same-", created)
        .filter(({ resourceType }) => resourceType !== "Claim")
        .map((resource) => ({ resource })),
    });
    const alone = fhirResources(first!, "same-", created).at(-1)!;
    const lines = [inBundle(first!), inBundle(second!), alone].map((one) => JSON.stringify(one));
    const { claims: read, faults } = await readFhirFromBytes(encoder.encode(lines.join("\n")), FILE);
    expect(read.map(({ hasIdentity, patientBirthDate }) => [hasIdentity, patientBirthDate])).toEqual([[false, 0]]);
    expect(faults.map(({ kind, data }) => [kind, data["what"]])).toContainEqual(["fhir-unresolved-reference", "patient"]);
  });

  test("the same claim in both formats is one patient's: it is a duplicate of itself", async () => {
    const keysOf = (read: readonly Claim[]) => read.map(({ patientKeyHigh, patientKeyLow }) => [patientKeyHigh, patientKeyLow]);
    const x12 = await readClaimsFromBytes(encoder.encode([...write837p(claims, file!.layout)].join("")), FILE);
    // Names in small letters, as systems of records keep them.
    const mixed = JSON.stringify(fhirBundle(claims, created)).replaceAll(
      /"given":\["([A-Z])([A-Z]+)"/g,
      (_, one: string, rest: string) => `"given":["${one}${rest.toLowerCase()}"`,
    );
    expect(mixed).not.toBe(JSON.stringify(fhirBundle(claims, created)));
    expect(keysOf((await readFhirFromBytes(encoder.encode(mixed), FILE)).claims)).toEqual(keysOf(x12.claims));
  });
});
