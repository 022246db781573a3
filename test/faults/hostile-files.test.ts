import type { ClaimFile } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { smallFile } from "./small-file.ts";

const FILE: ClaimFile = { fileId: "0".repeat(64), name: "hostile.837", order: 0 };
const WHOLE = new TextDecoder().decode(smallFile());
const HEAD = WHOLE.slice(0, WHOLE.indexOf("\nHL*"));
const LINE = "LX*1~\nSV1*HC:99213*100*UN*1***1~\nDTP*472*D8*20240801~\n";

async function read(text: string) {
  const batch = await readClaimsFromBytes(new TextEncoder().encode(text), FILE);
  return { claims: batch.claims, faults: batch.faults };
}

/** What a careless or ill-meaning sender can send. Each must end, with a fault, in the time of a test. */
const HOSTILE: readonly (readonly [string, () => string])[] = [
  ["a segment of eight megabytes that never ends", () => `${HEAD}\nNTE*ADD*${"A".repeat(8_000_000)}`],
  ["a segment of two million empty elements", () => `${HEAD}\nSV1${"*".repeat(2_000_000)}~\n${WHOLE.slice(HEAD.length)}`],
  ["an element of a million components", () => WHOLE.replace("HC:17311", `HC:17311${":".repeat(1_000_000)}`)],
  ["an interchange header and nothing else, a thousand times", () => `${WHOLE.slice(0, 107)}`.repeat(1000)],
  ["a claim of twenty thousand lines", () => WHOLE.replace(/LX\*1~\n/, `${LINE.repeat(20_000)}LX*1~\n`)],
  [
    "fifty thousand levels",
    () => WHOLE.replace(/\nHL\*/, `\n${Array.from({ length: 50_000 }, (_, at) => `HL*${at + 9}*${at + 8}*22*1~`).join("\n")}\nHL*`),
  ],
  ["a level that is its own parent", () => WHOLE.replace("HL*2*1*22", "HL*2*2*22")],
  ["a terminator that is the element separator", () => WHOLE.replaceAll("~", "*")],
  ["nothing", () => ""],
  ["only blank lines", () => "\r\n".repeat(10_000)],
  ["only terminators", () => `${WHOLE.slice(0, 106)}${"~".repeat(100_000)}`],
  ["zero bytes", () => "\0".repeat(100_000)],
];

describe("a hostile file", () => {
  test.each(HOSTILE)(
    "of %s ends in a fault",
    async (_, make) => {
      const { faults } = await read(make());
      expect(faults.length).toBeGreaterThan(0);
    },
    30_000,
  );

  test("loses no line of a claim that has more lines than the guide allows", async () => {
    const { claims, faults } = await read(WHOLE.replace(/LX\*1~\n/, `${LINE.repeat(300)}LX*1~\n`));
    expect(claims[0]?.lines.length).toBe(302);
    expect(faults.length).toBeGreaterThan(0);
  });

  test("keeps no member id, name or birth date in a fault", async () => {
    for (const make of [
      () => WHOLE.replaceAll("~", "*"),
      () => WHOLE.replace(/SE\*\d+/, "SE*1"),
      () => WHOLE.replaceAll("DMG", "DMH"),
      () => WHOLE.replaceAll("NM1*IL", "NM1*II"),
    ]) {
      const { faults } = await read(make());
      const told = JSON.stringify(faults);
      const secrets = [...WHOLE.matchAll(/NM1\*(?:IL|QC)\*1\*([^*~]+)\*([^*~]+)(?:\*[^~]*MI\*([^~]+))?~/g)].flatMap(([, ...found]) =>
        found.filter((secret) => secret !== undefined),
      );
      expect(secrets.length).toBeGreaterThan(4);
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    }
  });
});
