import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Claim, Finding, ServiceLine } from "@claimscrub/claim";
import { readCsvFromBytes, readCsvMap } from "@claimscrub/cms-1500";
import { createJudging, scrubBytes } from "@claimscrub/scrub-claims";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { DEFAULT_LAYOUT } from "../generator/file-layout.ts";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { claimsOf } from "../generator/examples/example-file.ts";
import { EXAMPLE_FILES } from "../generator/expected-examples.ts";
import { write837p } from "../generator/write-837p.ts";
import { type CsvShape, writeCsv } from "../generator/write-csv.ts";

const MAPS = path.resolve(import.meta.dirname, "../../config/csv-maps");
const known = fs
  .readdirSync(MAPS)
  .map((name) => readCsvMap(parse(fs.readFileSync(path.join(MAPS, name), "utf8")), name.replace(".yaml", "")));
const lines = known.find(({ map }) => map.name === "cms-1500-lines")!.map;
const judging = { ...createJudging(), csvMaps: { known: known.map(({ map }) => map) } };
const encoder = new TextEncoder();
const FILE = { fileId: "ab".repeat(32), name: "claims", order: 0 };
const ports = {
  newHash: () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  },
  now: () => 0,
};

function verdictsOf(findings: readonly Finding[]): string[] {
  return findings
    .map(({ claimIndex, line, code, direction, severity, impact }) =>
      [claimIndex, line, code, direction, severity, impact.cents, impact.confidence].join(" "),
    )
    .sort();
}

async function scrub(name: string, text: string) {
  const { findings, summary } = await scrubBytes(name, encoder.encode(text), judging, ports);
  const { claims, lines: lineCount, byDirection, byRule, allowedCents, notChecked, notPriced } = summary;
  return { verdicts: verdictsOf(findings), claims, lines: lineCount, byDirection, byRule, allowedCents, notChecked, notPriced };
}

const OF_CLAIM = [
  ...(["id", "purpose", "chargeCents", "frequency", "assignment", "payerSequence", "filingIndicator", "payerId", "payerName"] as const),
  ...(["subscriberId", "originalReference", "billing", "serviceFacility", "referringNpi", "received", "admitted", "discharged"] as const),
  ...(["diagnoses", "clia", "note", "patientBirthDate", "patientSex", "hasIdentity", "patientKeyHigh", "patientKeyLow"] as const),
] satisfies readonly (keyof Claim)[];
const OF_LINE = [
  ...(["number", "qualifier", "procedure", "procedureKey", "modifiers", "modifierKeys", "narrative", "chargeCents", "unitBasis"] as const),
  ...(["units", "pos", "date", "dateThrough", "pointers", "diagnoses", "renderingNpi", "renderingTaxonomy", "orderingNpi"] as const),
  ...(["serviceFacility", "drugCode", "clia", "note"] as const),
] satisfies readonly (keyof ServiceLine)[];

function factsOf(claim: Claim): unknown {
  return {
    ...Object.fromEntries(OF_CLAIM.map((key) => [key, claim[key]])),
    identity: claim.patientIdentity(),
    lines: claim.lines.map((line) => Object.fromEntries(OF_LINE.map((key) => [key, line[key]]))),
  };
}

/** A row has no words for other payers, places of single lines and reasons of delay. */
function sayable(claims: readonly ClaimSpec[]): readonly ClaimSpec[] {
  return claims.filter(
    ({ delayReason, sequence, lines: own }) =>
      delayReason === undefined && (sequence ?? "P") === "P" && own.every(({ facility }) => facility === undefined),
  );
}

test("the maps that come with the product are right, and no two serve one header", () => {
  expect(known.flatMap(({ faults }) => faults)).toEqual([]);
  expect(known.map(({ map }) => map.name).sort()).toEqual(["cms-1500-form", "cms-1500-lines"]);
});

describe("the same claims as 837P and as rows", () => {
  const sets = EXAMPLE_FILES.map((file) => ({
    name: file.name,
    claims: sayable(claimsOf(file)),
    layout: file.layout,
    created: file.layout.created ?? DEFAULT_LAYOUT.created,
  })).filter(({ claims }) => claims.length > 0);

  test.each(sets)("$name: read alike", async ({ claims, layout, created }) => {
    const ours = await readClaimsFromBytes(encoder.encode([...write837p(claims, layout)].join("")), FILE);
    const rows = await readCsvFromBytes(encoder.encode(writeCsv(claims, created)), FILE, lines);
    expect(rows.faults).toEqual([]);
    expect(rows.claims.map(factsOf)).toEqual(ours.claims.map(factsOf));
    expect(rows.claims).toHaveLength(claims.length);
  });

  test.each(sets)("$name: the same findings, lines, cents and directions", async ({ claims, layout, created }) => {
    const expected = await scrub("claims.837", [...write837p(claims, layout)].join(""));
    expect(expected.lines).toBeGreaterThan(0);
    for (const shape of [{}, { delimiter: ";", lineEnding: "\r\n" }, { delimiter: "\t" }] satisfies CsvShape[])
      expect(await scrub("claims.csv", writeCsv(claims, created, shape))).toEqual(expected);
  });

  test("are cut into rows and cells as an independent reader cuts them", async () => {
    const [{ claims, created }] = sets as [(typeof sets)[number]];
    const odd = claims.map((claim, at) => ({ ...claim, note: at % 2 === 0 ? `a "quoted", note\nof two lines` : "plain" }));
    const text = writeCsv(odd, created, { lineEnding: "\r\n" });
    const theirs = parseCsv(text, { columns: true }) as Record<string, string>[];
    const { claims: read } = await readCsvFromBytes(encoder.encode(text), FILE, lines);
    const ours = read.flatMap((claim) => claim.lines.map((line) => [claim.id, line.procedure, claim.note.replace(/\s+/g, " ")]));
    expect(ours).toEqual(theirs.map((row) => [row["Claim Number"], row["CPT"], row["Note"]!.replace(/\s+/g, " ")]));
  });
});
