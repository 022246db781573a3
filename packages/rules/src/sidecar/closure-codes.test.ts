import { describe, expect, test } from "vitest";
import { addOnUnits, closureCode, closureKind } from "./closure-codes.ts";
import type { RecordedRepair, RecordedSite } from "./sidecar.ts";

const coded = (kind: RecordedRepair["kind"], site: RecordedSite, measure: number): string | undefined => {
  const area = kind === "flap" || kind === "graft";
  const code = closureCode({ kind, lengthCm: area ? undefined : measure, areaCm2: area ? measure : undefined }, site);
  return code && [code.procedure, ...(code.addOn === undefined ? [] : [`${code.addOn.procedure} x${code.addOn.units}`])].join(" + ");
};

describe("the codes of a recorded closure", () => {
  test.each([
    ["simple", "scalp", 2.5, "12001"],
    ["simple", "hand", 2.51, "12002"],
    ["simple", "nose", 5, "12013"],
    ["simple", "cheek", 31, "12018"],
    ["intermediate", "trunk", 7.5, "12032"],
    ["intermediate", "neck", 7.6, "12044"],
    ["intermediate", "lip", 2.5, "12051"],
    ["intermediate", "cheek", 5.1, "12053"],
    ["complex", "trunk", 2.5, "13100"],
    ["complex", "leg", 2.6, "13121"],
    ["complex", "cheek", 7.5, "13132"],
    ["complex", "cheek", 7.51, "13132 + 13133 x1"],
    ["complex", "nose", 12.5, "13152 + 13153 x1"],
    ["complex", "nose", 12.6, "13152 + 13153 x2"],
    ["complex", "nose", 1, undefined],
    ["flap", "nose", 10, "14060"],
    ["flap", "nose", 10.1, "14061"],
    ["flap", "cheek", 30, "14041"],
    ["flap", "scalp", 31, "14301"],
    ["flap", "trunk", 61, "14301 + 14302 x1"],
    ["graft", "ear", 20, "15260"],
    ["graft", "ear", 20.5, "15260 + 15261 x1"],
    ["graft", "leg", 45, "15220 + 15221 x2"],
    ["complex", "face", 3, undefined],
  ] as const)("%s, %s, %s", (kind, site, measure, expected) => expect(coded(kind, site, measure)).toBe(expected));
  test("are not known without a site or a measure", () => {
    expect(closureCode({ kind: "complex", lengthCm: 3, areaCm2: undefined }, undefined)).toBeUndefined();
    expect(closureCode({ kind: "complex", lengthCm: undefined, areaCm2: undefined }, "nose")).toBeUndefined();
  });
  test("count every begun step", () => {
    expect([7.5, 7.51, 12.5, 12.51].map((length) => addOnUnits(length, 7.5, 5))).toEqual([0, 1, 1, 2]);
  });
});

test.each([
  ["12002", "simple"],
  ["12051", "intermediate"],
  ["13132", "complex"],
  ["13133", undefined],
  ["14060", "flap"],
  ["14302", undefined],
  ["15260", "graft"],
  ["15261", undefined],
  ["17311", undefined],
])("%s is a closure of kind %s", (code, kind) => expect(closureKind(code)).toBe(kind));
