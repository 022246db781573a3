import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseServiceDate } from "@claimscrub/claim";
import {
  APPEALS,
  compare,
  estimate,
  learn,
  partsOf,
  paymentLaw,
  type PayerError,
  sentUntil,
  type Tally,
  WAIT_DAYS,
} from "@claimscrub/learn-denials";
import { denialReasons } from "@claimscrub/report-revenue";
import type { TenantStore } from "@claimscrub/store";
import { readRemittances, toldRemittanceFault } from "@claimscrub/x12";
import { Command } from "commander";
import { type Environment, readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { type RemitAnswer, remitText } from "../remit/remit-text.ts";
import { withStore } from "../report/report-store.ts";
import { importedReference, machineDate } from "./price.ts";

interface Given {
  readonly json?: true;
  readonly floor: string;
  readonly wait: string;
  readonly asOf?: string;
  readonly holdOut?: string;
  readonly tenant: string;
  readonly store?: string;
}

/** From so many outcomes on a rule's precision is judged. */
const LEAST_OUTCOMES = 20;

const HELP = `
A remittance is kept once, however often its file is loaded; a reversal takes back what it names. Claims without a remittance stay unknown and are in no
figure, and so are those that were sent too lately. Each claim that a remittance names counts as sent from now on. Exit code 3 where a file holds no 835
or a sum in it does not agree: what is wrong is told by segment, byte and element.

Examples:
  claimscrub remit era/*.835
  claimscrub remit --json                            what is known from the remittances loaded so far
  claimscrub remit --as-of 2026-03-31 --wait 60      as it stood then, with a longer wait`;

/** `claimscrub remit`: loads remittances and compares what payers did with what was predicted. */
export function remitCommand(setExitCode: (code: number) => void): Command {
  return new Command("remit")
    .description("load 835 remittances, match them to the claims in the store, and show what payers did against what was predicted")
    .argument("[files...]", "835 files")
    .option("--json", "print one JSON object")
    .option("--floor <precision>", "propose rules for demotion whose precision falls below this", "0.5")
    .option(
      "--wait <days>",
      "count a claim only so many days after it was sent (where nobody said when: after its last service)",
      String(WAIT_DAYS),
    )
    .option("--as-of <day>", "the day on which the wait is over or not, yyyy-mm-dd (default: today)")
    .option(
      "--hold-out <share>",
      "from now on, show no warnings of this share of the claims in any worklist (0 to 0.1; errors are shown), to measure what warnings are worth",
    )
    .option("--tenant <name>", "whose claims", "default")
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .addHelpText("after", HELP)
    .action(async (names: string[], { json, floor, wait, asOf, holdOut, tenant, store: url }: Given) => {
      const precision = Number(floor);
      if (!(precision >= 0 && precision <= 1)) throw wrongUsage(`--floor ${floor} is no share.`, "Give a number from 0 to 1, as in 0.5.");
      if (!/^\d{1,4}$/.test(wait)) throw wrongUsage(`--wait ${wait} is no number of days.`, "Give a whole number, as in 45.");
      const share = holdOut === undefined ? undefined : Number(holdOut);
      if (share !== undefined && !(share >= 0 && share <= 0.1))
        throw wrongUsage(`--hold-out ${holdOut} is no share that may be held out.`, "Give a number from 0 to 0.1, as in 0.02.");
      const today = asOf === undefined ? machineDate() : parseServiceDate(asOf);
      if (today === undefined) throw wrongUsage(`${asOf} is not a day.`, "Days are written as in 2026-03-31.");
      const environment = readEnvironment();
      const files = readFiles(names, environment);
      const law = paymentLaw(await importedReference());
      const answer = await withStore(url, environment.home, async (store) => {
        const records = store.forTenant(tenant);
        if (share !== undefined) await records.setHoldOut(share);
        const found = files.flatMap(({ remittances }) => remittances);
        const added = await records.addRemittances(found.map(partsOf));
        const settled = await learn(records, law);
        const until = sentUntil(today, Number(wait));
        return {
          files: files.map(({ name, remittances, faults }) => ({ file: name, remittances: remittances.length, faults })),
          settled,
          ...(await learned(records, { added, given: found.length, wait: Number(wait), until, precision })),
        };
      });
      if (files.some(({ faults }) => faults.length > 0)) setExitCode(3);
      process.stdout.write(json === true ? `${JSON.stringify(answer)}\n` : remitText(answer));
    });
}

function readFiles(names: readonly string[], environment: Environment) {
  return names.map((name) => {
    const read = readRemittances(fs.readFileSync(path.resolve(environment.startedIn, name)));
    return { name, remittances: read.remittances, faults: read.faults.map(toldRemittanceFault) };
  });
}

async function learned(
  records: TenantStore,
  { added, given, wait, until, precision }: { added: number; given: number; wait: number; until: string; precision: number },
): Promise<Omit<RemitAnswer, "files" | "settled">> {
  const { remittances, mark: _mark, ...matched } = await records.remittanceCounts();
  const tallies = (await records.predictionTallies(until)) as Tally[];
  return {
    loaded: { new: added, knownBefore: given - added, inAll: remittances },
    matched,
    ...(await heldOut(records, until)),
    waiting: { lines: await records.waitingLines(until), days: wait, sentUntil: until },
    ...compare(tallies, { precision, least: LEAST_OUTCOMES }, denialReasons()),
    payerErrors: (await records.payerErrors()).map(({ fileId, claimIndex, ...error }) => ({
      ...error,
      place: `${fileId} ${claimIndex}`,
      appeal: APPEALS[error.code as PayerError["code"]],
    })),
  };
}

/** What warnings are worth: how lines with one fared where nobody saw it, and where somebody could. */
async function heldOut(records: TenantStore, until: string): Promise<Pick<RemitAnswer, "holdOut">> {
  const share = await records.holdOut();
  if (share === 0) return {};
  const { held, shown } = await records.lift(until, share);
  return { holdOut: { share, held: estimate(held.denied, held.lines), shown: estimate(shown.denied, shown.lines) } };
}
