import { formatCents } from "@claimscrub/claim";
import { expectedPayment, type HypotheticalLine, hypotheticalDay, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { afterAll, describe, expect, test } from "vitest";

const reference = starterReference();
let compared = 0;
afterAll(() => console.log(`${compared} published and worked figures reproduced to the cent`));

/** `17311-59x2`: code, modifiers, units. */
function lineOf(text: string): HypotheticalLine {
  const [coded = "", units = "1"] = text.split("x");
  const [procedure = "", ...modifiers] = coded.split("-");
  return { procedure, modifiers, units: Number(units) };
}

function allowed(date: number, pos: string, lines: string, locality = "national"): string {
  compared += 1;
  const day = hypotheticalDay({ date, pos, locality, lines: lines.split(" ").map(lineOf) });
  return formatCents(priceDay(day, reference.on(date)).allowedCents);
}

describe("fee of one code: national, non-facility and facility, 2024 July, 2025, 2026", () => {
  test.each([
    ["17311", "680.73", "350.18", "661.16", "342.87", "667.02", "286.91"],
    ["17312", "413.10", "186.41", "399.48", "182.76", "402.81", "152.98"],
    ["17313", "639.79", "314.23", "621.38", "307.94", "626.27", "257.52"],
    ["17314", "395.79", "172.76", "382.34", "168.53", "385.45", "139.62"],
    ["17315", "79.89", "49.27", "78.28", "47.87", "79.16", "40.08"],
  ])("%s", (code, ...published) => {
    const dates = [20240801, 20250301, 20260201];
    expect(dates.flatMap((date) => [allowed(date, "11", code), allowed(date, "22", code)])).toEqual(published);
  });
});

describe("amounts that CMS published for a locality", () => {
  test.each([
    ["17311", 20250301, "10112-00", "594.74", "318.14"],
    ["17313", 20250301, "10112-00", "557.93", "285.55"],
    ["17311", 20250301, "01182-17", "739.66", "363.12"],
    ["17311", 20250301, "02102-01", "788.62", "444.55"],
  ])("%s on %i in %s", (code, date, locality, nonFacility, facility) => {
    expect([allowed(date, "11", code, locality), allowed(date, "22", code, locality)]).toEqual([nonFacility, facility]);
  });
  test.each([
    ["13202-01", "783.32"],
    ["10112-00", "612.33"],
  ])("17311 in July 2024 in %s is %s", (locality, amount) => expect(allowed(20240801, "11", "17311", locality)).toBe(amount));
});

describe("worked claims by the July 2024 release: office, and hospital outpatient", () => {
  test.each([
    ["17311", "680.73", "350.18"],
    ["17311 17311-59", "1021.10", "525.27"],
    ["17311 17312", "1093.83", "536.59"],
    ["17311 17313", "1000.63", "507.30"],
    ["17311 12052", "838.68", "449.55"],
    ["17311 17312 14060", "1524.41", "1025.59"],
    ["17311 17312x2 17315x3 13132 13133", "2149.38", "1144.44"],
    ["17313 17314 13131", "1229.48", "606.99"],
    ["17311 17312 13131", "1287.73", "656.59"],
  ])("%s", (lines, office, hospital) => {
    expect([allowed(20240801, "11", lines), allowed(20240801, "22", lines)]).toEqual([office, hospital]);
    expect(allowed(20240801, "24", lines)).toBe(hospital);
  });
  test("two endoscopies of one family: 249.32 + (197.06 - 181.42)", () => expect(allowed(20240801, "22", "45385 45380")).toBe("264.96"));
});

describe("figures of the first issue", () => {
  test.each([
    ["17311", 20250301, "11", "national", "661.16"],
    ["17311", 20250301, "22", "national", "342.87"],
    ["17311 17311-59", 20250301, "11", "national", "991.74"],
    ["17313", 20250301, "11", "national", "621.38"],
    ["17312", 20250301, "11", "national", "399.48"],
    ["17311", 20250301, "11", "10112-00", "594.74"],
    ["17311", 20260201, "11", "national", "667.02"],
    ["17311", 20260201, "22", "national", "286.91"],
  ])("%s on %i, place of service %s, %s: %s", (lines, date, pos, locality, amount) =>
    expect(allowed(date, pos, lines, locality)).toBe(amount),
  );
});

test("the conversion factor changes between March 8 and 9, 2024, and nothing is priced before 2024 or after 2026", () => {
  // 20.45 RVU x 32.7442 = 669.62; x 33.2875 = 680.73.
  expect([allowed(20240308, "11", "17311"), allowed(20240309, "11", "17311")]).toEqual(["669.62", "680.73"]);
  for (const date of [20231231, 20270101]) {
    const [line] = priceDay(hypotheticalDay({ date, lines: [{ procedure: "17311" }] }), reference.on(date)).lines;
    expect(line).toMatchObject({ notPriced: "no-edition", allowedCents: undefined });
  }
});

test("661.16 without a deductible pays 518.35", () => {
  expect(expectedPayment(66116)).toEqual({
    allowedCents: 66116,
    deductibleCents: 0,
    coinsuranceCents: 13223,
    sequestrationCents: 1058,
    paymentCents: 51835,
  });
  compared += 1;
});
