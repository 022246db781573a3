import { describe, expect, test } from "vitest";
import { claimFieldOf, diagnosisText, lineFieldOf } from "./elements.ts";

describe("the element at fault", () => {
  test.each([
    ["SV101-2", "procedure"],
    ["SV101-3", "modifiers"],
    ["SV101-6", "modifiers"],
    ["SV102", "charge"],
    ["SV104", "units"],
    ["SV105", "pos"],
    ["SV107-1", "pointers"],
    ["DTP03", "date"],
    ["LIN03", "line"],
  ])("%s of a line is its %s", (element, field) => expect(lineFieldOf(element)).toBe(field));
  test.each([
    ["CLM05-1", "pos"],
    ["CLM02", "charge"],
    ["HI01-2", "diagnoses"],
    ["SBR09", "payer"],
    ["PRV03", "provider"],
    ["CLM01", "claim"],
  ])("%s of a claim is its %s", (element, field) => expect(claimFieldOf(element)).toBe(field));
});

test("a diagnosis gets its dot", () => expect(["C44311", "L57", "Z0000"].map(diagnosisText)).toEqual(["C44.311", "L57", "Z00.00"]));
