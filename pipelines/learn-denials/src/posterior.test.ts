import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaQuantile, betaShare, estimate, logGamma } from "./posterior.ts";

describe("the Beta posterior", () => {
  test.each([
    [1, 0],
    [5, Math.log(24)],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [100, 359.1342053695754],
  ])("ln gamma(%d)", (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 9));

  // Closed forms: Beta(1, 1) is uniform, Beta(2, 1) has the share x squared, Beta(1/2, 1/2) the arcsine law.
  test.each([
    [0.3, 1, 1, 0.3],
    [0.3, 2, 1, 0.09],
    [0.3, 1, 4, 1 - 0.7 ** 4],
    [0.3, 0.5, 0.5, (2 / Math.PI) * Math.asin(Math.sqrt(0.3))],
  ])("the share of Beta below %d (%d, %d)", (x, a, b, expected) => expect(betaShare(x, a, b)).toBeCloseTo(expected, 12));

  // Binomial sums: P(Beta(k, n - k + 1) < x) is the chance of k or more of n.
  test("agrees with sums of the binomial distribution", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat(), (n, x, pick) => {
        const k = 1 + (pick % n);
        let sum = 0;
        for (let i = k; i <= n; i++)
          sum += Math.exp(logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1) + i * Math.log(x) + (n - i) * Math.log(1 - x));
        expect(betaShare(x, k, n - k + 1)).toBeCloseTo(sum, 9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("its quantiles are its shares turned round", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        (p, a, b) => {
          expect(betaShare(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test("says with n how sure it is", () => {
    // Jeffreys' interval of 7 in 9: 0.4563 to 0.9455 (R: qbeta(c(.025, .975), 7.5, 2.5)).
    expect(estimate(7, 9)).toMatchObject({ n: 9, count: 7, mean: 0.75 });
    const few = estimate(7, 9);
    const many = estimate(700, 900);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5);
    expect(estimate(0, 5)).toMatchObject({ mean: 0.0833, low: 0.0001 });
    expect(estimate(0, 0)).toMatchObject({ n: 0, mean: 0.5 });
  });

  test("its 95% interval holds the true rate in about 95 of 100 samples", () => {
    // By exact sums over the binomial distribution, so that no chance is in the test.
    for (const n of [10, 30, 100])
      for (const rate of [0.1, 0.3, 0.5, 0.8]) {
        let covered = 0;
        for (let k = 0; k <= n; k++) {
          const { low, high } = estimate(k, n);
          const chance = Math.exp(
            logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(rate) + (n - k) * Math.log(1 - rate),
          );
          if (low <= rate && rate <= high) covered += chance;
        }
        expect(covered).toBeGreaterThan(0.88);
      }
  });
});
