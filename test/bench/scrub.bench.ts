import { measureScrub } from "./scrub-command.ts";

/* Claims a second of the whole scrub (read, price, judge, write every output) on one thread, one claim in twenty with an error. */
const [claims = 40_000] = process.argv.slice(2).map(Number);
const small = await measureScrub({ claims: 200, seed: 2, flagged: 0.05 }, ["--jobs", "1"]);
const one = await measureScrub({ claims, seed: 2, flagged: 0.05 }, ["--jobs", "1"]);
const claimsPerSecond = Math.round((one.claims - small.claims) / (one.seconds - small.seconds));
console.log(
  `${one.claims} claims, ${(one.bytes / 1048576).toFixed(1)} MB, ${one.findings} findings in ${one.seconds.toFixed(2)} s, of which ${small.seconds.toFixed(2)} s to start: ${claimsPerSecond} claims a second on one thread`,
);
console.log(JSON.stringify({ bench: "scrub", ...one, startSeconds: small.seconds, claimsPerSecond }));
