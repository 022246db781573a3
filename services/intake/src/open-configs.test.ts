import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { OWN_CONFIG } from "@claimscrub/files";
import { readChoices, readMaps, RefusedChoices } from "@claimscrub/scrub-claims";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "./env.ts";
import { openConfigs } from "./open-configs.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-configs-"));
  for (const below of ["home/config/csv-maps", "chosen/csv-maps", "chosen/rule-sets"])
    fs.mkdirSync(path.join(folder, below), { recursive: true });
  const map = fs.readFileSync(path.join(OWN_CONFIG, "csv-maps/cms-1500-lines.yaml"), "utf8");
  fs.writeFileSync(path.join(folder, "chosen/csv-maps/ours.yaml"), map.replace("name: cms-1500-lines", "name: ours"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const configs = () => openConfigs(readEnvironment({ CLAIMSCRUB_HOME: path.join(folder, "home"), INIT_CWD: folder }));
const refusal = (reading: Promise<unknown>): Promise<[string, string]> =>
  reading.then(
    () => ["", ""],
    (error: unknown) => (error instanceof RefusedChoices ? [error.message, error.remedy] : Promise.reject(error)),
  );

test("maps of columns are those of the folder asked for, else of the data folder, and the program's own beneath", async () => {
  const names = async (config?: string) => (await readMaps({ config }, configs())).known.map(({ name }) => name);
  expect(await names("chosen")).toEqual(["ours", "cms-1500-form", "cms-1500-lines"]);
  expect(await names()).toEqual(["cms-1500-form", "cms-1500-lines"]);
  expect((await readMaps({ config: "chosen", csvMap: "ours" }, configs())).given?.name).toBe("ours");
});

test("a folder that is not there is told by the option that named it", async () => {
  expect(await refusal(readChoices({ config: "nowhere", option: "--choices" }, configs()))).toEqual([
    "--choices nowhere is no folder.",
    "Name a folder that holds payers/, as config/ does.",
  ]);
});

test("what can't be used is told with every fault, and nothing of it is used", async () => {
  fs.writeFileSync(path.join(folder, "home/config/rosters.yaml"), "x: 1\n");
  const [terms, remedy] = await refusal(readChoices({}, configs()));
  expect(terms).toMatch(/^The configuration in .*home\/config can't be used:\n {2}rosters\.yaml: /);
  expect(remedy).toBe("Correct it, or name another folder with --config.");
  expect((await refusal(readChoices({ config: "chosen", rules: "none", rulesFrom: ["./gone.mjs"] }, configs())))[0]).toMatch(
    /^The rules can't be used:\n {2}none: .*\n {2}rules from \.\/gone\.mjs: /,
  );
  fs.writeFileSync(path.join(folder, "chosen/csv-maps/ours.yaml"), "columns: 3\n");
  expect((await refusal(readMaps({ config: "chosen" }, configs())))[0]).toMatch(/^A map of columns can't be used:\n {2}.*ours\.yaml: /);
});
