import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import { DEFAULT_LAYOUT } from "./file-layout.ts";
import { DEFAULT_MIX, generateClaims, type Mix } from "./generate-claims.ts";
import { write837p } from "./write-837p.ts";

const HELP = `Writes an invented professional claim file (837P) to standard output; the same options give the same bytes on every machine.

  node test/dist/generator/main.js --claims 100000 --seed 1 --flagged 0.05 > claims.837

  --claims N        how many claims (${DEFAULT_MIX.claims})
  --seed N          another seed, another file (${DEFAULT_MIX.seed})
  --flagged SHARE   share of claims with one injected error, 0 to 1 (${DEFAULT_MIX.flagged})
  --from, --to DATE first and last day of service (${DEFAULT_MIX.from}, ${DEFAULT_MIX.to})
  --specialty WHAT  general or dermatology (${DEFAULT_MIX.specialty})
  --version WHAT    5010 or 4010 (${DEFAULT_LAYOUT.version})
  --per-st N        claims per transaction (${DEFAULT_LAYOUT.claimsPerTransaction})
  --one-line        no line break after a segment
  --labels FILE     writes one JSON line per flagged claim: its id, the error, the codes to expect
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${HELP}`);
  process.exit(2);
}

function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) fail(`--${name} wants a whole number, not ${text}`);
  return Number(text);
}

function day(text: string | undefined, otherwise: ServiceDate, name: string): ServiceDate {
  return text === undefined ? otherwise : (parseServiceDate(text) ?? fail(`--${name} wants a date such as 2024-07-01, not ${text}`));
}

const { values } = parseArgs({
  options: {
    claims: { type: "string" },
    seed: { type: "string" },
    flagged: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    specialty: { type: "string" },
    version: { type: "string" },
    "per-st": { type: "string" },
    "one-line": { type: "boolean" },
    labels: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const flagged = Number(values.flagged ?? DEFAULT_MIX.flagged);
if (!(flagged >= 0 && flagged <= 1)) fail(`--flagged wants a share from 0 to 1, not ${values.flagged}`);
const specialty = values.specialty ?? DEFAULT_MIX.specialty;
if (specialty !== "general" && specialty !== "dermatology") fail(`--specialty wants general or dermatology, not ${specialty}`);
const version = values.version ?? DEFAULT_LAYOUT.version;
if (version !== "5010" && version !== "4010") fail(`--version wants 5010 or 4010, not ${version}`);

const mix: Mix = {
  claims: wholeNumber(values.claims, DEFAULT_MIX.claims, "claims"),
  seed: wholeNumber(values.seed, DEFAULT_MIX.seed, "seed"),
  flagged,
  from: day(values.from, DEFAULT_MIX.from, "from"),
  to: day(values.to, DEFAULT_MIX.to, "to"),
  specialty,
};
const labels = values.labels === undefined ? undefined : createWriteStream(values.labels);

function* claims() {
  for (const { claim, error } of generateClaims(mix)) {
    if (error) labels?.write(`${JSON.stringify({ claim: claim.id, error: error.name, expected: error.expected })}\n`);
    yield claim;
  }
}

const pieces = write837p(claims(), {
  version,
  lineEnding: values["one-line"] ? "" : "\n",
  claimsPerTransaction: wholeNumber(values["per-st"], DEFAULT_LAYOUT.claimsPerTransaction, "per-st"),
});
let buffer = "";
for (const piece of pieces) {
  buffer += piece;
  if (buffer.length < 65536) continue;
  if (!process.stdout.write(buffer)) await once(process.stdout, "drain");
  buffer = "";
}
process.stdout.write(buffer);
labels?.end();
