import { parseCents } from "@claimscrub/claim";
import { hypotheticalDay, priceDay } from "@claimscrub/pricing";
import { starterReference, type TablesInForce } from "@claimscrub/reference";
import { afterAll, describe, expect, test } from "vitest";
import { cmsRows, wholeRvu25d, withFees, withoutCmsFiles, skipNote } from "./cms-files.ts";

const reference = starterReference();
const DATE = 20251101;
let total = 0;
afterAll(() => console.log(`${total} amounts that CMS published reproduced to the cent`));

function allowed(tables: TablesInForce, procedure: string, modifier: string, locality: string, pos: string): number | undefined {
  const modifiers = modifier === "" ? [] : [modifier];
  return priceDay(hypotheticalDay({ date: tables.date, pos, locality, lines: [{ procedure, modifiers }] }), tables).lines[0]?.allowedCents;
}

describe.skipIf(withoutCmsFiles)(`amounts that CMS published are reproduced to the cent${skipNote}`, () => {
  test.each(["amounts/PFREV25C.txt", "amounts/PFREV25D_PFREV4.txt"])("%s", (file) => {
    const tables = reference.on(DATE);
    const wrong: string[] = [];
    let compared = 0;
    for (const row of cmsRows(file)) {
      const [year, carrier, locality, procedure = "", modifier = "", nonFacility = "", facility = ""] = row.map((text) => text.trim());
      if (year !== "2025") continue;
      for (const [pos, published] of [
        ["11", nonFacility],
        ["22", facility],
      ] as const) {
        compared += 1;
        const ours = allowed(tables, procedure, modifier, `${carrier}-${locality}`, pos);
        if (ours !== parseCents(published))
          wrong.push(`${procedure} ${modifier} ${carrier}-${locality} @${pos}: ${ours}, published ${published}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBe(file.includes("25C") ? 218 : 3052);
    total += compared;
  });

  test("every active code under the outpatient cap, in every locality (OPPSCAP, October 2025)", () => {
    const tables = withFees(reference.on(DATE), wholeRvu25d());
    const wrong: string[] = [];
    let compared = 0;
    for (const row of cmsRows("rvu25d/OPPSCAP_Oct.csv")) {
      const [procedure = "", modifier = "", status, carrier, locality, facility = "", nonFacility = ""] = row.map((text) => text.trim());
      // A few contractor numbers of this file stand in no GPCI table.
      if (status !== "A" || !tables.localities?.find(`${carrier}-${locality}`)) continue;
      for (const [pos, published] of [
        ["11", nonFacility],
        ["22", facility],
      ] as const) {
        compared += 1;
        const ours = allowed(tables, procedure, modifier, `${carrier}-${locality}`, pos);
        if (ours !== parseCents(published))
          wrong.push(`${procedure} ${modifier} ${carrier}-${locality} @${pos}: ${ours}, published ${published}`);
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(compared).toBe(12_644);
    total += compared;
  });
});
