import { measureScrub } from "./scrub-command.ts";

/* Peak memory of `claimscrub scrub --no-store` on files of two sizes: what a claim more costs. */
const [small = 10_000, large = 100_000] = process.argv.slice(2).map(Number);
const megabytes = (bytes: number): string => `${(bytes / 1048576).toFixed(1)} MB`;
const measured = [];
for (const claims of [small, large]) {
  const one = await measureScrub({ claims, seed: 1, flagged: 0.05 }, []);
  measured.push(one);
  console.log(
    `${claims} claims (${megabytes(one.bytes)}, ${one.findings} findings): peak ${megabytes(one.peakBytes)}, ${one.seconds.toFixed(1)} s`,
  );
}
const [first, last] = measured;
if (first && last) {
  const bytesPerClaim = (last.peakBytes - first.peakBytes) / (last.claims - first.claims);
  console.log(`growth: ${bytesPerClaim.toFixed(0)} bytes a claim`);
  console.log(JSON.stringify({ bench: "memory", small: first, large: last, bytesPerClaim }));
}
