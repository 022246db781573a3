import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import {
  type ConfigFault,
  configFaultText,
  NO_TERMS,
  type PaymentTermsSetup,
  type PayerPolicy,
  policyConflicts,
  readBaseUnits,
  readOwnFees,
  readPolicy,
  readRosters,
} from "@claimscrub/pricing";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { parseDocument } from "yaml";
import type { Environment } from "../env.ts";
import { isSystemError, wrongUsage } from "../failure.ts";

/** What the configuration folder tells of payment. */
export interface PaymentConfig {
  /** Undefined where nothing in the folder changes an amount. */
  readonly setup: PaymentTermsSetup | undefined;
  /** Every policy, those that serve no claim too. */
  readonly policies: readonly PayerPolicy[];
}

const PAYERS = "payers";
const ROSTERS = "rosters.yaml";
const BASE_UNITS = "anesthesia-base-units.csv";

/** The folder that comes with the program. */
export const OWN_FOLDER = path.resolve(import.meta.dirname, "../../../../config");

/** More than any configuration holds: what is larger is another file. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * Reads payers/*.yaml with their csv files, rosters.yaml and anesthesia-base-units.csv of a folder; any of them may be absent.
 * @param folder As asked for; else `config` in the data folder, else the one that comes with the program.
 * @throws Failure with every fault of every file: half a configuration would price by nobody's terms.
 */
export async function readPaymentConfig(folder: string | undefined, environment: Environment): Promise<PaymentConfig> {
  const root = await configFolder(folder, environment);
  const faults: ConfigFault[] = [];
  const policies: PayerPolicy[] = [];
  for (const file of await policyFiles(path.join(root, PAYERS))) {
    const policy = await readPolicyFile(path.join(root, PAYERS), file, faults);
    if (policy !== undefined) policies.push(policy);
  }
  const rosterText = await textOf(path.join(root, ROSTERS));
  const rosterValue = rosterText === undefined ? {} : yamlValue(ROSTERS, rosterText, faults);
  const { rosters, faults: rosterFaults } = readRosters(ROSTERS, rosterValue ?? {});
  const baseText = await textOf(path.join(root, BASE_UNITS));
  const baseRows = baseText === undefined ? undefined : csvRows(BASE_UNITS, baseText, faults);
  const { units, faults: baseFaults } = baseRows === undefined ? { units: [], faults: [] } : readBaseUnits(BASE_UNITS, baseRows);
  faults.push(...rosterFaults, ...baseFaults);
  for (const { policies: two, what } of policyConflicts(policies))
    faults.push({ file: PAYERS, key: what, expected: "each payer in one policy", found: two.join(" and ") });
  if (faults.length > 0)
    throw wrongUsage(
      `The configuration in ${root} can't be used:\n${faults.map((fault) => `  ${configFaultText(fault)}`).join("\n")}`,
      "Correct it, or name another folder with --config.",
    );
  const active = policies.filter(servesSomebody);
  const setup = { ...NO_TERMS, policies: active, ...rosters, anesthesiaBaseUnits: units };
  const text = JSON.stringify(setup);
  if (text === JSON.stringify(NO_TERMS)) return { setup: undefined, policies };
  return { setup: { ...setup, fingerprint: createHash("sha256").update(text).digest("hex").slice(0, 16) }, policies };
}

/** Whether any claim can come to the policy: an example matches nobody. */
function servesSomebody({ match }: PayerPolicy): boolean {
  return match.otherwise || match.payerIds.length + match.names.length + match.filingIndicators.length > 0;
}

/** The configuration folder: as asked for, else of the data folder, else the program's own. @throws Failure where the one asked for is none */
export async function configFolder(folder: string | undefined, environment: Environment): Promise<string> {
  if (folder !== undefined) {
    const asked = path.resolve(environment.startedIn, folder);
    if (!(await isFolder(asked)))
      throw wrongUsage(`--config ${folder} is no folder.`, "Name a folder that holds payers/, as config/ does.");
    return asked;
  }
  const ofHome = path.join(environment.home, "config");
  return (await isFolder(ofHome)) ? ofHome : OWN_FOLDER;
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function policyFiles(folder: string): Promise<string[]> {
  if (!(await isFolder(folder))) return [];
  return (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
}

async function readPolicyFile(folder: string, file: string, faults: ConfigFault[]): Promise<PayerPolicy | undefined> {
  const before = faults.length;
  const value = yamlValue(file, (await textOf(path.join(folder, file))) ?? "", faults);
  if (faults.length > before) return undefined;
  const { policy, schedule, faults: own } = readPolicy(file, value);
  faults.push(...own);
  if (schedule === undefined || own.length > 0) return policy;
  const text = await textOf(path.join(folder, schedule));
  if (text === undefined) {
    faults.push({ file, key: "fees.schedule", expected: `a file ${schedule} beside this one`, found: "none" });
    return undefined;
  }
  const rows = csvRows(schedule, text, faults);
  if (rows === undefined) return undefined;
  const { fees, faults: ofFees } = readOwnFees(schedule, rows);
  faults.push(...ofFees);
  return { ...policy, ownFees: fees };
}

/** The text of a file; undefined where there is none. */
async function textOf(name: string): Promise<string | undefined> {
  try {
    const { size } = await stat(name);
    if (size > MOST_BYTES) throw wrongUsage(`${name} is too large for a configuration file.`, "Name another folder with --config.");
    return (await readFile(name, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function yamlValue(file: string, text: string, faults: ConfigFault[]): unknown {
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const at = error.linePos?.[0];
    faults.push({
      file,
      key: at ? `line ${at.line}, column ${at.col}` : "",
      expected: "YAML",
      found: (error.message.split("\n")[0] ?? "").replace(/ at line.*$/, ""),
    });
    return undefined;
  }
  return document.toJS({ maxAliasCount: 20 });
}

function csvRows(file: string, text: string, faults: ConfigFault[]): string[][] | undefined {
  try {
    return parseCsv(text, { relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ file, key: "", expected: "rows of comma-separated values", found: error.message });
    return undefined;
  }
}
