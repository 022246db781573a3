import { type Measured, measureScrub } from "./scrub-command.ts";

/*
 * Memory of `claimscrub scrub --no-store`: the peak of the resident size, as users run it, on a small and a large file; and what is held
 * for as long as a run lasts (after garbage collection, on one thread) on half the large file and on the whole: the difference is
 * what a claim more costs.
 */
const [small = 10_000, large = 100_000] = process.argv.slice(2).map(Number);
const megabytes = (bytes: number): string => `${(bytes / 1048576).toFixed(1)} MB`;
const mixOf = (claims: number) => ({ claims, seed: 1, flagged: 0.05 });

const resident: Measured[] = [];
for (const claims of [small, large]) {
  const one = await measureScrub(mixOf(claims), []);
  resident.push(one);
  console.log(
    `${claims} claims (${megabytes(one.bytes)}, ${one.findings} findings): peak resident ${megabytes(one.peakBytes)}, ${one.seconds.toFixed(1)} s`,
  );
}
const held: Measured[] = [];
for (const claims of [large / 2, large]) {
  const one = await measureScrub(mixOf(claims), ["--jobs", "1"], ["--expose-gc"]);
  held.push(one);
  console.log(`${claims} claims on one thread: held ${megabytes(one.liveBytes)}, peak resident ${megabytes(one.peakBytes)}`);
}
const [first, last] = held;
const bytesPerClaim = first && last ? (last.liveBytes - first.liveBytes) / (last.claims - first.claims) : Number.NaN;
console.log(`a claim more costs ${bytesPerClaim.toFixed(0)} bytes`);
console.log(JSON.stringify({ bench: "memory", resident, held, bytesPerClaim }));
