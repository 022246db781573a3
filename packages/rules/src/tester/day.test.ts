import { describe, expect, test } from "vitest";
import { day, dayFromText } from "./day.ts";

describe("a day of text", () => {
  test("gives each line its code, units, place, charge and diagnoses", () => {
    const { claims } = day("2024-08-01", ["17311-59 C44311", "17312 x2 C44311,L570 @22 $150.25", "99213"], { payer: "CI" });
    expect(claims).toHaveLength(1);
    const [first, second, third] = claims[0]?.lines ?? [];
    expect(first).toMatchObject({
      procedure: "17311",
      modifiers: ["59"],
      units: 1,
      pos: "11",
      diagnoses: ["C44311"],
      pointers: [1],
      date: 20240801,
    });
    expect(second).toMatchObject({ procedure: "17312", units: 2, pos: "22", chargeCents: 15025, pointers: [1, 2] });
    expect(third).toMatchObject({ pointers: [], chargeCents: 999900, number: 3 });
    expect(claims[0]).toMatchObject({ filingIndicator: "CI", locality: "national", chargeCents: 999900 * 2 + 15025 });
  });
  test("begins further claims, by other physicians, in other files", () => {
    const { claims } = day("2024-08-01", [
      "17311",
      "claim by=B freq=7 zip=10001",
      "17312 by:C/207ND0101X on:+0..+2",
      "claim file=2",
      "88305",
    ]);
    expect(claims.map((claim) => [claim.file.order, claim.index, claim.frequency])).toEqual([[0, 1, "1"], [0, 2, "7"], [1, 1, "1"]]); // biome-ignore format: a table
    const line = claims[1]?.lines[0];
    expect(line).toMatchObject({ renderingTaxonomy: "207ND0101X", date: 20240801, dateThrough: 20240803 });
    expect(line?.renderingNpi).not.toBe(claims[0]?.lines[0]?.renderingNpi);
    expect(claims[1]?.locality).toBeUndefined();
  });
  test("moves to another date with all its dates", () => {
    const line = day("2024-08-01", ["17311 on:+1"], { admitted: "-2" }).on(20240930).claims[0]?.lines[0];
    expect(line?.date).toBe(20241001);
    expect(line?.claim.admitted).toBe(20240928);
  });
  test("is read from the text of a page", () => {
    expect(dayFromText("day 2024-08-01 payer=16\n17311 C44311\n\n17312").claims[0]).toMatchObject({ filingIndicator: "16" });
  });
  test.each([["17311 y2"], ["1731"], ["17311 on:2024-08-02"], ["claim colour=red"], ["17311-5"], ["17311 by:AB"]])("refuses %s", (line) =>
    expect(() => day("2024-08-01", [line, "17311"])).toThrow(TypeError),
  );
});
