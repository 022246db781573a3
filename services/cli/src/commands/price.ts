import type { ServiceDate } from "@claimscrub/claim";
import {
  askedDate,
  askedPlace,
  hypotheticalDay,
  NO_TERMS,
  PaymentTerms,
  type PayerPolicy,
  priceAnswer,
  priceDay,
  requireCode,
  requirePlaceOfService,
} from "@claimscrub/pricing";
import type { Reference } from "@claimscrub/reference";
import { Command, Option } from "commander";
import { readPaymentConfig } from "../config/payment-config.ts";
import { readEnvironment } from "../env.ts";
import { loadReference } from "../reference/reference-home.ts";
import { type LineOptions, readDeductible, readLines, WrongUsage } from "./price-lines.ts";
import { priceText } from "./price-text.ts";

/** What the commands that only read the reference take from outside. */
export interface ReadingPorts {
  readonly loadReference?: () => Promise<Reference>;
  readonly today?: () => ServiceDate;
  /** Takes the result, whole lines. */
  readonly write?: (text: string) => void;
}

/** The law of the data folder. */
export async function importedReference(): Promise<Reference> {
  return (await loadReference(readEnvironment())).reference;
}

/** Today in the machine's own zone. */
export function machineDate(): ServiceDate {
  const now = new Date();
  return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
}

interface Options extends LineOptions {
  readonly date?: string;
  readonly pos: string;
  readonly locality?: string;
  readonly zip?: string;
  readonly assigned: boolean;
  readonly deductible?: string;
  readonly payer?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** How a question's options are typed. */
export const asOption = (option: string): string => `--${option}`;

/** Runs what a command does; what a person typed wrong ends with exit code 2 and its words. */
export async function reportingUsage(command: Command, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    command.error(`error: ${error.message}`, { exitCode: 2, code: "claimscrub.wrong-usage" });
  }
}

const HELP = `
Codes carry their modifiers: 17311, 17311-59, 64450-RT. All lines are one patient, one day, one physician, and are priced together.
A charge that is not given does not limit the amount. Nothing is read from or written to a claim file.

Examples:
  claimscrub price 17311 --date 2025-03-01 --pos 11
  claimscrub price 17311 17311-59 --date 2025-03-01
  claimscrub price 17311 17312 14060 --units 1,2,1 --locality 10112-00
  claimscrub price 17311 --zip 10001 --charge 600 --json
  claimscrub price 99213 --taxonomy 363LF0000X --no-assigned
  claimscrub price 00300-AA --minutes 47 --locality 10112-00 --date 2025-03-01
  claimscrub price 17311 14060 --payer example --date 2025-03-01

Anesthesia (00100 to 01999) is priced by base units of anesthesia-base-units.csv in the configuration folder, the minutes, and the
conversion factors of an imported ANES file.`;

/** `claimscrub price`: what Medicare allows for the lines of one patient-day, with every step. */
export function priceCommand(ports: ReadingPorts = {}): Command {
  const write = ports.write ?? ((text: string) => void process.stdout.write(text));
  const command = new Command("price")
    .description("price one or more lines of one patient-day by the Medicare fee schedule, with every step")
    .argument("<code...>", "procedure codes with their modifiers, as in 17311-59")
    .option("--date <yyyy-mm-dd>", "date of service (default: today where the loaded tables cover it, else their last day)")
    .option("--pos <code>", "place of service", "11")
    .option("--locality <id>", "payment locality, as in 10112-00 (default: the national amount)")
    .addOption(new Option("--zip <code>", "ZIP code of the place of service, instead of --locality").conflicts("locality"))
    .option("--units <n,...>", "units: one number for all lines or one for each", "1")
    .option("--charge <dollars,...>", "charge of the whole line: one for all lines or one for each")
    .option("--minutes <n,...>", "anesthesia time in minutes; 0 for a line that has none")
    .option("--dx <code,...>", "diagnoses of the lines")
    .option("--npi <npi>", "who did the service, where rosters of the configuration tell more of them")
    .option("--taxonomy <code>", "their taxonomy: 363L... for a nurse practitioner is paid 85%")
    .option("--no-assigned", "assignment is not accepted: 95%, and the limiting charge")
    .option("--deductible <dollars>", "what is left of the patient's deductible, for the expected payment", "0")
    .option("--payer <policy>", "price by this payer policy of the configuration instead of Medicare's rules")
    .option("--config <folder>", "where payer policies are (default: config in the data folder, else the program's own)")
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP);
  return command.action((codes: string[], options: Options) =>
    reportingUsage(command, async () => {
      const reference = await (ports.loadReference ?? importedReference)();
      const asked = askedDate(options.date, reference, (ports.today ?? machineDate)(), asOption);
      const { tables } = asked;
      requirePlaceOfService(options.pos, tables);
      const lines = readLines(codes, options);
      const deductibleCents = readDeductible(options.deductible);
      const terms = await termsOf(options);
      const { policy } = terms;
      const own = new Set(policy?.ownFees.map(({ procedure }) => procedure));
      for (const line of lines) if (!own.has(line.procedure)) requireCode(line.procedure, tables);
      const place = askedPlace(options, tables, asOption);
      const payer = policy && { id: policy.id, name: "", filingIndicator: "CI" };
      const assignment = options.assigned ? "A" : "C";
      const made = hypotheticalDay({ date: asked.date, pos: options.pos, ...place, lines, payer, assignment });
      const day = priceDay(made, tables, { steps: true, terms: terms.terms });
      const priced = { day, date: asked.date, why: asked.why, pos: options.pos, policy, deductibleCents, tables };
      write(options.json ? `${JSON.stringify(priceAnswer(priced))}\n` : priceText(priced));
    }),
  );
}

/**
 * Medicare's rules with the rosters and base units of the configuration; or the asked policy alone, whoever it matches.
 * @throws WrongUsage naming the policies that there are.
 */
async function termsOf({ payer, config }: Options): Promise<{ terms: PaymentTerms | undefined; policy: PayerPolicy | undefined }> {
  const { setup, policies } = await readPaymentConfig(config, readEnvironment());
  if (payer === undefined) return { terms: setup && new PaymentTerms({ ...setup, policies: [] }), policy: undefined };
  const policy = policies.find(({ id }) => id === payer);
  if (policy === undefined) {
    const known = policies.map(({ id }) => id).join(", ");
    throw new WrongUsage(`no payer policy is called ${payer}; ${known === "" ? "there are none" : `there are ${known}`}`);
  }
  const match = { payerIds: [policy.id], names: [], filingIndicators: [], otherwise: false };
  return { terms: new PaymentTerms({ ...NO_TERMS, policies: [{ ...policy, match }] }), policy };
}
