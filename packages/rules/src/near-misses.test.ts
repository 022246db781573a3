import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { createEngine } from "./engine/create-engine.ts";
import { allRules } from "./rules/index.ts";
import { day, type TestDay } from "./tester/day.ts";
import { referenceWith } from "./tester/reference-with.ts";

/*
 * Days that come close to an edit and are right. Every rule runs on each of them, and none may speak, not even for information.
 */
const ONE_DAY = "2024-08-01";
const NEAR_MISSES: readonly (readonly [what: string, day: TestDay])[] = [
  ["59 on the column 1 line", day(ONE_DAY, ["11102-59 D485", "17000 L570"])],
  ["59 on the column 2 line", day(ONE_DAY, ["11102 D485", "17000-59 L570"])],
  ["XS", day(ONE_DAY, ["17110 B079", "17000-XS L570"])],
  ["XE", day(ONE_DAY, ["17110 B079", "17000-XE L570"])],
  ["another rendering provider", day(ONE_DAY, ["11102 D485", "claim by=B", "17000 L570"])],
  ["another day", day(ONE_DAY, ["11102 D485", "claim", "17000 L570 on:+14"], { received: "+30" })],
  ["later stages at the limit", day(ONE_DAY, ["17311 C44311", "17312 x6 C44311"])],
  ["further blocks at the limit", day(ONE_DAY, ["17311 C44311", "17312 C44311", "17315 x15 C44311"])],
  ["further lesions at the limit", day(ONE_DAY, ["17000 L570", "17003 x13 L570"])],
  ["wart destruction at the limit", day(ONE_DAY, ["17110 B079"])],
  ["specimens at the limit", day(ONE_DAY, ["88305 x16 D2239"], { pos: "81", rendering: "none" })],
  ["an add-on whose parent stands on the day's other claim", day(ONE_DAY, ["17312 C44311", "12052 C44311", "claim", "17311 C44311"])],
  ["a further biopsy whose first stands on the day's other claim", day(ONE_DAY, ["11103 D485", "claim", "11102 D485"])],
  ["telehealth at a distance", day(ONE_DAY, ["99213 L409"], { pos: "02" })],
  ["telehealth at home", day(ONE_DAY, ["99213-95 L409"], { pos: "10" })],
  ["a skilled nursing stay", day(ONE_DAY, ["99309 L409"], { pos: "31" })],
  ["a nursing facility", day(ONE_DAY, ["99309 L409"], { pos: "32" })],
  ["a new patient's visit with 25 beside Mohs surgery", day(ONE_DAY, ["99203-25 L409", "17311 C44311"])],
  ["the same for the tumour itself", day(ONE_DAY, ["99203-25 C44311", "17311 C44311"])],
  ["a simple repair beside Mohs surgery", day(ONE_DAY, ["17311 C44311", "12011 C44311"])],
  ["an intermediate repair", day(ONE_DAY, ["17311 C44311", "12052 C44311"])],
  ["a complex repair and its add-on", day(ONE_DAY, ["17311 C44311", "13132 C44311", "13133 C44311"])],
  ["a flap", day(ONE_DAY, ["17311 C44311", "17312 x2 C44311", "14060 C44311"])],
  ["a graft and its add-on", day(ONE_DAY, ["17311 C44212", "15260 C44212", "15261 C44212"])],
  ["a visit of the aftercare for the record", day(ONE_DAY, ["14060 C44311", "claim", "99024 C44311 $0.00 on:+7"], { received: "+30" })],
  ["as many lesions as the note counts", day(ONE_DAY, ["17000 L570", "17003 x7 L570 note:8_LESIONS"])],
  ["a repair as long as its code", day(ONE_DAY, ["17311 C44311", "13132 C44311 note:7.5_CM"])],
  ["an outpatient on the day of admission", day(ONE_DAY, ["17311 C44311"], { admitted: "+0", pos: "22", facility: "H" })],
  ["codes for measuring", day(ONE_DAY, ["99213 L409", "3288F L409 $0.01", "1101F L409 $0.00"])],
  ["a drug into lesions", day(ONE_DAY, ["11900 L910", "J3301 x2 L910 ndc:00003029305"])],
  ["a drug by injection", day(ONE_DAY, ["99213-25 L409", "96372 L409", "J3301 x4 L409 ndc:00003029305"])],
  ["a tumour of a limb, arm codes", day(ONE_DAY, ["17313 C44622", "17314 C44622"])],
  ["a tumour of a limb, hand codes", day(ONE_DAY, ["17311 C44622"])],
  ["a tumour of a limb with its repair", day(ONE_DAY, ["17313 C44722", "12032 C44722"])],
  ["a right finger", day(ONE_DAY, ["17311-F6 C44622"])],
  ["second intention", day(ONE_DAY, ["17311 C44311", "17312 C44311"])],
  ["second intention, aftercare", day(ONE_DAY, ["17311 C44311", "claim", "99024 C44311 $0.00 on:+10"], { received: "+30" })],
  ["a surgery centre's own claim", day(ONE_DAY, ["17311 C44311", "14060 C44311"], { pos: "24", groupTaxonomy: "261QA1903X" })],
  ["the surgeon's claim for a surgery centre", day(ONE_DAY, ["17311 C44311"], { pos: "24", facility: "S/100010001" })],
  ["two tumours of one diagnosis, 59", day(ONE_DAY, ["17311 C44311", "17311-59 C44311"])],
  [
    "two tumours of one diagnosis, XS, two repairs of two classes",
    day(ONE_DAY, ["17311 C44311", "17311-XS C44311", "13152 C44311", "12052-59 C44311"]),
  ],
  ["a tumour of the face and one of the back", day(ONE_DAY, ["17311 C44311", "17312 C44311", "17313 C44519", "17314 C44519"])],
  [
    "a void of a claim that was wrong",
    day(ONE_DAY, ["17000 x2 L570", "claim freq=8 id=CLAIM1 reference=77", "17000 x2 L570"], { payer: "CI" }),
  ],
  [
    "a replacement of a claim that was wrong",
    day(ONE_DAY, ["17311 C44311", "17311 C4442", "claim freq=7 id=CLAIM1 reference=77", "17311 C44311", "17311-59 C4442"], { payer: "CI" }),
  ],
  ["an encounter", day(ONE_DAY, ["11102 D485", "17000 L570"], { purpose: "encounter", payer: "CI" })],
];

const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "test" });

function told(claims: TestDay["claims"], by = engine): readonly string[] {
  return by.judgePatient(claims).findings.map(({ code, line, severity, message }) => `${code} on line ${line}, ${severity}: ${message}`);
}

describe("near misses stay silent, by every rule", () => {
  test.each(NEAR_MISSES)("%s", (_, { claims }) => expect(told(claims)).toEqual([]));
});

describe("a pair that was deleted before the date", () => {
  const lines = ["11102 D485", "17000 L570"];
  const until = 20240801;
  const deleted = referenceWith((tables) => {
    const { ptp } = tables;
    if (ptp === undefined || tables.date < until) return tables;
    return {
      ...tables,
      ptp: { ...ptp, covers: (code) => ptp.covers(code), hasPairs: () => true, find: () => undefined, pairsOf: () => [] },
    };
  });
  const withDeletion = createEngine({ reference: deleted, rules: allRules, priceDay, version: "test" });
  test("the last day in force", () => expect(told(day("2024-07-31", lines).claims, withDeletion)).toHaveLength(1));
  test("the day after", () => expect(told(day("2024-08-01", lines).claims, withDeletion)).toEqual([]));
});
