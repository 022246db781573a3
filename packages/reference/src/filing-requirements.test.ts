import { expect, test } from "vitest";
import { filingRequirements, type Requirement } from "./filing-requirements.ts";
import { starterReference } from "./starter/index.ts";

test.each<[Requirement, number, number]>([
  ["national-provider-number", 20080522, 20080523],
  ["guide-5010", 20111231, 20120101],
  ["icd-10-cm", 20150930, 20151001],
  ["medicare-beneficiary-identifier", 20191231, 20200101],
  ["telehealth-places", 20231231, 20240101],
])("%s is asked for from its first day, not on the day before", (requirement, before, first) => {
  expect([filingRequirements(before).has(requirement), filingRequirements(first).has(requirement)]).toEqual([false, true]);
  // A claim of one date is asked about another: the day on which its file was made.
  expect([filingRequirements(first).hasOn(requirement, before), filingRequirements(before).hasOn(requirement, first)]).toEqual([
    false,
    true,
  ]);
});

test("nothing is asked for on a day that is not known", () => expect(filingRequirements(0).has("national-provider-number")).toBe(false));

test("every date has them, and dates between two changes share them", () => {
  const { requirements } = starterReference().on(20240815);
  expect(requirements).toBe(filingRequirements(20260101));
  expect(requirements?.edition.label).toBe("filing-requirements:20240101");
  expect(starterReference().on(19990101).requirements?.edition.period).toEqual({ from: 0, until: 20080523 });
});
