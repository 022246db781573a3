import { formatCents, type ServiceLine } from "@claimscrub/claim";
import { starterReference, type TablesInForce, zipLocalities, ZipRows, type ZipRun } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { type HypotheticalLine, hypotheticalDay } from "./hypothetical-day.ts";
import type { DayPrice } from "./line-price.ts";
import { priceDay } from "./price-day.ts";

const reference = starterReference();
const MARCH_2025 = 20250301;

/** Reads `64450-RT x2 @22 $50 #1987654328`: code with modifiers, units, place, charge, rendering NPI or, with a slash, taxonomy. */
function lineOf(text: string): HypotheticalLine {
  const [coded = "", ...rest] = text.split(" ");
  const [procedure = "", ...modifiers] = coded.split("-");
  const said = (mark: string): string | undefined => rest.find((word) => word.startsWith(mark))?.slice(1);
  const charge = said("$");
  return {
    procedure,
    modifiers,
    units: Number(said("x") ?? 1),
    chargeCents: charge === undefined ? undefined : Math.round(Number(charge) * 100),
    ...(said("@") === undefined ? {} : { pos: said("@") as string }),
    ...(said("#") === undefined ? {} : { renderingNpi: said("#") as string }),
    ...(said("/") === undefined ? {} : { renderingTaxonomy: said("/") as string }),
  };
}

function linesOf(text: string, pos: string, place: { locality?: string; zip?: string } = {}): ServiceLine[] {
  return hypotheticalDay({ date: MARCH_2025, pos, ...place, lines: text.split(", ").map(lineOf) });
}

function price(text: string, pos: string, place: { locality?: string; zip?: string } = { locality: "national" }): DayPrice {
  return priceDay(linesOf(text, pos, place), reference.on(MARCH_2025), { steps: true });
}

function amounts(day: DayPrice): string {
  for (const line of day.lines) expect(line.steps.at(-1)?.amount).toBe(line.allowedCents);
  return day.lines.map((line) => line.notPriced ?? formatCents(line.allowedCents ?? -1)).join(" + ");
}

type Worked = readonly [lines: string, office: string, hospital: string];

/**
 * Worked by hand from the RVUs of RVU25A at the conversion factor 32.3465, national, office (11) and hospital outpatient (22). Fees of one
 * unit, office / hospital: 17311 661.16 / 342.87; 14060 751.73 / 650.81; 13132 453.50 / 293.06; 12052 304.70 / 194.73; 11042 125.18 / 58.87;
 * 30100 134.56 / 67.28; 64450 71.81 / 40.11; 20610 63.40 / 43.99; 45378 327.67 / 177.26; 45380 414.68 / 192.79; 45385 435.38 / 242.92;
 * 21552 441.85; 77067 124.53; 73140 37.20; 70450 105.13 (26 38.82, TC 66.31); 93306 187.93 (26 65.34, TC 122.59); 93005 6.15; 93000 13.91;
 * 92250 35.58 (26 19.73, TC 15.85); 92134 31.38 (26 17.14, TC 14.23).
 */
const WORKED: Readonly<Record<string, readonly Worked[]>> = {
  "multiple procedures 0: never reduced": [["99213, 99213-25", "88.95 + 88.95", "63.72 + 63.72"]],
  "multiple procedures 2: the highest in full, the rest at half, in any order of lines": [
    ["12052, 17311, 14060", "152.35 + 330.58 + 751.73", "97.37 + 171.44 + 650.81"],
    // Units are procedures of their own: 661.16 + 330.58.
    ["17311 x2", "991.74", "514.31"],
    // By different physicians nothing is ranked together.
    ["17311, 14060 #1987654328", "661.16 + 751.73", "342.87 + 650.81"],
    // Add-on codes (indicator 0) are not ranked.
    ["17311, 17312 x2", "661.16 + 798.96", "342.87 + 365.52"],
  ],
  "multiple procedures 3: the family first, then its total ranks": [
    // 414.68 - 327.67 = 87.01; 192.79 - 177.26 = 15.53.
    ["45385, 45380", "435.38 + 87.01", "242.92 + 15.53"],
    ["45385, 45378", "435.38 + 0.00", "242.92 + 0.00"],
    // Office: the family's 522.39 ranks after 661.16, its lines at half: 217.69 and 43.505, up. Hospital: 258.45 after 342.87.
    ["45385, 45380, 17311", "217.69 + 43.51 + 661.16", "121.46 + 7.77 + 342.87"],
    ["45385", "435.38", "242.92"],
    // The second unit is less the base: 435.38 + 107.71.
    ["45385 x2", "543.09", "308.58"],
  ],
  "multiple procedures 4: later technical parts at 50%, professional at 95%": [
    // 66.31 x 50% = 33.16, 38.82 x 95% = 36.88.
    ["70450 x2", "175.17", "175.17"],
    ["70450-26, 70450-26", "38.82 + 36.88", "38.82 + 36.88"],
    ["70450, 70450-TC", "105.13 + 33.16", "105.13 + 33.16"],
    ["70450, 70450-59", "105.13 + 105.13", "105.13 + 105.13"],
  ],
  "multiple procedures 5: half the practice expense after the first unit": [
    // (0.43 + 0.40 / 2 + 0.01) x 32.3465 = 20.70.
    ["97110, 97140", "28.79 + 20.70", "28.79 + 20.70"],
    // 97530 has the higher practice expense; (0.45 + 0.43 / 2 + 0.01) x 32.3465 = 21.83 for each unit.
    ["97110 x2, 97530", "43.66 + 34.61", "43.66 + 34.61"],
  ],
  "multiple procedures 6: later technical parts at 75%": [
    // 65.34 + 122.59 x 75% = 65.34 + 91.94.
    ["93306, 93306-76", "187.93 + 157.28", "187.93 + 157.28"],
    ["93306, 93005", "187.93 + 4.61", "187.93 + 4.61"],
    // PC/TC 4: the file holds no technical share of it.
    ["93306, 93000", "187.93 + 13.91", "187.93 + 13.91"],
  ],
  "multiple procedures 7: later technical parts at 80%": [["92134, 92250", "28.52 + 35.58", "28.52 + 35.58"]],
  "bilateral 0: both sides pay as one": [
    ["17311-50", "661.16", "342.87"],
    ["17311-RT, 17311-LT", "330.58 + 330.58", "171.43 + 171.44"],
    // 59 on either line ends the pair.
    ["17311-RT, 17311-LT-59", "330.58 + 661.16", "171.44 + 342.87"],
    ["17311-E1, 17311-E3", "661.16 + 330.58", "342.87 + 171.44"],
  ],
  "bilateral 1: both sides pay 150%, before ranking": [
    ["64450-50", "107.72", "60.17"],
    ["64450 x2", "107.72", "60.17"],
    ["64450-RT, 64450-LT", "53.86 + 53.86", "30.08 + 30.09"],
    // Still one bilateral service.
    ["64450-50 x2", "107.72", "60.17"],
    // An anatomic modifier on two units: two services, 71.81 + 35.91.
    ["64450-RT x2", "107.72", "60.17"],
    ["64450 x3", "143.63", "80.23"],
    // 95.10 is halved after 661.16; hospital 65.99 after 342.87.
    ["20610-50, 17311", "47.55 + 661.16", "33.00 + 342.87"],
  ],
  "bilateral 2: the fee is for both sides": [
    ["77067-50", "124.53", "124.53"],
    ["77067 x2", "124.53", "124.53"],
    // The odd cent goes to the line that leads: the left one, by its modifier.
    ["77067-RT, 77067-LT", "62.26 + 62.27", "62.26 + 62.27"],
  ],
  "bilateral 3: each side in full": [
    ["73140-50", "74.40", "74.40"],
    ["73140 x2", "74.40", "74.40"],
    ["73140-RT, 73140-LT", "37.20 + 37.20", "37.20 + 37.20"],
  ],
  "parts and rows of their own": [
    ["88305-26", "34.93", "34.93"],
    ["88305-TC", "34.61", "34.61"],
    // No such part: priced as billed, the whole; the denial is a rule's affair.
    ["17311-26", "661.16", "342.87"],
    ["45378-53", "164.00", "88.95"],
  ],
  roles: [
    ["21552-80", "70.70", "70.70"],
    ["21552-AS", "60.09", "60.09"],
    ["21552-62", "276.16", "276.16"],
    // Ranked by what the role is paid: 16% of 751.73 = 120.28 after 661.16.
    ["14060-80, 17311", "60.14 + 661.16", "52.07 + 342.87"],
  ],
  "shares of the global package, 10/69/21": [
    ["21552-54", "349.06", "349.06"],
    ["21552-56", "44.19", "44.19"],
    ["21552-78", "304.88", "304.88"],
    ["21552-55", "needs-care-dates", "needs-care-dates"],
    // 000: there is no split.
    ["17311-54", "661.16", "342.87"],
    ["17311-58", "661.16", "342.87"],
    ["17311-79", "661.16", "342.87"],
  ],
  "an assistant of the surgeon's own group and specialty: 16% of the surgery (CPM ch. 12 s. 20.4.3), ranked only with other assistance": [
    // 441.85 x 16% = 70.70; 751.73 / 2 = 375.87 and 751.73 x 16% = 120.28, ranked by the fee after the role.
    ["21552 /207N00000X, 21552-80 #1987654328 /207N00000X", "441.85 + 70.70", "441.85 + 70.70"],
    ["14060 /207N00000X, 21552 #1987654328 /207N00000X", "751.73 + 220.93", "650.81 + 220.93"],
    ["14060-80 /207N00000X, 21552-80 #1987654328 /207N00000X", "120.28 + 35.35", "104.13 + 35.35"],
  ],
  "kinds of practitioner": [
    ["99213 /363LF0000X", "75.61", "54.16"],
    ["99213 /363AM0700X", "75.61", "54.16"],
    ["99213 /364SA2200X", "75.61", "54.16"],
    ["99213 /207N00000X", "88.95", "63.72"],
    // Marriage and family therapists and mental health counselors 75%, dietitians 85% (42 U.S.C. 1395l(a)(1)(FF) and (T)).
    ["99213 /106H00000X", "66.71", "47.79"],
    ["99213 /101YM0800X", "66.71", "47.79"],
    ["99213 /101YP2500X", "88.95", "63.72"],
    ["99213 /133V00000X", "75.61", "54.16"],
    ["99213 /133NN1002X", "75.61", "54.16"],
    // 13.6% holds the reduction already.
    ["21552-AS /363AS0400X", "60.09", "60.09"],
    // 28.79 x 85% = 24.47.
    ["97110-CQ", "24.47", "24.47"],
  ],
  "status codes": [
    // R with RVUs is priced.
    ["G0127", "23.29", "7.12"],
    ["99024", "0.00", "0.00"],
    ["10011", "contractor-priced", "contractor-priced"],
    ["36415", "other-schedule", "other-schedule"],
    ["J3301", "other-schedule", "other-schedule"],
    ["99999", "unknown-code", "unknown-code"],
    ["123", "unknown-code", "unknown-code"],
  ],
  "by report": [
    ["17311-52", "by-report", "by-report"],
    ["17311-53", "by-report", "by-report"],
    ["14060-66", "by-report", "by-report"],
    // Two kinds of old equipment: no text says how they combine. PC/TC 4: the file holds no technical part.
    ["77067-FX-CT", "by-report", "by-report"],
    ["93000-CT", "by-report", "by-report"],
    // 22 adds nothing until it is paid.
    ["17311-22", "661.16", "342.87"],
  ],
  // 77067 26 34.93 + TC 89.60: FX 34.93 + 71.68, FY 34.93 + 80.64; 70450 38.82 + 66.31: CT 38.82 + 56.36 (66.31 x 85% = 56.3635).
  "old equipment: the technical part less 20% (FX), 10% (FY), 15% (CT)": [
    ["77067-FX", "106.61", "106.61"],
    ["77067-FY", "115.57", "115.57"],
    ["70450-CT", "95.18", "95.18"],
    ["70450-TC-CT", "56.36", "56.36"],
    ["70450-26-CT", "38.82", "38.82"],
    // 93005 (PC/TC 3) 6.15 x 80%.
    ["93005-FX", "4.92", "4.92"],
    // No technical part to cut.
    ["99213-FX", "88.95", "63.72"],
    // Imaging of one day: the second test's technical part 56.36 x 50% = 28.18, its professional part 38.82 x 95% = 36.88.
    ["70450, 70450-CT", "105.13 + 65.06", "105.13 + 65.06"],
  ],
  "units that count no services": [
    ["17311 x0", "unreadable", "unreadable"],
    ["17311 x1.5", "unreadable", "unreadable"],
    ["17311 x-1", "unreadable", "unreadable"],
    ["17311 x999999999", "unreadable", "unreadable"],
  ],
  charges: [
    ["17311 $700, 17311-59 $300", "661.16 + 300.00", "342.87 + 171.44"],
    ["17311 $0.00", "0.00", "0.00"],
    // A line charged nothing ranks with none.
    ["14060 $0, 17311", "0.00 + 661.16", "0.00 + 342.87"],
    // Indicators 0, 1 and 2: the total charge limits both sides together.
    ["64450-RT $90, 64450-LT $50", "57.72 + 50.00", "30.09 + 30.08"],
    // Indicator 3: each side's own charge limits it.
    ["73140-RT $90, 73140-LT $30", "37.20 + 30.00", "37.20 + 30.00"],
  ],
};

describe.each(Object.entries(WORKED))("%s", (_what, cases) => {
  test.each(cases)("%s: %s in the office, %s in a hospital", (lines, office, hospital) => {
    expect(amounts(price(lines, "11"))).toBe(office);
    expect(amounts(price(lines, "22"))).toBe(hospital);
  });
});

describe("status T", () => {
  test.each([
    // 96523: (0.00 + 0.73 + 0.01) RVU in the office.
    ["96523", true],
    ["96523, 36591", true],
    ["96523, 99213", false],
    ["96523, 17311-52", false],
    ["96523, 99213 #1987654328", true],
    ["96523, 99024", true],
    ["96523, 99213 $0", true],
  ])("%s: the first is paid: %s", (lines, paid) => {
    const [first] = price(lines, "11").lines;
    expect(first?.notPriced).toBeUndefined();
    expect((first?.allowedCents ?? 0) > 0).toBe(paid);
  });
});

test("the sixth procedure is paid at half and marked by report", () => {
  const day = price("14060, 17311, 13132, 12052, 30100, 11042", "11");
  expect(amounts(day)).toBe("751.73 + 330.58 + 226.75 + 152.35 + 67.28 + 62.59");
  expect(day.lines.map((line) => line.byReport)).toEqual([false, false, false, false, false, true]);
});

describe("equal amounts rank by charge per unit, then modifiers", () => {
  test("the higher charge is paid in full", () => expect(amounts(price("17311 $700, 17311-59 $800", "11"))).toBe("330.58 + 661.16"));
  test("no charge is one that is not lower than the fee, so it comes first", () =>
    expect(amounts(price("17311 $500, 17311-59", "11"))).toBe("330.58 + 661.16"));
  test("without a difference in charge the line without a modifier is", () =>
    expect(amounts(price("17311-59 $700, 17311 $700", "11"))).toBe("330.58 + 661.16"));
});

describe("the locality", () => {
  test.each([
    [{ locality: "10112-00" }, "10112-00", true, "594.74"],
    [{ zip: "35203" }, "10112-00", true, "594.74"],
    [{ zip: "352031234" }, "10112-00", true, "594.74"],
    [{ zip: "00000" }, "national", false, "661.16"],
    [{}, "national", false, "661.16"],
  ])("%j is %s", (place, id, resolved, allowed) => {
    const day = price("17311", "11", place);
    expect(day.lines[0]).toMatchObject({ locality: id, localityResolved: resolved });
    expect(amounts(day)).toBe(allowed);
  });
  const straddling = (zip: string, nine: readonly ZipRun[] = []): TablesInForce => {
    const found = { localityId: "01182-17", needsPlusFour: true };
    const rows = new ZipRows([{ first: Number(zip), last: Number(zip), locality: found }], nine);
    const edition = { label: "zip5:2025Q1", period: { from: 20250101, until: 20250401 }, published: 20250101, source: "made up" };
    return { ...reference.on(MARCH_2025), zips: zipLocalities({ ...edition, digest: "", rows }) };
  };
  const run = (first: number, last: number, localityId: string): ZipRun => ({
    first,
    last,
    locality: { localityId, needsPlusFour: false },
  });
  const nine = [run(931500001, 931504999, "10112-00"), run(931505000, 931509999, "13202-01")];
  const at = (zip: string, tables: TablesInForce, text = "17311, 14060") => priceDay(linesOf(text, "11", { zip }), tables, { steps: true });
  // Manhattan: (6.20 x 1.065 + 13.60 x 1.166 + 0.64 x 1.656) x 32.3465 = 23.52044 x 32.3465 = 760.80; Alabama 594.74.
  test.each([
    ["93150", undefined, "national", false, "661.16"],
    ["931501234", undefined, "national", false, "661.16"],
    ["93150", nine, "national", false, "661.16"],
    ["931501234", nine, "10112-00", true, "594.74"],
    ["93150-1234", nine, "10112-00", true, "594.74"],
    ["931505678", nine, "13202-01", true, "760.80"],
    // No row of that +4.
    ["931500000", nine, "national", false, "661.16"],
  ] as const)("ZIP code %s that straddles localities, with nine digits %j, is %s", (zip, runs, id, resolved, allowed) => {
    const day = at(zip, straddling("93150", runs), "17311");
    expect(day.lines[0]).toMatchObject({ locality: id, localityResolved: resolved });
    expect(amounts(day)).toBe(allowed);
  });
  test("a straddling ZIP code says in which localities it may lie, and what the day would be allowed there", () => {
    const day = at("93150", straddling("93150", nine));
    const there = (locality: string): DayPrice => price("17311, 14060", "11", { locality });
    const [alabama, ny] = [there("10112-00"), there("13202-01")];
    expect(day.spread).toEqual({
      lowCents: alabama.allowedCents,
      highCents: ny.allowedCents,
      localities: ["01182-17", "10112-00", "13202-01"],
    });
    expect(day.lines[1]?.spread).toMatchObject({ lowCents: alabama.lines[1]?.allowedCents, highCents: ny.lines[1]?.allowedCents });
    expect(day.lines[1]?.steps.map(({ what }) => what).join()).toMatch(
      /ZIP code 93150 straddles localities.*; in 01182-17, 10112-00, 13202-01 the line would be allowed \d+\.\d\d to \d+\.\d\d/,
    );
  });
  test("without nine digits the localities of the state stand for those that it may lie in", () => {
    const { spread } = at("93150", straddling("93150"));
    expect(spread?.localities).toHaveLength(29);
    expect((spread?.lowCents ?? 0) < (spread?.highCents ?? 0)).toBe(true);
  });
  test("the built-in ZIP codes that straddle localities are national", () => {
    const zips = reference.on(MARCH_2025).zips;
    const zip = Array.from({ length: 100_000 }, (_, at) => String(at).padStart(5, "0")).find((one) => zips?.find(one)?.needsPlusFour);
    expect(price("17311", "11", { zip: zip as string }).lines[0]).toMatchObject({ locality: "national", localityResolved: false });
  });
  test("an override that no table knows has no amount", () =>
    expect(amounts(price("17311", "11", { locality: "99999-99" }))).toBe("no-locality"));
  test("at home the billing ZIP code only stands in", () => {
    const lines = linesOf("99213", "12", { zip: "35203" });
    const [atHome] = lines.map((line) => ({
      ...line,
      serviceFacility: undefined,
      claim: { ...line.claim, billing: { ...line.claim.billing, zip: "35203" } },
    }));
    const day = priceDay([atHome as ServiceLine], reference.on(MARCH_2025));
    expect(day.lines[0]).toMatchObject({ locality: "10112-00", localityResolved: false });
  });
});

describe("physicians (rules.md 3B.5)", () => {
  const specialty = "/207ND0101X";
  test("two of one group and explicit specialty rank together", () =>
    expect(amounts(price(`14060 #1111111112 ${specialty}, 17311 #1987654328 ${specialty}`, "11"))).toBe("751.73 + 330.58"));
  test("without an explicit specialty they don't", () =>
    expect(amounts(price("14060 #1111111112, 17311 #1987654328", "11"))).toBe("751.73 + 661.16"));
});

/** The lines with other facts of their claim. */
function ofClaim(text: string, pos: string, facts: Partial<ServiceLine["claim"]>): ServiceLine[] {
  return linesOf(text, pos, { locality: "national" }).map((line) => ({ ...line, claim: { ...line.claim, ...facts } }));
}

/**
 * 21552 pays 441.85, its post-operative share 21% 92.79 (92.7885). The surgery was on March 1, 2025; its 90 days are March 2 to May 30.
 * 17000 pays 66.31 in the office (2.05 RVU), its 10 days are March 2 to 11, its shares 10/80/10: 6.63.
 */
describe("post-operative care (55) by the days of the claim", () => {
  test.each([
    ["21552-55", 20250302, 0, "92.79"],
    // Taken over on the day of the surgery, which is no day after it.
    ["21552-55", 20250301, 0, "92.79"],
    // April 1 to May 30: 60 days of 90; 92.79 x 60 / 90 = 61.86.
    ["21552-55", 20250401, 0, "61.86"],
    // March 2 to 31: 30 days; 30.93.
    ["21552-55", 20250302, 20250331, "30.93"],
    ["21552-55", 20250530, 20250801, "1.03"],
    ["21552-55", 0, 20250331, "needs-care-dates"],
    ["21552-55", 20250601, 0, "needs-care-dates"],
    ["21552-55", 20250410, 20250401, "needs-care-dates"],
    // March 7 to 11: 5 of 10 days; 6.63 / 2 = 3.315.
    ["17000-55", 20250307, 0, "3.32"],
    // 000 has no days to share.
    ["17311-55", 0, 0, "661.16"],
  ])("%s taken over on %i, given away on %i: %s", (text, careAssumed, careRelinquished, allowed) => {
    const lines = ofClaim(text, "11", { careAssumed, careRelinquished });
    expect(amounts(priceDay(lines, reference.on(MARCH_2025), { steps: true }))).toBe(allowed);
  });
  test("a hospital's patient is shared by the hospital's fee, and the steps show the days", () => {
    const [line] = priceDay(ofClaim("14060-55", "22", { careAssumed: 20250401 }), reference.on(MARCH_2025), { steps: true }).lines;
    // 650.81 x 19% = 123.65 (123.6539); x 60 / 90 = 82.43 (82.4333).
    expect(line?.steps.slice(-2).map(({ what, amount }) => [what, amount])).toEqual([
      ["post-operative care only (55)", 12365],
      ["60 of the 90 days after the surgery", 8243],
    ]);
  });
});

describe("who did the service where no rendering provider is named", () => {
  const billing = (taxonomy: string) => ({ ...linesOf("99213", "11")[0]!.claim.billing, taxonomy });
  // 88.95 x 85% = 75.61; social workers 75%: 66.71.
  test.each([
    ["363LF0000X", "", "75.61"],
    ["1041C0700X", "", "66.71"],
    ["207N00000X", "", "88.95"],
    // The billing group's taxonomy says nothing of another who rendered.
    ["363LF0000X", " #1987654328", "88.95"],
    ["363LF0000X", " /207N00000X", "88.95"],
  ])("billing taxonomy %s%s: %s", (taxonomy, renders, allowed) => {
    const lines = ofClaim(`99213${renders}`, "11", { billing: billing(taxonomy) });
    expect(amounts(priceDay(lines, reference.on(MARCH_2025), { steps: true }))).toBe(allowed);
    expect(priceDay(lines, reference.on(MARCH_2025)).allowedCents).toBe(Math.round(Number(allowed) * 100));
  });
});

describe("places and dates", () => {
  test("a place of service that is not assigned", () => expect(amounts(price("17311", "98"))).toBe("pos-unassigned"));
  test.each(["fees", "conversionFactor", "localities", "places"] as const)("no amount without an edition of %s", (name) => {
    const tables: TablesInForce = { ...reference.on(MARCH_2025), [name]: undefined };
    expect(priceDay(linesOf("17311", "11"), tables).lines[0]).toMatchObject({ notPriced: "no-edition", allowedCents: undefined });
  });
  test("without the ZIP table the amount is national", () => {
    const tables: TablesInForce = { ...reference.on(MARCH_2025), zips: undefined };
    expect(priceDay(linesOf("17311", "11", { zip: "35203" }), tables).lines[0]).toMatchObject({
      locality: "national",
      allowedCents: 66116,
    });
  });
});

describe("other kinds of line", () => {
  test("a code of another code set is unknown", () => {
    const [line] = linesOf("17311", "11");
    expect(priceDay([{ ...(line as ServiceLine), qualifier: "WK" }], reference.on(MARCH_2025)).lines[0]?.notPriced).toBe("unknown-code");
  });
  test("minutes are no units of a service", () => {
    const [line] = linesOf("17311", "11");
    expect(priceDay([{ ...(line as ServiceLine), unitBasis: "MJ" }], reference.on(MARCH_2025)).lines[0]?.notPriced).toBe("unreadable");
  });
  test("absent units are unreadable", () => {
    const [line] = linesOf("17311", "11");
    expect(priceDay([{ ...(line as ServiceLine), units: undefined }], reference.on(MARCH_2025)).lines[0]?.notPriced).toBe("unreadable");
  });
  test("a day without lines is worth nothing", () =>
    expect(priceDay([], reference.on(MARCH_2025))).toEqual({ lines: [], allowedCents: 0 }));
});

test("the steps are the working that a biller could check by hand", () => {
  const steps = price("17311 $600, 14060", "11", { locality: "10112-00" }).lines[0]?.steps.map(({ what, rate, amount, edition }) =>
    [what, rate, amount === undefined ? undefined : formatCents(amount), edition].filter((part) => part !== undefined).join(" | "),
  );
  expect(steps).toEqual([
    "place of service 11: non-facility rate | pos:2024-07",
    "locality 10112-00 ALABAMA, as asked: work 1.000, practice expense 0.869, malpractice 0.575 | gpci:2025",
    "work RVU 6.20 x 1.000 + non-facility practice expense RVU 13.60 x 0.869 + malpractice RVU 0.64 x 0.575 = 18.3864 | mpfs:RVU25A",
    "conversion factor | 32.3465 | 594.74 | cf:2025",
    "multiple procedures: second at 50% | 50% | 297.37",
    "the charge is not lower | 600.00 | 297.37",
  ]);
});

test("ranks have their names, the sixth and later too", () => {
  const codes = Array.from({ length: 23 }, () => "17311-59").join(", ");
  const said = price(codes, "11").lines.map((line) => line.steps.at(-1)?.what);
  expect([1, 2, 6, 7, 10, 11, 12, 13, 21, 22, 23].map((rank) => said[rank - 1])).toEqual(
    ["first, in full", ..."second sixth seventh tenth 11th 12th 13th 21st 22nd 23rd".split(" ").map((name) => `${name} at 50%`)].map(
      (words) => `multiple procedures: ${words}`,
    ),
  );
});

test("where physicians of one group and specialty are ranked together, the steps name that basis (rules.md 3B.5)", () => {
  const by = (taxonomy: string) =>
    price(`17311 /${taxonomy}, 14060 #1987654328 /${taxonomy}`, "11").lines.map((line) => line.steps.at(-1)?.what);
  expect(by("207ND0101X")).toEqual([
    "multiple procedures of one group and specialty: second at 50%",
    "multiple procedures of one group and specialty: first, in full",
  ]);
  expect(by("")).toEqual(["conversion factor", "conversion factor"]);
});

test.each([
  ["17311, 14060 #1987654328", [true, true]],
  ["17311 /207ND0101X, 14060 #1987654328", [true, true]],
  // Two specialties are told apart, one physician is one, a visit and a line charged nothing are not ranked.
  ["17311 /207ND0101X, 14060 #1987654328 /208200000X", [false, false]],
  ["17311, 14060", [false, false]],
  ["17311, 99213 #1987654328", [false, false]],
  ["17311, 14060 $0 #1987654328", [false, false]],
  ["21552, 21552-80 #1987654328", [false, false]],
])("a rank by NPI in a group that names no specialties says so (rules.md 3B.5): %s", (text, said) => {
  const steps = price(text, "11").lines.map((line) => line.steps.some(({ what }) => what.startsWith("ranked by NPI")));
  expect(steps).toEqual(said);
});

test("a day of 40,000 lines takes no more than its share of time: every second one finds its partner", () => {
  const sides = Array.from({ length: 40_000 }, (_, at) => ({ procedure: "17311", modifiers: [at % 2 === 0 ? "RT" : "LT"] }));
  const day = priceDay(hypotheticalDay({ date: MARCH_2025, lines: sides }), reference.on(MARCH_2025));
  expect(day.allowedCents).toBe(66_116 + 19_999 * 33_058);
  // Comparing each line with each would take many minutes; the rest is for machines that are busy.
}, 30_000);
