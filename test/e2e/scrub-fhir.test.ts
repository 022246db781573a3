import fs from "node:fs";
import path from "node:path";
import type { Finding } from "@claimscrub/claim";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { fhirBundle, fhirResources, fhirXml } from "../generator/write-fhir.ts";
import { asJson, BUILT, claim, claimscrub, CLEAN, type Ended, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const CREATED = 20250301;

function verdicts(ended: Ended): string[] {
  return asJson(ended)
    .findings.map(({ claim: id, line, code, direction, impact }: Finding) => [id, line, code, direction, impact.cents].join(" "))
    .sort();
}

describe.skipIf(!BUILT)(`scrub on FHIR${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const scrub = (...args: string[]): Promise<Ended> => claimscrub(["scrub", "--no-store", "--format", "json", ...args], { home });
  const claims: readonly ClaimSpec[] = [claim("A1", CLEAN, 1), claim("A2", FLAGGED, 2)];
  const bundle = fhirBundle(claims, CREATED);
  let bulk: string[];
  let expected: string[];

  beforeAll(async () => {
    const byType = new Map<string, string>();
    for (const [at, one] of claims.entries())
      for (const resource of fhirResources(one, `b${at}-`, CREATED))
        byType.set(resource.resourceType, `${byType.get(resource.resourceType) ?? ""}${JSON.stringify(resource)}\n`);
    bulk = [...byType].map(([type, text]) => put(`${type}.ndjson`, text));
    const direct = await scrub(put("claims.837", file837(claims)));
    expected = verdicts(direct);
    if (direct.code !== 1 || expected.length === 0) throw new Error(direct.stderr);
  });

  test("ends with 0 where nothing was found, whatever the file is called", async () => {
    const ended = await scrub(put("clean.837", JSON.stringify(fhirBundle([claims[0]!], CREATED))));
    expect([ended.code, asJson(ended).findings]).toEqual([0, []]);
  });

  test("ends with 1 and the findings of the 837P: JSON, XML and bulk export", async () => {
    const files = [[put("a.json", JSON.stringify(bundle))], [put("a.xml", fhirXml(bundle))], bulk];
    for (const given of files) {
      const ended = await scrub(...given);
      expect(ended.code).toBe(1);
      expect(verdicts(ended).filter((one) => !one.includes("FHR-011"))).toEqual(expected);
    }
  });

  test("ends with 3 and a reason where a file holds no claim that is read", async () => {
    const dental = JSON.stringify({ resourceType: "Claim", type: { coding: [{ code: "oral" }] }, item: [{ sequence: 1 }] });
    const ended = await scrub(put("dental.json", dental), put("patient.xml", fhirXml({ resourceType: "Patient", id: "1" })));
    expect(ended.code).toBe(3);
    expect(new Set(asJson(ended).findings.map(({ code, rule }) => `${code} ${rule}`))).toEqual(
      new Set(["FHR-011 fhir/referenced-file", "FHR-021 fhir/oral-claim"]),
    );
    const alone = await scrub(put("only-patient.json", JSON.stringify({ resourceType: "Patient", id: "1" })));
    expect(alone.code).toBe(3);
    expect(asJson(alone).summary.filesWithoutResult).toMatchObject([{ file: path.join(folder, "only-patient.json") }]);
  });

  test("finds the same service in both formats: a patient is one patient", async () => {
    const both = await scrub(put("one.837", file837([claims[1]!])), put("two.json", JSON.stringify(fhirBundle([claims[1]!], CREATED))));
    expect(asJson(both).findings.some(({ related }) => related.some(({ fileId }) => fileId !== asJson(both).findings[0]?.fileId))).toBe(
      true,
    );
  });

  test("through the queue as at once", async () => {
    const run = (...args: string[]) => claimscrub(args, { home });
    const direct = await scrub(...bulk);
    const submitted = await run("submit", ...bulk, "--json");
    expect([submitted.stderr, submitted.code]).toEqual(["", 0]);
    const { runId } = JSON.parse(submitted.stdout) as { runId: string };
    expect((await run("worker", "--until-empty")).code).toBe(0);
    const printed = await run("status", runId, "--findings");
    expect(printed.stdout).toBe(
      asJson(direct)
        .findings.map((finding) => `${JSON.stringify(finding)}\n`)
        .join(""),
    );
  });
});
