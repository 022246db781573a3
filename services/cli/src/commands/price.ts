import { formatCents, formatServiceDate, type ServiceDate, type Step } from "@claimscrub/claim";
import {
  type AskedDate,
  askedDate,
  askedPlace,
  type DayPrice,
  hypotheticalDay,
  type LinePrice,
  medicarePayment,
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
import { readLines, WrongUsage } from "./price-lines.ts";

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

interface Options {
  readonly date?: string;
  readonly pos: string;
  readonly locality?: string;
  readonly zip?: string;
  readonly units?: string;
  readonly charge?: string;
  readonly dx?: string;
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
  claimscrub price 17311 14060 --payer example --date 2025-03-01`;

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
    .option("--dx <code,...>", "diagnoses of the lines")
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
      const policy = options.payer === undefined ? undefined : await policyNamed(options.payer, options.config);
      const own = new Set(policy?.ownFees.map(({ procedure }) => procedure));
      for (const line of lines) if (!own.has(line.procedure)) requireCode(line.procedure, tables);
      const place = askedPlace(options, tables, asOption);
      const payer = policy && { id: policy.id, name: "", filingIndicator: "CI" };
      const made = hypotheticalDay({ date: asked.date, pos: options.pos, ...place, lines, payer });
      const day = priceDay(made, tables, { steps: true, terms: policy && termsOf(policy) });
      write(
        options.json
          ? `${JSON.stringify(priceAnswer(day, asked.date, options.pos, policy?.id))}\n`
          : asText(day, asked, options.pos, policy),
      );
    }),
  );
}

/** @throws WrongUsage naming the policies that there are. */
async function policyNamed(name: string, folder: string | undefined): Promise<PayerPolicy> {
  const { policies } = await readPaymentConfig(folder, readEnvironment());
  const found = policies.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const known = policies.map(({ id }) => id).join(", ");
  throw new WrongUsage(`no payer policy is called ${name}; ${known === "" ? "there are none" : `there are ${known}`}`);
}

/** The policy alone, whoever it matches. */
function termsOf(policy: PayerPolicy): PaymentTerms {
  const match = { payerIds: [policy.id], names: [], filingIndicators: [], otherwise: false };
  return new PaymentTerms({ ...NO_TERMS, policies: [{ ...policy, match }] });
}

function stepText(step: Step): string {
  const rate = step.rate === undefined || step.what.includes(step.rate) ? "" : ` (${step.rate})`;
  const edition = step.edition === undefined ? "" : `  [${step.edition}]`;
  return `${(step.amount === undefined ? "" : formatCents(step.amount)).padStart(12)}  ${step.what}${rate}${edition}\n`;
}

function lineText({ line, allowedCents, notPriced, byReport, steps }: LinePrice): string {
  const units = line.units === 1 ? "" : ` x ${line.units}`;
  const name = [line.procedure, ...line.modifiers].join("-") + units;
  const marked = byReport ? "  (sixth or later procedure: paid by report)" : "";
  const head = allowedCents === undefined ? `${name}: not priced, ${notPriced}` : `${name}: ${formatCents(allowedCents)}${marked}`;
  return `${head}\n${steps.map(stepText).join("")}`;
}

function asText(day: DayPrice, asked: AskedDate, pos: string, policy: PayerPolicy | undefined): string {
  const where = `date ${formatServiceDate(asked.date)}${asked.why ? ` (${asked.why})` : ""}, place of service ${pos}, locality ${day.lines[0]?.locality}`;
  const unpriced = day.lines.filter((line) => line.notPriced !== undefined).length;
  const missing = unpriced === 0 ? "" : `, without ${unpriced} line${unpriced === 1 ? "" : "s"} that could not be priced`;
  return `${where}\n\n${day.lines.map(lineText).join("\n")}
allowed: ${formatCents(day.allowedCents)}${missing}
${policy === undefined ? `Medicare would pay ${formatCents(medicarePayment(day))} of it with the deductible met: 80% less 2% sequestration` : policyWords(policy)}
`;
}

/** What of an allowed amount a payer's policy does not tell, and what it takes off the payment. */
function policyWords({ id, sequestration }: PayerPolicy): string {
  const cut = sequestration === 0 ? "" : `; ${sequestration / 100}% of what it pays is taken off`;
  return `by the payer policy ${id}: the patient's share is the plan's affair${cut}`;
}
