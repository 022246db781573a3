import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSidecar, sidecarFaultText } from "./read-sidecar.ts";
import { readRecordedSite } from "./recorded-site.ts";

const HEADING = ["claim", "tumour", "site", "stages", "blocks", "repair", "length_cm", "area_cm2", "stains"];

describe("a sidecar is read", () => {
  test("whole", () => {
    const { sidecar, faults } = readSidecar([HEADING, ["C1", "1", "Left nasal ala", "3", "5;3;7", "flap", "", "9.5", "H&E; MART-1"]]);
    expect(faults).toEqual([]);
    expect(sidecar).toEqual({
      rows: 1,
      unknownSites: [],
      tumours: [
        {
          claim: "C1",
          tumour: "1",
          rows: [2],
          site: "nose",
          stages: 3,
          blocks: [5, 3, 7],
          repairs: [{ kind: "flap", lengthCm: undefined, areaCm2: 9.5 }],
          leftOpen: false,
          stains: [{ name: "MART-1", kind: "immunohistochemistry" }],
        },
      ],
    });
  });
  test("with columns in another order, other spellings and empty rows", () => {
    const { sidecar, faults } = readSidecar([
      ["Stages", "Tumor", "CLM01"],
      ["2", "A", "C1"],
      ["", "", ""],
      ["1", "A", "C2"],
    ]);
    expect(faults).toEqual([]);
    expect(sidecar.rows).toBe(2);
    expect(sidecar.tumours.map(({ claim, stages, rows }) => [claim, stages, rows])).toEqual([
      ["C1", 2, [2]],
      ["C2", 1, [4]],
    ]);
  });
  test("two rows of one tumour as one with two repairs, its stages by its blocks", () => {
    const { sidecar } = readSidecar([
      HEADING,
      ["C1", "1", "nose", "", "6;2", "flap", "", "9", ""],
      ["C1", "1", "", "", "", "intermediate", "3", "", "PAS"],
    ]);
    expect(sidecar.tumours).toHaveLength(1);
    expect(sidecar.tumours[0]).toMatchObject({ stages: 2, rows: [2, 3], repairs: [{ kind: "flap" }, { kind: "intermediate" }] });
  });
  test("with the rows whose site is in no known words", () => {
    const { sidecar, faults } = readSidecar([HEADING.slice(0, 3), ["C1", "1", "H-zone"], ["C2", "1", "back of hand"]]);
    expect(faults).toEqual([]);
    expect(sidecar.unknownSites).toEqual([2]);
    expect(sidecar.tumours[1]?.site).toBe("hand");
  });
});

describe("what can't be taken is told by row and column, and never repeated", () => {
  const refused: [string, string[], string][] = [
    ["a count that is none", ["C1", "1", "", "two", "", "", "", "", ""], "row 2, stages: expected a whole number from 1 to 30"],
    ["no stages at all", ["C1", "1", "", "0", "", "", "", "", ""], "row 2, stages: expected a whole number from 1 to 30"],
    ["blocks of two stages for three", ["C1", "1", "", "3", "5;2", "", "", "", ""], "row 2, blocks: expected as many counts as there are stages (3), separated by ;"],
    ["a hole in the blocks", ["C1", "1", "", "2", "5;", "", "", "", ""], "row 2, blocks: expected a whole number from 1 to 99"],
    ["an unknown closure", ["C1", "1", "", "", "", "zipper", "", "", ""], "row 2, repair: expected one of simple, intermediate, complex, flap, graft, none"],
    ["a length without a closure", ["C1", "1", "", "", "", "", "3", "", ""], "row 2, repair: expected a kind of repair beside its length or area"],
    ["a length of a flap", ["C1", "1", "", "", "", "flap", "3", "", ""], "row 2, length_cm: expected no length for a flap or a graft"],
    ["an area of a linear repair", ["C1", "1", "", "", "", "complex", "", "3", ""], "row 2, area_cm2: expected no area for a linear repair"],
    ["a length with a comma", ["C1", "1", "", "", "", "complex", "3,5", "", ""], "row 2, length_cm: expected a number from 0.01 to 200"],
    ["an unknown stain", ["C1", "1", "", "", "", "", "", "", "SECRET"], "row 2, stains: expected names that are known, separated by ;, or ihc:NAME or special:NAME"],
    ["no claim", ["", "1", "", "", "", "", "", "", ""], "row 2, claim: expected a value"],
    ["no tumour", ["C1", "", "", "", "", "", "", "", ""], "row 2, tumour: expected a value"],
    ["a cell beyond the headings", ["C1", "1", "", "", "", "", "", "", "", "JANE DOE"], "row 2: expected no more cells than headings"],
  ]; // biome-ignore format: a table
  test.each(refused)("%s", (_, row, words) => {
    const { faults, sidecar } = readSidecar([HEADING, row]);
    expect(faults.map((fault) => sidecarFaultText("log.csv", fault))).toEqual([`log.csv: ${words}`]);
    expect(sidecar.tumours).toEqual([]);
    expect(JSON.stringify(faults)).not.toMatch(/SECRET|DOE/);
  });
  test("a heading that is none, and one that is missing", () => {
    expect(
      readSidecar([
        ["claim", "name"],
        ["C1", "JANE"],
      ]).faults,
    ).toEqual([
      { row: 1, column: "column 2", expected: expect.stringContaining("one of the headings") },
      { row: 1, column: "tumour", expected: "a column tumour" },
    ]);
  });
  test("two rows of one tumour that contradict each other", () => {
    const { faults } = readSidecar([HEADING, ["C1", "1", "nose", "2", "", "", "", "", ""], ["C1", "1", "ear", "3", "", "", "", "", ""]]);
    expect(faults.map((fault) => sidecarFaultText("log.csv", fault))).toEqual([
      "log.csv: row 3, site: expected the same as in row 2, which is of the same tumour",
      "log.csv: row 3, stages: expected the same as in row 2, which is of the same tumour",
    ]);
  });
  test("whatever stands in the cells, reading ends with tumours or with faults and quotes nothing", () => {
    const cell = fc.oneof(fc.constantFrom("", "1", "3;4", "flap", "nose", "H&E", "C1"), fc.string());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 5 }), (rows) => {
        const { sidecar, faults } = readSidecar([HEADING, ...rows]);
        const held = rows.filter((row) => row.some((one) => one.trim() !== ""));
        expect(sidecar.rows).toBe(held.length);
        const told = new Set([...sidecar.tumours.flatMap((tumour) => tumour.rows), ...faults.map(({ row }) => row)]);
        expect(told.size).toBe(held.length);
      }),
    );
  });
});

describe("words of sites", () => {
  test.each([
    ["Left nasal ala", "nose"],
    ["R upper eyelid", "eyelid"],
    ["dorsum of left hand", "hand"],
    ["great toe nail", "foot"],
    ["index finger nail", "hand"],
    ["left wrist", "arm"],
    ["ankle", "leg"],
    ["face, cheek", "cheek"],
    ["scalp vertex", "scalp"],
    ["back of neck", "neck"],
    ["nose and ear", undefined],
    ["area H", undefined],
  ])("%s", (words, site) => expect(readRecordedSite(words)).toBe(site));
});
