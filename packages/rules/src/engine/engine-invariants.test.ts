import { compareLines, type ServiceLine } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allRules } from "../rules/index.ts";
import { day } from "../tester/day.ts";
import { createEngine } from "./create-engine.ts";

/* The invariants of rules.md section 2 over the whole engine, with every rule, on random patient-days of skin surgery. */
const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "test" });

const CODES = [
  "17311", "17311", "17312", "17313", "17314", "17315", "99213", "99203", "11102", "11103", "11104", "17000", "17003", "17004", "12031", "12051", "13131", "13132",
  "14060", "15260", "88305", "88342", "64450", "20610", "15823", "96372", "J3301", "11400", "11642", "36416", "99486", "97161", "45385",
]; // biome-ignore format: a list of codes
const MODIFIERS = ["59", "XS", "76", "25", "57", "79", "RT", "LT", "50", "26", "F5", "E1", "22", "52"];
const DIAGNOSES = ["C44311", "C44519", "C44612", "L570", "D225", "C44311,L570"];

const line = fc
  .record({
    code: fc.constantFrom(...CODES),
    modifiers: fc.uniqueArray(fc.constantFrom(...MODIFIERS), { maxLength: 2 }),
    units: fc.constantFrom(1, 1, 1, 2, 3, 8),
    diagnosis: fc.constantFrom(...DIAGNOSES),
    pos: fc.constantFrom("11", "11", "11", "22", "24", "77"),
    by: fc.constantFrom("A", "A", "A", "B", "A/207ND0101X", "B/207ND0101X"),
    charge: fc.constantFrom("", "", "$150", "$0.01", "$400.37", "$?"),
    on: fc.constantFrom("", "", "", "on:+1"),
  })
  .map(({ code, modifiers, units, diagnosis, pos, by, charge, on }) =>
    `${[code, ...modifiers].join("-")} x${units} ${diagnosis} @${pos} by:${by} ${charge} ${on}`.trim().replace(/ +/g, " "),
  );
const claimStart = fc.constantFrom(
  "claim",
  "claim by=B",
  "claim freq=7",
  "claim file=2",
  "claim sequence=S",
  "claim freq=7 id=CLAIM1",
  "claim freq=8 id=CLAIM1",
);
const patient = fc.record({
  lines: fc.array(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: claimStart }), { minLength: 1, maxLength: 9 }).filter((lines) => lines.some((text) => !text.startsWith("claim"))),
  date: fc.constantFrom("2024-08-01", "2024-08-01", "2024-02-01", "2025-03-01", "2026-05-04", "2023-05-04"),
  payer: fc.constantFrom("MB", "MB", "CI"),
  place: fc.constantFrom({}, { zip: "10001" }, { zip: "" }),
}).map(({ lines, date, payer, place }) => day(date, lines, { payer, ...place })); // biome-ignore format: one generator

const RUNS = { numRuns: 400 };

/** A judgement without the lines themselves, which are compared by place. */
function plain({
  findings,
  lines,
  totals,
  byRule,
  coverage,
  assumptions,
  chargeShortfall,
}: ReturnType<typeof engine.judgePatient>): unknown {
  const places = lines.map(({ line, ...rest }) => ({ ...rest, place: [line.claim.file.order, line.claim.index, line.ordinal] }));
  return { findings, places, totals, byRule: [...byRule].sort(), coverage, assumptions, chargeShortfall };
}

describe("whatever the claims of a patient", () => {
  test("every line is answered for once, in order, with an amount or a reason", () => {
    fc.assert(
      fc.property(patient, ({ claims }) => {
        const { lines } = engine.judgePatient(claims);
        expect(lines.map(({ line }) => line)).toEqual(claims.flatMap((claim) => claim.lines).sort(compareLines));
        for (const { allowedCents, notPriced } of lines) expect((allowedCents === undefined) !== (notPriced === undefined)).toBe(true);
      }),
      RUNS,
    );
  });

  test("the order in which the claims come changes nothing", () => {
    fc.assert(
      fc.property(patient, fc.infiniteStream(fc.nat()), ({ claims }, numbers) => {
        const shuffled = claims.map((claim) => ({ claim, key: numbers.next().value as number })).sort((a, b) => a.key - b.key); // biome-ignore format: a shuffle
        expect(plain(engine.judgePatient(shuffled.map(({ claim }) => claim)))).toEqual(plain(engine.judgePatient(claims)));
      }),
      RUNS,
    );
  });

  test("the order of the lines changes no amount", () => {
    fc.assert(
      fc.property(patient, ({ date, claims }) => {
        const lines = claims.flatMap((claim) => claim.lines).filter((line) => line.date === date);
        const tables = starterReference().on(date);
        const [there, back] = [priceDay(lines, tables), priceDay([...lines].reverse(), tables)];
        expect(back.allowedCents).toBe(there.allowedCents);
        expect(there.lines.reduce((sum, { allowedCents = 0 }) => sum + allowedCents, 0)).toBe(there.allowedCents);
      }),
      RUNS,
    );
  });

  test("no impact is negative, no denial is worth more than its day, nor are all of them together", () => {
    fc.assert(
      fc.property(patient, ({ claims }) => {
        const { judged, totals, lines } = engine.judgePatient(claims);
        const allowed = lines.reduce((sum, { allowedCents = 0 }) => sum + allowedCents, 0);
        for (const { finding, day: own, edit } of judged) {
          const { cents, unknown } = finding.impact;
          expect(cents === null).toBe(unknown !== undefined);
          expect(cents ?? 0).toBeGreaterThanOrEqual(0);
          expect(edit.atRisk === undefined ? 0 : (cents ?? 0)).toBeLessThanOrEqual(own?.asBilled.allowedCents ?? allowed);
        }
        expect(totals.denial.netCents).toBeLessThanOrEqual(allowed);
        for (const { netCents } of Object.values(totals)) expect(netCents).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("the last step of a finding's basis is its amount, and the sums of the totals are those of the findings", () => {
    fc.assert(
      fc.property(patient, ({ claims }) => {
        const { findings, totals, byRule, chargeShortfall } = engine.judgePatient(claims);
        for (const { impact, direction } of findings) {
          const last = impact.basis.at(-1);
          const stated = impact.cents !== null && direction !== "review" && last !== undefined;
          expect(stated ? last.amount : null).toBe(stated ? impact.cents : null);
        }
        const gross = findings.reduce((sum, { impact }) => sum + (impact.cents ?? 0), 0);
        expect(Object.values(totals).reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(gross);
        expect([...byRule.values()].reduce((sum, { count }) => sum + count, 0)).toBe(findings.length);
        expect(chargeShortfall.count).toBe(findings.filter(({ code }) => code === "PRC-020").length);
      }),
      RUNS,
    );
  });

  test("ids are unique and findings are in the contract's order", () => {
    fc.assert(
      fc.property(patient, ({ claims }) => {
        const { findings } = engine.judgePatient(claims);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        const keys = findings.map(({ fileId, claimIndex, line, code, id }) => [fileId, String(claimIndex).padStart(3), String(line ?? "").padStart(3), code, id].join()); // biome-ignore format: a key
        expect(keys).toEqual([...keys].sort());
      }),
      RUNS,
    );
  });

  test("a line that is worth nothing and bundles nothing changes nothing", () => {
    fc.assert(
      fc.property(patient, ({ date, claims }) => {
        const [first] = claims;
        if (first === undefined) return;
        const spare = day("2024-08-01", ["99024 C44311 $0.00"]).on(date).claims[0]?.lines[0] as ServiceLine;
        const lines: ServiceLine[] = [...first.lines];
        const fuller = Object.assign(Object.create(first), { lines }) as typeof first;
        lines.push({ ...spare, claim: first, ordinal: first.lines.length + 1, number: first.lines.length + 1 });
        const before = engine.judgePatient(claims);
        const after = engine.judgePatient([fuller, ...claims.slice(1)]);
        // What is added is the line's own row and, where the table of a rule is silent about its code, its coverage.
        expect(after.findings.map(({ id, impact }) => [id, impact.cents])).toEqual(
          before.findings.map(({ id, impact }) => [id, impact.cents]),
        );
        expect(after.lines.filter(({ line }) => line.procedure !== "99024").map(({ allowedCents }) => allowedCents)).toEqual(
          before.lines.map(({ allowedCents }) => allowedCents),
        );
      }),
      RUNS,
    );
  });
});
