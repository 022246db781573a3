import { type Cents, formatCents, formatServiceDate, procedureKey, type ServiceDate, type Step } from "@claimscrub/claim";
import { type DayPrice, expectedPayment, hypotheticalDay, type LinePrice, priceDay } from "@claimscrub/pricing";
import type { Reference, TablesInForce } from "@claimscrub/reference";
import { Command, Option } from "commander";
import { readEnvironment } from "../env.ts";
import { loadReference } from "../reference/reference-home.ts";
import { readLines, WrongUsage } from "./price-lines.ts";
import { type AskedDate, readDate, readPlace } from "./price-place.ts";

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
  readonly json?: boolean;
}

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
  claimscrub price 17311 --zip 10001 --charge 600 --json`;

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
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP);
  return command.action((codes: string[], options: Options) =>
    reportingUsage(command, async () => {
      const reference = await (ports.loadReference ?? importedReference)();
      const asked = readDate(options.date, reference, (ports.today ?? machineDate)());
      const { tables } = asked;
      if (tables.places?.setting(options.pos) === undefined) {
        throw new WrongUsage(
          `place of service ${options.pos} is not assigned on ${formatServiceDate(asked.date)}: 11 is an office, 22 a hospital's outpatient department`,
        );
      }
      const lines = readLines(codes, options);
      for (const line of lines) requireCode(line.procedure, tables);
      const place = readPlace(options, tables);
      const day = priceDay(hypotheticalDay({ date: asked.date, pos: options.pos, ...place, lines }), tables, { steps: true });
      write(options.json ? `${JSON.stringify(asObject(day, asked, options.pos))}\n` : asText(day, asked, options.pos));
    }),
  );
}

/** @throws WrongUsage where the fee schedule in force does not have the code. */
export function requireCode(procedure: string, tables: TablesInForce): void {
  const key = procedureKey(procedure);
  if (tables.fees?.row(key, "") !== undefined) return;
  const release = tables.fees?.edition.label ?? "";
  throw new WrongUsage(`code ${procedure} is not in the loaded part of the fee schedule (${release}) on ${formatServiceDate(tables.date)}`);
}

/** The labels of the tables that the steps name, sorted. */
function editionsOf(day: DayPrice): string[] {
  return [...new Set(day.lines.flatMap((line) => line.steps.flatMap((step) => (step.edition ? [step.edition] : []))))].sort();
}

/** What Medicare would send with the deductible met, line by line as a remittance has it. */
function medicarePayment(day: DayPrice): Cents {
  return day.lines.reduce((sum, line) => sum + expectedPayment(line.allowedCents ?? 0).paymentCents, 0);
}

function asObject(day: DayPrice, asked: AskedDate, pos: string): object {
  return {
    date: formatServiceDate(asked.date),
    pos,
    locality: day.lines[0]?.locality,
    lines: day.lines.map((price) => ({
      procedure: price.line.procedure,
      modifiers: price.line.modifiers,
      units: price.line.units,
      chargeCents: price.line.chargeCents ?? null,
      allowedCents: price.allowedCents ?? null,
      notPricedReason: price.notPriced ?? null,
      byReport: price.byReport,
      steps: price.steps,
    })),
    allowedCents: day.allowedCents,
    medicarePaymentCents: medicarePayment(day),
    editions: editionsOf(day),
  };
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

function asText(day: DayPrice, asked: AskedDate, pos: string): string {
  const where = `date ${formatServiceDate(asked.date)}${asked.why ? ` (${asked.why})` : ""}, place of service ${pos}, locality ${day.lines[0]?.locality}`;
  const unpriced = day.lines.filter((line) => line.notPriced !== undefined).length;
  const missing = unpriced === 0 ? "" : `, without ${unpriced} line${unpriced === 1 ? "" : "s"} that could not be priced`;
  return `${where}\n\n${day.lines.map(lineText).join("\n")}
allowed: ${formatCents(day.allowedCents)}${missing}
Medicare would pay ${formatCents(medicarePayment(day))} of it with the deductible met: 80% less 2% sequestration
`;
}
