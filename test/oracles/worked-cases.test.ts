import { formatCents } from "@claimscrub/claim";
import { type HypotheticalLine, hypotheticalDay, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { skipNote, wholeRvu25d, withFees, withoutCmsFiles } from "./cms-files.ts";

const DATE = 20251101;

/** `29881-LT`: code and modifiers. */
function lineOf(text: string): HypotheticalLine {
  const [procedure = "", ...modifiers] = text.split("-");
  return { procedure, modifiers };
}

/**
 * Worked by hand from the RVUs of RVU25D (October 2025) at 32.3465, national; office (11), then hospital outpatient (22). Fees of one unit:
 * 45385 435.38 / 242.92; 45380 414.68 / 192.79; base 45378 327.67 / 177.26; 43251 468.05 / 187.61; 43239 357.11 / 132.62; base 43235
 * 276.24 / 118.06; 29877 616.52; 29881 538.25; base 29870 548.60 / 412.74; 27130 1259.25 (10/69/21); 27236 1172.56; 93306 187.93 (26 65.34,
 * TC 122.59); 93880 181.79 (36.23, 145.56); 71260 164.32 (53.05, 111.27); 74177 297.26 (83.45, 213.81); 73221 200.55 (61.78, 138.77).
 */
const WORKED: readonly (readonly [what: string, lines: string, office: string, hospital: string])[] = [
  // 435.38 + (414.68 - 327.67) = 522.39 and 468.05 + (357.11 - 276.24) = 548.92: the second family is first, the other at half: 217.69
  // and 43.505, up. Hospital: 242.92 + 15.53 = 258.45 before 187.61 + 14.56 = 202.17, at half 93.805, up, and 7.28.
  ["two endoscopic families", "45385 45380 43239 43251", "217.69 43.51 80.87 468.05", "242.92 15.53 7.28 93.81"],
  // The base of a family that is there pays nothing; the base of one that is not ranks by itself: 276.24 / 2.
  ["bases with and without their family", "45385 45380 45378 43235", "435.38 87.01 0.00 138.12", "242.92 15.53 0.00 59.03"],
  // 538.25 - 548.60 is less than nothing; hospital 538.25 - 412.74.
  ["a base that costs more than a member", "29881 29877", "0.00 616.52", "125.51 616.52"],
  // 1259.25 x 150% = 1888.875, up, before 1172.56 at half.
  ["both sides before ranking", "27236 27130-50", "586.28 1888.88", "586.28 1888.88"],
  ["an assistant at both sides: 16% of 1888.88", "27130-50-80", "302.22", "302.22"],
  ["co-surgeons: 62.5% of 1259.25", "27130-62", "787.03", "787.03"],
  ["an assistant who is no physician: 13.6%", "27130-AS", "171.26", "171.26"],
  ["surgery without aftercare: 79%", "27130-54", "994.81", "994.81"],
  ["preparation alone: 10%", "27130-56", "125.93", "125.93"],
  ["a return to the operating room: 69%", "27130-78", "868.88", "868.88"],
  // By technical parts the lower priced 93880 is first: 65.34 + 122.59 x 75% (91.94) for the other.
  ["cardiovascular tests rank by their technical parts", "93306 93880", "157.28 181.79", "157.28 181.79"],
  // 53.05 x 95% = 50.40 and 111.27 x 50% = 55.64 (55.635, up).
  ["imaging", "71260 74177", "106.04 297.26", "106.04 297.26"],
  // Each side in full, ranked as one: no side is a second test.
  ["imaging of both sides", "73221-RT 73221-LT", "200.55 200.55", "200.55 200.55"],
  // 401.10 is unreduced as one; then 71260: 26 at 95%, TC at 50%.
  ["imaging of both sides before another test", "71260 73221-50", "106.04 401.10", "106.04 401.10"],
  // (2.40 + 4.15 + 0.14) x 32.3465 = 216.40 is less than the fee, (2.40 + 9.94 + 0.16) x 32.3465 = 404.33.
  ["imaging capped by the hospital outpatient rate", "74261", "216.40", "216.40"],
  // After the cap 26 109.98 and TC 106.42; 74262 292.74 (114.51, 178.23): 104.48 + 53.21.
  ["capped, then reduced", "74261 74262", "157.69 292.74", "157.69 292.74"],
  ["a reading alone (PC/TC 2), a smear's reading (PC/TC 8)", "93010 85060", "7.76 22.64", "7.76 22.64"],
  ["a tracing alone (PC/TC 3) after a whole test: 6.15 x 75%", "93306 93005", "187.93 4.61", "187.93 4.61"],
  ["rows of their own for 53", "44388-53 G0105-53", "76.34 163.67", "37.69 88.63"],
  ["B, I: nothing", "99024 90281 0001F", "0.00 0.00 0.00", "0.00 0.00 0.00"],
  ["C; R without RVUs", "0042T D0120", "contractor-priced by-report", "contractor-priced by-report"],
  [
    "X and E; J",
    "G0463 J3301 00300",
    "other-schedule other-schedule needs-anesthesia-time",
    "other-schedule other-schedule needs-anesthesia-time",
  ],
];

describe.skipIf(withoutCmsFiles)(`worked by hand from the whole fee schedule${skipNote}`, () => {
  const tables = withoutCmsFiles ? undefined : withFees(starterReference().on(DATE), wholeRvu25d());
  const amounts = (lines: string, pos: string): string => {
    const day = hypotheticalDay({ date: DATE, pos, locality: "national", lines: lines.split(" ").map(lineOf) });
    return priceDay(day, tables!)
      .lines.map((line) => line.notPriced ?? formatCents(line.allowedCents ?? -1))
      .join(" ");
  };
  test.each(WORKED)("%s: %s pays %s in the office, %s in a hospital", (_what, lines, office, hospital) => {
    expect(amounts(lines, "11")).toBe(office);
    expect(amounts(lines, "22")).toBe(hospital);
  });
});
