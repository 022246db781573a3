import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure } from "../failure.ts";
import { readPaymentConfig } from "./payment-config.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "claimscrub-config-"));
  mkdirSync(path.join(folder, "config/payers"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, "config", name), text);
}

/** The home's own folder serves where none is asked for. */
function read(config?: string) {
  return readPaymentConfig(config, { home: folder, startedIn: folder });
}

async function refusal(): Promise<string> {
  return read().then(
    () => "",
    (error: unknown) => (error instanceof Failure ? error.message : Promise.reject(error)),
  );
}

const GULF = "payer: gulf-mutual\nmatch: {payer-ids: ['60054']}\nfees: {schedule: gulf.csv, percent-of-medicare: 110}\n";

test("policies, their schedules, rosters and base units are read from one folder", async () => {
  write({
    "payers/gulf.yaml": GULF,
    "payers/gulf.csv": "\uFEFFcode,non-facility,facility\n17311,900,500\n",
    "rosters.yaml": "qualifying-participants:\n  2026: [1234567893]\n",
    "anesthesia-base-units.csv": "code,base-units\n00100,5\n",
  });
  const { setup } = await read();
  expect(setup?.policies[0]).toMatchObject({ id: "gulf-mutual", ownFees: [{ procedure: "17311", nonFacilityCents: 90000 }] });
  expect(setup).toMatchObject({
    qualifyingParticipants: { "2026": ["1234567893"] },
    anesthesiaBaseUnits: [{ procedure: "00100", units: 5 }],
  });
  expect(setup?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect((await read("config")).setup).toEqual(setup);
});

test("other terms have another fingerprint", async () => {
  write({ "payers/gulf.yaml": GULF, "payers/gulf.csv": "code,non-facility\n17311,900\n" });
  const before = (await read()).setup?.fingerprint;
  write({ "payers/gulf.csv": "code,non-facility\n17311,901\n" });
  expect((await read()).setup?.fingerprint).not.toBe(before);
});

test("the folder that comes with the program changes nothing: its example serves nobody", async () => {
  rmSync(path.join(folder, "config"), { recursive: true });
  const { setup, policies } = await read();
  expect(setup).toBeUndefined();
  expect(policies.map(({ id }) => id)).toContain("example");
});

test("a folder that is not there is wrong usage", async () => {
  await expect(read("nowhere")).rejects.toThrow("--config nowhere is no folder");
});

describe("every fault of every file is told at once, and nothing is used", () => {
  test.each<[files: Readonly<Record<string, string>>, said: string]>([
    [{ "payers/a.yaml": "payer: [\n" }, "a.yaml: line 2, column 1: expected YAML"],
    [{ "payers/a.yaml": "payer: a\npayer: b\n" }, "a.yaml: line 2, column 1: expected YAML; found Map keys must be unique"],
    [{ "payers/a.yml": "" }, "a.yml: expected a map with the keys"],
    [
      { "payers/a.yaml": "payer: a\nfees: {schedule: none.csv}\n" },
      "a.yaml: fees.schedule: expected a file none.csv beside this one; found none",
    ],
    [
      { "payers/gulf.yaml": GULF, "payers/gulf.csv": "code,non-facility\n17311,x\n" },
      'gulf.csv: row 2, non-facility: expected dollars and cents; found "x"',
    ],
    [
      { "payers/a.yaml": "payer: a\nmatch: {payer-ids: ['1']}\n", "payers/b.yaml": "payer: b\nmatch: {payer-ids: ['1']}\n" },
      "payers: payer-ids 1: expected each payer in one policy; found a and b",
    ],
    [{ "rosters.yaml": "participants: {}\n" }, "rosters.yaml: expected no keys but"],
    [{ "anesthesia-base-units.csv": "code\n" }, "anesthesia-base-units.csv: heading"],
  ])("%j", async (files, said) => {
    write(files);
    expect(await refusal()).toContain(said);
  });
  test("two files with faults are both named", async () => {
    write({ "payers/a.yaml": "payer: A!\n", "rosters.yaml": "x: 1\n" });
    const said = await refusal();
    expect(said).toContain("a.yaml: payer");
    expect(said).toContain("rosters.yaml: ");
  });
});
