import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { formatCents, formatServiceDate, procedureKey } from "@claimscrub/claim";
import { compare, LABELS, payerErrors, type PaymentLaw, settle } from "@claimscrub/learn-denials";
import { readRemittances, type Remittance, remittanceFaultMessage } from "@claimscrub/x12";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { withStore } from "../report/report-store.ts";
import { importedReference } from "./price.ts";

interface Given {
  readonly json?: true;
  readonly floor: string;
  readonly tenant: string;
  readonly store?: string;
}

/** From so many outcomes on a rule's precision is judged. */
const LEAST_OUTCOMES = 20;

const HELP = `
A remittance is kept once, however often its file is loaded; a reversal takes back what it names. Claims without a remittance stay unknown and are in no
figure. Exit code 3 where a file holds no 835 or a sum in it does not agree: what is wrong is told by segment, byte and element.

Examples:
  claimscrub remit era/*.835
  claimscrub remit --json                            what is known from the remittances loaded so far`;

/** `claimscrub remit`: loads remittances and compares what payers did with what was predicted. */
export function remitCommand(setExitCode: (code: number) => void): Command {
  return new Command("remit")
    .description("load 835 remittances, match them to the claims in the store, and show what payers did against what was predicted")
    .argument("[files...]", "835 files")
    .option("--json", "print one JSON object")
    .option("--floor <precision>", "propose rules for demotion whose precision falls below this", "0.5")
    .option("--tenant <name>", "whose claims", "default")
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .addHelpText("after", HELP)
    .action(async (names: string[], { json, floor, tenant, store: url }: Given) => {
      const precision = Number(floor);
      if (!(precision >= 0 && precision <= 1)) throw wrongUsage(`--floor ${floor} is no share.`, "Give a number from 0 to 1, as in 0.5.");
      const environment = readEnvironment();
      const files = names.map((name) => {
        const read = readRemittances(fs.readFileSync(path.resolve(environment.startedIn, name)));
        const faults = read.faults.map((fault) => ({ kind: fault.kind, ...fault.position, message: remittanceFaultMessage(fault) }));
        return { name, remittances: read.remittances, faults };
      });
      const law = paymentLaw(await importedReference());
      const answer = await withStore(url, environment.home, async (store) => {
        const ofTenant = store.forTenant(tenant);
        const found = files.flatMap(({ remittances }) => remittances);
        const added = await ofTenant.addRemittances(
          found.map((one) => ({ paymentDate: formatServiceDate(one.paymentDate), body: contentOf(one) })),
        );
        const known = (await ofTenant.remittances()).map((body) => JSON.parse(body) as Remittance);
        const controls = [...new Set(known.flatMap(({ claims }) => claims.map(({ claim }) => claim)))];
        const { outcomes, ...matched } = settle(known, await ofTenant.claimsByControl(controls));
        const errors = payerErrors(outcomes, law);
        return {
          files: files.map(({ name, remittances, faults }) => ({ file: name, remittances: remittances.length, faults })),
          loaded: { new: added, knownBefore: found.length - added, inAll: known.length },
          matched: { ...matched, lines: outcomes.length },
          ...compare(outcomes, errors, { precision, least: LEAST_OUTCOMES }),
          payerErrors: errors.map(({ date, ...one }) => ({ ...one, date: formatServiceDate(date) })),
        };
      });
      if (files.some(({ faults }) => faults.length > 0)) setExitCode(3);
      process.stdout.write(json === true ? `${JSON.stringify(answer)}\n` : remitText(answer));
    });
}

/** What tells a payment from others: not where it stood in which file, nor the numbers of its envelopes. */
function contentOf(remittance: Remittance): string {
  return JSON.stringify(remittance, (key, value: unknown) => (key === "position" || key === "controls" ? undefined : value));
}

function paymentLaw(reference: Awaited<ReturnType<typeof importedReference>>): PaymentLaw {
  return {
    exemptFromReduction(procedure, date) {
      const row = reference.on(date).fees?.row(procedureKey(procedure), "");
      return row === undefined ? undefined : String(row.multipleProcedure) === "0";
    },
    isPair(one, other, date) {
      const { ptp } = reference.on(date);
      const [a, b] = [procedureKey(one), procedureKey(other)];
      return ptp === undefined ? undefined : ptp.find(a, b) !== undefined || ptp.find(b, a) !== undefined;
    },
  };
}

type Answer = ReturnType<typeof compare> & {
  readonly files: readonly {
    file: string;
    remittances: number;
    faults: readonly { segment: number; byte: number; element: string; message: string }[];
  }[];
  readonly loaded: { readonly new: number; readonly knownBefore: number; readonly inAll: number };
  readonly matched: {
    matchedClaims: number;
    lines: number;
    unmatchedClaims: number;
    unmatchedLines: number;
    reversals: number;
    laterPayers: number;
  };
  readonly payerErrors: readonly {
    code: string;
    procedure: string;
    date: string;
    payerId: string;
    expectedCents: number;
    allowedCents: number;
    shortCents: number;
    appeal: string;
  }[];
};

function remitText({ files, loaded, matched, labels, cells, demotions, payerErrors: errors }: Answer): string {
  const lines = files.flatMap(({ file, remittances, faults }) => [
    `${file}: ${remittances} remittances${faults.length === 0 ? ", all sums agree" : ""}`,
    ...faults.map(({ segment, byte, element, message }) => `  ${element} (segment ${segment}, byte ${byte}): ${message}`),
  ]);
  lines.push(`Loaded: ${loaded.new} new, ${loaded.knownBefore} known before, ${loaded.inAll} in all`);
  lines.push(
    `Matched: ${matched.matchedClaims} claims, ${matched.lines} lines; not in the store: ${matched.unmatchedClaims} claims, ${matched.unmatchedLines} lines; ${matched.reversals} reversals, ${matched.laterPayers} of later payers`,
  );
  lines.push(`Actual against predicted: ${LABELS.map((label) => `${label} ${labels[label]}`).join(", ")}`);
  for (const { rule, payerId, procedure, n, denied, probability, labels: own } of cells)
    lines.push(
      `  ${rule || "(no finding)"} ${procedure} payer ${payerId || "(none)"}: denied ${denied} of ${n}, probability ${probability.toFixed(2)} (n ${n}); ${LABELS.filter(
        (label) => own[label] !== undefined,
      )
        .map((label) => `${label} ${own[label]}`)
        .join(", ")}`,
    );
  for (const { code, procedure, date, payerId, expectedCents, allowedCents, shortCents, appeal } of errors)
    lines.push(
      `  ${code} ${procedure} ${date} payer ${payerId}: expected ${formatCents(expectedCents)}, allowed ${formatCents(allowedCents)}, short ${formatCents(shortCents)}. ${appeal}`,
    );
  for (const { rule, n, precision } of demotions)
    lines.push(`  Proposed for demotion: ${rule}, precision ${precision.toFixed(2)} (n ${n}). Nothing was changed.`);
  return `${lines.join("\n")}\n`;
}
