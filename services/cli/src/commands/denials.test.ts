import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { openStore, type Store } from "@claimscrub/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../failure.ts";
import { denialReportOf, LEAST_REPORTS, patternText } from "./denials.ts";

const GIVEN = { code: "17312", payer: "medicare", carc: "97", modifiers: "rt,59", pos: "11", group: "CO", rarc: "N115", cured: "appeal" };

describe("a denial report", () => {
  test("is made of codes", () => {
    expect(denialReportOf(GIVEN)).toMatchObject({ code: "17312", modifiers: ["59", "RT"], payerKind: "medicare", curedBy: "appeal" });
  });
  test.each(Object.keys(GIVEN))("takes no words as %s, and does not repeat them", (option) => {
    const words = "Edna Walters";
    let failure: unknown;
    try {
      denialReportOf({ ...GIVEN, [option]: words });
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect(`${(failure as Failure).message} ${(failure as Failure).remedy}`).not.toMatch(/edna|walters/i);
  });
});

describe("denial patterns", () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-denials-"));
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
  let store: Store;
  beforeAll(async () => {
    server = await startEmbeddedPostgres({ home });
    store = await openStore(server.url, { identityKey: new Uint8Array(32) });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
    fs.rmSync(home, { recursive: true });
  });
  const all = () => store.forTenant("default").denialPatterns(undefined, LEAST_REPORTS);
  const add = (day: number, change: Partial<typeof GIVEN> = {}) =>
    store.forTenant("default").addDenialReport(denialReportOf({ ...GIVEN, ...change }), "command line", `2026-01-0${day}`);

  test("show from five reports up, and no two looks tell what one report said", async () => {
    for (const day of [1, 2, 3, 4]) expect(await add(day)).toBe(true);
    expect(await add(4)).toBe(false);
    expect(await all()).toEqual([]);
    expect(patternText(await all())).toContain("none");
    // The fifth says another cure: the cell shows, what either cure was does not.
    await add(5, { cured: "reopening" });
    const five = await all();
    expect(five).toEqual([{ code: "17312", carc: "97", payerKind: "medicare", reports: 5, curedBy: [] }]);
    // A sixth to ninth change nothing that is seen, whatever they say, in this cell or in another.
    await add(6, { cured: "nothing", modifiers: "" });
    await add(7, { payer: "commercial" });
    await add(8, { carc: "16" });
    await add(9, { code: "17311" });
    expect(await all()).toEqual(five);
    // Five of one cure.
    await add(6);
    expect(await all()).toEqual([{ ...five[0], curedBy: ["appeal"] }]);
    expect(await store.forTenant("other").denialPatterns(undefined, LEAST_REPORTS)).toEqual([]);
  });
});
