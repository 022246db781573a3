import { procedureKey } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterCodes, starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { createEngine } from "../engine/create-engine.ts";
import { allRules } from "../rules/index.ts";
import { day, type TestDay } from "../tester/day.ts";

const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "test" });

function found(of: TestDay): readonly string[] {
  return engine.judgePatient(of.claims).findings.map(({ code, line, severity }) => `${code} on line ${line}, ${severity}`);
}

const { fees } = starterReference().on(20240801);
const CLOSURES = starterCodes().filter((code) => code >= "12001" && code <= "15278" && fees?.row(procedureKey(code), "") !== undefined);

describe("a closure beside Mohs surgery is silent, without any modifier", () => {
  test("the starter set holds the repairs, flaps and grafts", () => expect(CLOSURES.length).toBeGreaterThan(80));
  test.each([
    ["17311", "C44311"],
    ["17313", "C44519"],
  ])("every repair, flap and graft beside %s", (firstStage, diagnosis) => {
    const flagged = CLOSURES.flatMap((code) => {
      const lines = [`${firstStage} ${diagnosis}`, `${code} ${diagnosis}`];
      // An add-on of a closure lacks its own primary here, and the largest are rarely done in an office, and some are of another site: other rules' matters, and no bundles with the Mohs surgery.
      return found(day("2024-08-01", lines))
        .filter((finding) => !/^(AOC-00|POS-005|MOH-015)/.test(finding))
        .map((finding) => `${code}: ${finding}`);
    });
    expect(flagged).toEqual([]);
  });
});

test.each<[string, TestDay]>([
  ["a nose with a flap", day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "14060 C44311"])],
  ["a scalp with a graft", day("2024-08-01", ["17311 C4440", "17312 C4440", "17315 x2 C4440", "15240 C4440"])],
  ["second intention", day("2024-08-01", ["17311 C44311", "17312 C44311"])],
  [
    "two tumours with 59, two repairs of two groups",
    day("2024-08-01", ["17311 C44311", "17311-59 C4441", "13152 C44311", "12032-59 C4441"]),
  ],
  ["a nose and a back", day("2024-08-01", ["17311 C44311", "17313 C44519", "17314 C44519", "14060 C44311", "12032-59 C44519"])],
  ["a new patient with 25", day("2024-08-01", ["99203-25 C44311", "17311 C44311", "12052 C44311"])],
  ["an arm with its repair", day("2024-08-01", ["17313 C44622", "12032 C44622"])],
  ["a finger with its repair", day("2024-08-01", ["17311-F5 C44622", "13131-F5 C44622"])],
  ["a diagnostic biopsy of the day, set apart", day("2024-08-01", ["17311 C44311", "11102-59 C44311", "88331-59 C44311", "13152 C44311"])],
  ["the limits met exactly", day("2024-08-01", ["17311 C44311", "17312 x6 C44311", "17315 x15 C44311"])],
  ["a pathologist's specimen of a biopsy elsewhere", day("2024-08-01", ["17311 C44311", "11104-59 D485", "claim by=B", "88305 D485"])],
  ["a named outpatient department", day("2024-08-01", ["17311 C44311", "12052 C44311"], { pos: "22", facility: "H/100010001" })],
  ["a surgery centre's own claim", day("2024-08-01", ["17311 C44311"], { pos: "24", groupTaxonomy: "261QA1903X" })],
  ["two surgeons, one tumour each", day("2024-08-01", ["17311 C44311", "claim by=B", "17311 C44319"])],
  ["two days", day("2024-08-01", ["17311 C44311", "17311 C44319 on:+1"])],
])("a clean day stays clean by every rule: %s", (_, clean) => expect(found(clean)).toEqual([]));
