import type { RunSummary } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finishRun } from "./finish-run.ts";
import { emptySummary, mergeSummaries } from "./summaries.ts";

const count = fc.integer({ min: 0, max: 1000 });
const words = fc.constantFrom("a", "b", "c", "d");
const counted = <Key extends string>(key: Key) =>
  fc.uniqueArray(fc.record({ [key]: words, count } as Record<Key, typeof words> & { count: typeof count }), {
    selector: (one) => (one as Record<string, unknown>)[key],
    maxLength: 4,
  });
const totals = fc.record({ count, unknown: count, grossCents: count, netCents: count });

const summary: fc.Arbitrary<RunSummary> = fc
  .record({
    files: count,
    claims: count,
    cleanClaims: count,
    billedCents: count,
    byRule: fc.dictionary(words, fc.record({ rule: fc.constant("x/y"), count, grossCents: count }), { noNullPrototype: true }),
    byDirection: fc.record({ denial: totals, underbilling: totals, audit: totals, rejection: totals, review: totals }),
    byPayer: fc.uniqueArray(
      fc.record({
        payerId: words,
        payerName: words,
        claims: count,
        findings: count,
        denialCents: count,
        underbillingCents: count,
        auditCents: count,
      }),
      { selector: (one) => `${one.payerId} ${one.payerName}`, maxLength: 5 },
    ),
    notPriced: counted("reason"),
    assumptions: counted("what"),
    editions: fc.uniqueArray(words),
  })
  .map((some) => mergeSummaries(emptySummary("1"), { ...emptySummary("1"), ...(some as Partial<RunSummary>) }));

describe("mergeSummaries", () => {
  test("does not depend on what is added first", () => {
    fc.assert(
      fc.property(summary, summary, summary, (a, b, c) => {
        expect(mergeSummaries(mergeSummaries(a, b), c)).toEqual(mergeSummaries(c, mergeSummaries(b, a)));
        expect(JSON.stringify(mergeSummaries(a, b))).toBe(JSON.stringify(mergeSummaries(b, a)));
      }),
    );
  });

  test("changes nothing by adding nothing", () => {
    fc.assert(fc.property(summary, (one) => void expect(mergeSummaries(one, emptySummary("1"))).toEqual(one)));
  });

  test("adds counts of one payer and keeps payers of one id and two names apart", () => {
    const payer = { payerId: "1", payerName: "A", claims: 1, findings: 2, denialCents: 3, underbillingCents: 4, auditCents: 5 };
    const sum = mergeSummaries(
      { ...emptySummary("1"), byPayer: [payer] },
      { ...emptySummary("1"), byPayer: [{ ...payer, payerName: "B" }, payer] },
    );
    expect(sum.byPayer).toEqual([
      { payerId: "1", payerName: "A", claims: 2, findings: 4, denialCents: 6, underbillingCents: 8, auditCents: 10 },
      { ...payer, payerName: "B" },
    ]);
  });
});

describe("finishRun", () => {
  const sound: RunSummary = { ...emptySummary("1"), claims: 3, cleanClaims: 1, flaggedClaims: 1, unreadableClaims: 1 };
  test("gives the share of clean claims to four decimals", () =>
    expect(finishRun(sound, [], 12.6)).toMatchObject({ cleanClaimRate: 0.3333, durationMs: 13 }));
  test("has no rate without claims", () => expect(finishRun(emptySummary("1"), [], 0).cleanClaimRate).toBeNull());
  test("refuses a sum in which a claim got lost", () => expect(() => finishRun({ ...sound, claims: 4 }, [], 0)).toThrow("do not make 4"));
  test("refuses a sum in which a finding got lost", () => expect(() => finishRun({ ...sound, findings: 1 }, [], 0)).toThrow("1 findings"));
});
