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
  ["M170", "both"],
  ["M25562", "left"],
  ["M25569", undefined],
  ["M7501", "right"],
  ["M75102", "left"],
  ["H02831", "right"],
  ["H02835", "left"],
  ["H02836", "left"],
  ["H02402", "left"],
  ["H02403", "both"],
  ["H2511", "right"],
  ["H2513", "both"],
  ["H353211", "right"],
  ["H353231", "both"],
  ["E113512", "left"],
  ["E113513", "both"],
  ["E119", undefined],
  ["C50912", "left"],
  ["M1611", "right"],
  ["M65342", "left"],
  ["S83242A", "left"],
  ["S91201A", "right"],
  ["H6123", "both"],
  ["L89152", undefined],
  ["I5010", undefined],
  ["I83812", "left"],
  ["K4020", "both"],
  ["K4111", "both"],
  ["K4090", undefined],
  ["I6521", "right"],
  ["I6523", undefined],
  ["R2242", "left"],
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

const list = path.resolve(import.meta.dirname, "../../../../../shared/cms/codes/icd10cm_FY2024_pathologie.csv");
/** Whose right and left are no sides that a modifier names (hearts, brains, colons, births), or are a word for something else ("left in"). */
const NO_SIDES = /^(?:[ABEFJKOPQRV-Y]|G45|G8|H54|I[0-6]|N27|S365|T81|Z37)/;

test.skipIf(!fs.existsSync(list))("agrees with the words of every code of the CMS list (needs ../shared/cms)", () => {
  const wrong: string[] = [];
  let sided = 0;
  for (const row of fs.readFileSync(list, "latin1").split("\n")) {
    const [, dotted = "", words = ""] = /^"?\d+"?,"?1"?,"?([A-Z0-9.]+)"?,(.*)$/.exec(row) ?? [];
    const code = dotted.replace(".", "");
    if (code === "" || (NO_SIDES.test(code) && !/^(?:E(?:0[89]|1[013])|I652|K4[01]|R22)/.test(code))) continue;
    const right = /\bright\b/i.test(words);
    const left = /\bleft\b/i.test(words);
    const told = right === left ? undefined : right ? "right" : "left";
    const both = !right && !left && /\b(?:bilateral|both)\b/i.test(words);
    const read = sideOfDiagnosis(code);
    if (told !== undefined) sided += 1;
    // Both sides of lungs and kidneys have codes without a place for the side: those may be read as none.
    if (read !== (both ? "both" : told) && !(both && read === undefined)) wrong.push(`${code} ${words}: ${read}`);
  }
  expect(wrong).toEqual([]);
  expect(sided).toBeGreaterThan(25_000);
});
