import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sideOfDiagnosis, sideOfModifier } from "./side-of-diagnosis.ts";

test.each([
  ["C441121", "right"],
  ["C441192", "left"],
  ["C441191", "left"],
  ["C44101", undefined],
  ["C44212", "right"],
  ["C44219", "left"],
  ["C44211", undefined],
  ["C44622", "right"],
  ["C44729", "left"],
  ["C43111", "right"],
  ["C4A22", "left"],
  ["D0461", "right"],
  ["D2272", "left"],
  ["D2239", undefined],
  ["C44311", undefined],
  ["C4442", undefined],
  ["C44519", undefined],
  ["C4911", "right"],
  ["L570", undefined],
  ["M1711", "right"],
  ["M1712", "left"],
  ["M170", undefined],
  ["M25562", "left"],
  ["M25569", undefined],
  ["M7501", "right"],
  ["M75102", "left"],
  ["H02831", "right"],
  ["H02835", "left"],
  ["H02836", undefined],
  ["H02402", "left"],
  ["H02403", undefined],
] as const)("%s is on the side: %s", (diagnosis, side) => expect(sideOfDiagnosis(diagnosis)).toBe(side));

test.each([
  ["RT", "right"],
  ["LT", "left"],
  ["E1", "left"],
  ["E4", "right"],
  ["FA", "left"],
  ["F5", "right"],
  ["TA", "left"],
  ["T9", "right"],
  ["50", undefined],
  ["59", undefined],
] as const)("modifier %s is on the side: %s", (modifier, side) => expect(sideOfModifier(modifier)).toBe(side));

const list = path.resolve(import.meta.dirname, "../../../../../shared/cms/codes/icd10cm_FY2024_skin_subset.csv");
test.skipIf(!fs.existsSync(list))("agrees with the words of every tumour code of the CMS list (needs ../shared/cms)", () => {
  let sided = 0;
  for (const row of fs.readFileSync(list, "utf8").split("\n")) {
    const [, code = "", words = ""] = /^"?\d+"?,"?1"?,"?([A-Z0-9.]+)"?,(.*)$/.exec(row) ?? [];
    // Inner male organs have sides too, but no procedure that this side is asked for.
    if (code === "" || code.startsWith("C63")) continue;
    const said = /\bright\b/i.test(words) ? "right" : /\bleft\b/i.test(words) ? "left" : undefined;
    if (said !== undefined) sided += 1;
    expect(sideOfDiagnosis(code.replace(".", "")), `${code} ${words}`).toBe(said);
  }
  expect(sided).toBeGreaterThan(100);
});
