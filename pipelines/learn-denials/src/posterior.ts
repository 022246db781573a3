/** How often something came true, with what can be said of its rate: mean and equal-tailed 95% interval of a Beta posterior, four decimals. */
export interface Estimate {
  readonly n: number;
  readonly count: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Both parameters of a Beta distribution: as if so many successes and failures had been seen before. */
export interface Prior {
  readonly successes: number;
  readonly failures: number;
}

/** Jeffreys' prior of a share: the interval covers the true rate in about 95 of 100 cases, small counts and rates near 0 and 1 among them. */
export const JEFFREYS: Prior = { successes: 0.5, failures: 0.5 };
const TAIL = 0.025;

/** @param count successes among `n`, both whole numbers >= 0 */
export function estimate(count: number, n: number, prior: Prior = JEFFREYS): Estimate {
  const a = prior.successes + count;
  const b = prior.failures + n - count;
  return { n, count, mean: rounded(a / (a + b)), low: rounded(betaQuantile(TAIL, a, b)), high: rounded(betaQuantile(1 - TAIL, a, b)) };
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

const CLOSE = 1e-10;
const MOST_STEPS = 100;

/** The share below which a Beta(a, b) variable lies with probability `p`: Newton's steps, held inside an interval that always shrinks. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  for (let step = 0; step < MOST_STEPS && high - low > CLOSE; step++) {
    const over = betaShare(x, a, b) - p;
    if (over > 0) high = x;
    else low = x;
    if (Math.abs(over) < CLOSE) break;
    const density = Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const next = x - over / density;
    x = Number.isFinite(next) && next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}

/** Probability that a Beta(a, b) variable is below `x`: the regularized incomplete beta function (DLMF 8.17). */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean only (DLMF 8.17.22, with the reflection of 8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front * continuedFraction(x, a, b);
}

/** 1 / (1 + d1 / (1 + d2 / (1 + ...))), evaluated from the front as a ratio of two recurrences that are scaled at each step. */
function continuedFraction(x: number, a: number, b: number): number {
  let [before, now] = [0, 1];
  let [beforeBelow, below] = [1, 1];
  let value = 1;
  for (let step = 1; step < 10_000; step++) {
    const m = step >> 1;
    const d =
      step % 2 === 0 ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)) : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    [before, now] = [now, now + d * before];
    [beforeBelow, below] = [below, below + d * beforeBelow];
    const ratio = now / below;
    const done = Math.abs(ratio - value) < 1e-15 * Math.abs(ratio);
    value = ratio;
    if (done && step > 1) break;
    // Only the ratio counts: keep the terms in range.
    const size = Math.abs(below);
    before /= size;
    now /= size;
    beforeBelow /= size;
    below /= size;
  }
  return value;
}

/** Natural logarithm of the gamma function for x > 0: Stirling's series (DLMF 5.11.1) after the argument was raised above 10. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift += Math.log(z);
    z += 1;
  }
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
