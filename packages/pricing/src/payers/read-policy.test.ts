import { describe, expect, test } from "vitest";
import { readBaseUnits, readRosters } from "../terms/read-rosters.ts";
import { configFaultText } from "./config-fault.ts";
import { readOwnFees } from "./read-own-fees.ts";
import { readPolicy } from "./read-policy.ts";

const WHOLE = {
  payer: "gulf-mutual",
  match: { "payer-ids": ["60054"], names: ["GULF MUTUAL*"], "filing-indicators": ["CI"] },
  fees: {
    schedule: "gulf.csv",
    "percent-of-medicare": [
      { codes: ["17311-17315", 17000], percent: 125.5 },
      { codes: "all", percent: 110 },
    ],
  },
  reductions: { "multiple-procedures": [100, 50, 25], "endoscopy-families": false, bilateral: 140, "practitioner-shares": false },
  coding: { "distinct-service": 59, "modifier-51": "required" },
  sequestration: 2,
  "filing-limit-days": 90,
};

test("a policy is read whole", () => {
  expect(readPolicy("gulf.yaml", WHOLE)).toEqual({
    policy: {
      id: "gulf-mutual",
      match: { payerIds: ["60054"], names: ["GULF MUTUAL*"], filingIndicators: ["CI"], otherwise: false },
      ownFees: [],
      sharesOfMedicare: [
        { codes: ["17311-17315", "17000"], basisPoints: 12550 },
        { codes: undefined, basisPoints: 11000 },
      ],
      multipleProcedures: [10000, 5000, 2500],
      endoscopyFamilies: false,
      testReductions: true,
      therapyReduction: true,
      bilateral: 14000,
      practitionerShares: false,
      distinctService: "59",
      modifier51: "required",
      sequestration: 200,
      filingLimitDays: 90,
    },
    schedule: "gulf.csv",
    faults: [],
  });
});

test("what is left out is as Medicare does it, at Medicare's fees", () => {
  const { policy, faults } = readPolicy("plain.yaml", { payer: "plain", match: { "filing-indicators": ["16"] } });
  expect(faults).toEqual([]);
  expect(policy).toMatchObject({
    sharesOfMedicare: [{ codes: undefined, basisPoints: 10000 }],
    multipleProcedures: undefined,
    bilateral: 15000,
    sequestration: 0,
    filingLimitDays: undefined,
  });
});

describe("what can't be taken is named with its place, what was expected, what was found, and what was perhaps meant", () => {
  test.each<[change: object, said: string]>([
    [
      { macth: {} },
      "gulf.yaml: expected no keys but payer, match, fees, reductions, coding, sequestration, filing-limit-days; found the key macth (did you mean match?)",
    ],
    [
      { match: { "payer-id": ["1"] } },
      "match: expected no keys but payer-ids, names, filing-indicators, otherwise; found the key payer-id (did you mean payer-ids?)",
    ],
    [
      { match: { "payer-ids": [60054] } },
      "match.payer-ids[0]: expected a payer's id as claims have it (2010BB NM109), in quotes: a number loses its leading zeros; found 60054",
    ],
    [{ match: { names: ["*"] } }, 'match.names[0]: expected a payer\'s name, with a * at its end or without; found "*"'],
    [{ match: { "filing-indicators": ["Commercial"] } }, 'found "Commercial"'],
    [{ match: [] }, "match: expected a map with the keys"],
    [{ payer: undefined }, "payer: expected a name for the policy; found nothing"],
    [{ payer: "Gulf Mutual" }, "payer: expected a name in small letters"],
    [{ fees: {} }, "fees: expected schedule, percent-of-medicare or both; found {}"],
    [{ fees: { schedule: "../fees.csv" } }, "fees.schedule: expected the name of a csv file beside this one"],
    [{ fees: { "percent-of-medicare": "120%" } }, 'expected a number with at most 2 decimals from 0 to 1000; found "120%"'],
    [{ fees: { "percent-of-medicare": 12000 } }, "found 12000"],
    [
      { fees: { "percent-of-medicare": [{ codes: ["17311"] }] } },
      "percent-of-medicare[0].percent: expected a percentage of Medicare's fee; found nothing",
    ],
    [
      { fees: { "percent-of-medicare": [{ codes: [100], percent: 50 }] } },
      "codes[0]: expected a procedure code, a range such as 17311-17315, or all, in quotes",
    ],
    [
      { fees: { "percent-of-medicare": [{ codes: ["17315-17311"], percent: 50 }] } },
      "expected a range from a lower to a higher code; found 17315-17311",
    ],
    [
      { reductions: { "multiple-procedures": [100, "half"] } },
      'multiple-procedures[1]: expected a number with at most 2 decimals from 0 to 100; found "half"',
    ],
    [
      { reductions: { "multiple-procedures": [50, 100] } },
      "multiple-procedures[1]: expected no more than the percentage before it; found 100",
    ],
    [{ reductions: { "multiple-procedures": "none" } }, "multiple-procedures: expected medicare, or the percentages"],
    [{ reductions: { "test-reductions": "yes" } }, 'test-reductions: expected true or false; found "yes"'],
    [{ coding: { "distinct-service": "XS" } }, 'coding.distinct-service: expected one of 59, X, either; found "XS" (did you mean X?)'],
    [{ coding: { "modifier-51": "require" } }, "(did you mean required?)"],
    [{ sequestration: -1 }, "sequestration: expected"],
    [{ "filing-limit-days": 1.5 }, "filing-limit-days: expected a whole number from 1 to 3660; found 1.5"],
  ])("%j", (change, said) => {
    const texts = readPolicy("gulf.yaml", { ...WHOLE, ...change }).faults.map(configFaultText);
    expect(texts.join("\n")).toContain(said);
  });
  test.each([[null], ["text"], [[]]])("a file of %j", (value) => expect(readPolicy("gulf.yaml", value).faults.length).toBeGreaterThan(0));
});

describe("a payer's own fee schedule", () => {
  const HEADING = ["Code", "Modifier", "Non-facility", "Facility"];
  test("is read by its headings, in any order", () =>
    expect(
      readOwnFees("f.csv", [["facility", "code", "non_facility"], ["", "17311", "$1,700.50"], [" 90", "17312 ", "500"], [""]]),
    ).toEqual({
      fees: [
        { procedure: "17311", component: "", nonFacilityCents: 170050, facilityCents: 170050 },
        { procedure: "17312", component: "", nonFacilityCents: 50000, facilityCents: 9000 },
      ],
      faults: [],
    }));
  test.each([
    [
      [
        ["code", "fee"],
        ["17311", "1"],
      ],
      'f.csv: heading: expected the columns code, modifier, non-facility, facility; found "fee"',
    ],
    [[HEADING], "expected rows with amounts; found a heading alone"],
    [[HEADING, ["1731", "", "1", "1"]], 'row 2, code: expected a procedure code of five characters; found "1731"'],
    [[HEADING, ["17311", "50", "1", "1"]], 'row 2, modifier: expected 26, TC, 53 or nothing; found "50"'],
    [[HEADING, ["17311", "", "", "1"]], 'row 2, non-facility: expected dollars and cents; found ""'],
    [[HEADING, ["17311", "", "17,00", "1"]], 'found "17,00"'],
    [[HEADING, ["17311", "", "1", "-1"]], 'row 2, facility: expected dollars and cents; found "-1"'],
    [[HEADING, ["17311", "", "1", "1"], ["17311", "", "2", "2"]], "row 3: expected each code once; found 17311"],
  ])("%j", (rows, said) => expect(readOwnFees("f.csv", rows).faults.map(configFaultText).join("\n")).toContain(said));
});

describe("rosters and base units", () => {
  test("are read", () => {
    expect(readRosters("rosters.yaml", { "qualifying-participants": { "2026": [1234567893, "1987654328"] } })).toEqual({
      rosters: { qualifyingParticipants: { "2026": ["1234567893", "1987654328"] }, participating: {}, nonParticipating: {} },
      faults: [],
    });
    const places = { hospitals: [1234567893], "surgery-centers": ["1987654328"], offices: [{ street: "1 Main St", zip: "10022-1234" }] };
    expect(readRosters("rosters.yaml", places).rosters.places).toEqual({
      hospitals: ["1234567893"],
      surgeryCentres: ["1987654328"],
      offices: [{ street: "1 Main St", zip: "100221234" }],
    });
    expect(readBaseUnits("b.csv", [["Code", "Base units"], ["00100", "5"], [""]])).toEqual({
      units: [{ procedure: "00100", units: 5 }],
      faults: [],
    });
  });
  test.each([
    [{ "qualifying-participant": {} }, "(did you mean qualifying-participants?)"],
    [{ participating: { "26": ["1234567893"] } }, "participating.26: expected a calendar year"],
    [{ participating: { "2026": ["1234567890"] } }, "expected an NPI with a right check digit; found 1234567890"],
    [{ participating: { "2026": ["12345"] } }, "expected NPIs of ten digits"],
    [{ participating: { "2026": ["1234567893"] }, "non-participating": { "2026": ["1234567893"] } }, "1234567893 on both"],
    [{ hospitals: ["1234567890"] }, "hospitals: expected an NPI with a right check digit; found 1234567890"],
    [{ hospitals: ["1234567893"], "surgery-centers": ["1234567893"] }, "1234567893 among the hospitals too"],
    [{ offices: "1 Main St" }, "offices: expected a list of addresses"],
    [{ offices: [{ street: "1 Main St" }] }, "offices[0]: expected an address with a street and a ZIP code; found no zip"],
    [{ offices: [{ street: "1 Main St", zip: 10022 }] }, "in quotes"],
    [{ office: [] }, "(did you mean offices?)"],
  ])("%j", (value, said) => expect(readRosters("r.yaml", value).faults.map(configFaultText).join("\n")).toContain(said));
  test.each([
    [[["code", "units"]], "heading: expected the columns code, base-units; found code, units"],
    [
      [
        ["code", "base-units"],
        ["00100", "5.5"],
      ],
      'row 2, base-units: expected a whole number; found "5.5"',
    ],
    [
      [
        ["code", "base-units"],
        ["100", "5"],
      ],
      "row 2, code",
    ],
    [
      [
        ["code", "base-units"],
        ["00100", "5"],
        ["00100", "6"],
      ],
      "row 3: expected each code once; found 00100",
    ],
  ])("%j", (rows, said) => expect(readBaseUnits("b.csv", rows).faults.map(configFaultText).join("\n")).toContain(said));
});
