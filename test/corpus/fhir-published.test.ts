import fs from "node:fs";
import path from "node:path";
import { FHIR_FAULTS, looksLikeFhir, readFhirFromBytes } from "@claimscrub/fhir";
import { describe, expect, test } from "vitest";
import { PUBLISHED, PUBLISHED_ABSENT, PUBLISHED_PRESENT } from "./published-files.ts";

const FILE = { fileId: "cd".repeat(32), name: "published", order: 0 };

/** What becomes of a file: how many claims are read, and the codes that say why others are not. By the beginning of its name. */
type Outcome = readonly [claims: number, ...refusals: readonly string[]];

const XML: readonly (readonly [RegExp, Outcome])[] = [
  [/cms1500|institutional/, [0, "FHR-020"]],
  [/oral|example\.xml$/, [0, "FHR-021"]],
  [/pharmacy/, [0, "FHR-022"]],
  [/vision/, [0, "FHR-023"]],
  [/professional/, [1]],
  [/header/, [0, "FHR-001"]],
];

// Drafts of 2013: item was called otherwise; one of the three files is no Claim.
const DRAFTS: readonly (readonly [RegExp, Outcome])[] = [
  [/person/, [0, "FHR-001"]],
  [/./, [0, "FHR-025"]],
];

const JSON_FILES: readonly (readonly [RegExp, Outcome])[] = [
  [/claimFiss/, [0, "FHR-020"]],
  [/claimMcs|claimSearchPaginated/, [1]],
  [/claimSearch/, [1, "FHR-020"]],
  [/claimResponse|eob/, [0, "FHR-001"]],
  [/Claim-(MED|96)/, [0, "FHR-020"]],
  [/Claim-10/, [0, "FHR-021"]],
  [/Claim-76/, [0, "FHR-022"]],
  [/Claim-66/, [0, "FHR-023"]],
  [/Claim-86/, [1]],
];

function expectedOf(folder: string, name: string): Outcome | undefined {
  const table = folder === "fhir-claim-json" ? JSON_FILES : name.startsWith("vista-novo") ? DRAFTS : XML;
  return table.find(([pattern]) => pattern.test(name))?.[1];
}

function filesOf(folder: string): string[] {
  return PUBLISHED_PRESENT ? fs.readdirSync(path.join(PUBLISHED, folder)).sort() : ["none"];
}

describe.skipIf(!PUBLISHED_PRESENT)(`published FHIR claims${PUBLISHED_PRESENT ? "" : ` (${PUBLISHED_ABSENT})`}`, () => {
  const files = ["fhir-claim-xml", "fhir-claim-json"].flatMap((folder) => filesOf(folder).map((name) => ({ folder, name })));
  test.each(files)("$folder/$name is read, or refused with a reason", async ({ folder, name }) => {
    const bytes = new Uint8Array(fs.readFileSync(path.join(PUBLISHED, folder, name)));
    const { plan, claims, faults } = await readFhirFromBytes(bytes, FILE);
    const refusals = faults.filter(({ kind }) => FHIR_FAULTS[kind].effect !== "none").map(({ kind }) => FHIR_FAULTS[kind].code);
    expect([claims.length, ...new Set(refusals)]).toEqual(expectedOf(folder, name));
    // Every claim is read or has a fault of its own.
    const named = new Set(faults.filter(({ kind }) => FHIR_FAULTS[kind].effect === "claim").map(({ claimIndex }) => claimIndex));
    expect(claims.length + named.size).toBe(plan.claims);
    // Only the file of comments has nothing of FHIR in it.
    expect(looksLikeFhir(bytes)).toBe(!name.includes("header"));
    for (const claim of claims) {
      expect(claim.lines.length).toBeGreaterThan(0);
      for (const line of claim.lines) expect(line.procedure).toMatch(/^(?:EXAM|FD)/);
    }
  });

  test("the published professional claim: its charge, date and line", async () => {
    const name = "NCATS-Tangerine__fhir_publish__r4__claim-example-professional.xml";
    const found =
      filesOf("fhir-claim-xml").find((one) => one.startsWith("NCATS-Tangerine__fhir_publish__r4__claim-example-professional")) ?? name;
    const { claims } = await readFhirFromBytes(new Uint8Array(fs.readFileSync(path.join(PUBLISHED, "fhir-claim-xml", found))), FILE);
    const [claim] = claims;
    expect(claim?.lines.map(({ chargeCents, date, units }) => [chargeCents, date, units])).toEqual([[7500, 20140816, 1]]);
    expect(claim?.chargeCents).toBe(7500);
  });
});
