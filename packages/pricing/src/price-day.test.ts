import { formatCents } from "@claimscrub/claim";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { hypotheticalDay } from "./hypothetical-day.ts";
import { priceDay } from "./price-day.ts";

const reference = starterReference();

/** `17311-59 x2 @22 $900` */
function lineOf(text: string) {
  const [coded = "", ...rest] = text.split(" ");
  const [procedure = "", ...modifiers] = coded.split("-");
  const option = (mark: string) => rest.find((word) => word.startsWith(mark))?.slice(1);
  const charge = option("$");
  const pos = option("@");
  const npi = option("#");
  return {
    procedure,
    modifiers,
    units: Number(option("x") ?? 1),
    chargeCents: charge === undefined ? undefined : Math.round(Number(charge) * 100),
    ...(pos === undefined ? {} : { pos }),
    ...(npi === undefined ? {} : { renderingNpi: npi }),
  };
}

function price(date: number, pos: string, lines: readonly string[], locality?: string) {
  return priceDay(hypotheticalDay({ date, pos, locality, lines: lines.map(lineOf) }), reference.on(date), { steps: true });
}

describe("the allowed amount of a day, to the cent", () => {
  test.each<[date: number, pos: string, lines: string[], allowed: string, locality?: string]>([
    [20250301, "11", ["17311"], "661.16"],
    [20250301, "22", ["17311"], "342.87"],
    [20250301, "11", ["17311"], "594.74", "10112-00"],
    // 661.16 + half of it: indicator 2, each line a procedure.
    [20250301, "11", ["17311", "17311-59"], "661.16 + 330.58"],
    // Units rank one by one, as lines do.
    [20250301, "11", ["17311 x2"], "991.74"],
    // 2024C: the flap 770.94 ranks first, Mohs 680.73 is halved, the add-on is not ranked.
    [20240801, "11", ["17311", "17312", "14060"], "340.37 + 413.10 + 770.94"],
    // Endoscopic family of 45378 (facility 181.42): 249.32 + (197.06 - 181.42).
    [20240801, "22", ["45385", "45380"], "249.32 + 15.64"],
    // The charge limits after the ranking: 330.58 against 300.
    [20250301, "11", ["17311 $700", "17311-59 $300"], "661.16 + 300.00"],
  ])("%i @%s %j is %s", (date, pos, lines, allowed, locality) => {
    const day = price(date, pos, lines, locality);
    expect(day.lines.map((line) => line.notPriced ?? formatCents(line.allowedCents ?? -1)).join(" + ")).toBe(allowed);
    for (const line of day.lines) expect(line.steps.at(-1)?.amount).toBe(line.allowedCents);
  });
});
