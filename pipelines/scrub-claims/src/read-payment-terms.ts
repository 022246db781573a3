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

/** A document, or why it can't be read: `at` is the place, `told` the reader's own words. */
type Reading<Value> =
  | { readonly value: Value }
  | { readonly fault: string; readonly at?: string | undefined; readonly told?: string | undefined; readonly missing?: true };

/** The configuration folder, as far as payment is concerned. Names are below it, with forward slashes. */
export interface TermsPorts {
  /** Names of the YAML files in a folder below, in order; none where there is no such folder. */
  yamlNames(below: string): Promise<readonly string[]>;
  readYaml(name: string): Promise<Reading<unknown>>;
  readCsv(name: string): Promise<Reading<readonly (readonly string[])[]>>;
  /** SHA-256 of a text, in hex. */
  digest(text: string): string;
}

/** What the configuration folder tells of payment. */
export interface ReadTerms {
  /** Undefined where nothing in the folder changes an amount. */
  readonly setup: PaymentTermsSetup | undefined;
  /** Every policy, those that serve no claim too. */
  readonly policies: readonly PayerPolicy[];
}

/** What can't be used of the folder, as sentences; nothing of it may be used then. */
export interface RefusedTerms {
  readonly faults: readonly string[];
}

const PAYERS = "payers";
const ROSTERS = "rosters.yaml";
const BASE_UNITS = "anesthesia-base-units.csv";

/**
 * Reads payers/*.yaml with their csv files, rosters.yaml and anesthesia-base-units.csv; any of them may be absent. Every fault of every file is
 * told: half a configuration would price by nobody's terms.
 */
export async function readPaymentTerms(ports: TermsPorts): Promise<ReadTerms | RefusedTerms> {
  const faults: ConfigFault[] = [];
  const policies: PayerPolicy[] = [];
  for (const file of await ports.yamlNames(PAYERS)) {
    const policy = await readPolicyFile(file, ports, faults);
    if (policy !== undefined) policies.push(policy);
  }
  const roster = valueOf(ROSTERS, await ports.readYaml(ROSTERS), "YAML", faults);
  const { rosters, faults: rosterFaults } = readRosters(ROSTERS, roster ?? {});
  const baseRows = valueOf(BASE_UNITS, await ports.readCsv(BASE_UNITS), ROWS, faults);
  const { units, faults: baseFaults } = baseRows === undefined ? { units: [], faults: [] } : readBaseUnits(BASE_UNITS, baseRows);
  faults.push(...rosterFaults, ...baseFaults);
  for (const { policies: two, what } of policyConflicts(policies))
    faults.push({ file: PAYERS, key: what, expected: "each payer in one policy", found: two.join(" and ") });
  if (faults.length > 0) return { faults: faults.map(configFaultText) };
  const setup = { ...NO_TERMS, policies: policies.filter(servesSomebody), ...rosters, anesthesiaBaseUnits: units };
  const text = JSON.stringify(setup);
  if (text === JSON.stringify(NO_TERMS)) return { setup: undefined, policies };
  return { setup: { ...setup, fingerprint: ports.digest(text).slice(0, 16) }, policies };
}

/** Whether any claim can come to the policy: an example matches nobody. */
function servesSomebody({ match }: PayerPolicy): boolean {
  return match.otherwise || match.payerIds.length + match.names.length + match.filingIndicators.length > 0;
}

async function readPolicyFile(file: string, ports: TermsPorts, faults: ConfigFault[]): Promise<PayerPolicy | undefined> {
  const before = faults.length;
  const value = valueOf(file, await ports.readYaml(`${PAYERS}/${file}`), "YAML", faults);
  if (faults.length > before) return undefined;
  const { policy, schedule, faults: own } = readPolicy(file, value);
  faults.push(...own);
  if (schedule === undefined || own.length > 0) return policy;
  const reading = await ports.readCsv(`${PAYERS}/${schedule}`);
  if ("fault" in reading && reading.missing === true) {
    faults.push({ file, key: "fees.schedule", expected: `a file ${schedule} beside this one`, found: "none" });
    return undefined;
  }
  const rows = valueOf(schedule, reading, ROWS, faults);
  if (rows === undefined) return undefined;
  const { fees, faults: ofFees } = readOwnFees(schedule, rows);
  faults.push(...ofFees);
  return { ...policy, ownFees: fees };
}

const ROWS = "rows of comma-separated values";

/** What a document holds; undefined where there is none, or where it can't be read, which is a fault. */
function valueOf<Value>(file: string, reading: Reading<Value>, expected: string, faults: ConfigFault[]): Value | undefined {
  if (!("fault" in reading)) return reading.value;
  if (reading.missing !== true) faults.push({ file, key: reading.at ?? "", expected, found: reading.told ?? reading.fault });
  return undefined;
}
