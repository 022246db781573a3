import { procedureKey } from "@claimscrub/claim";
import type { ConfigFault } from "./config-fault.ts";
import { type ConfigMap, ConfigReader } from "./config-reader.ts";
import { AS_MEDICARE, type PayerPolicy, type ShareOfMedicare } from "./payer-policy.ts";

/** What a policy file says, with all of its faults; nothing of a file with faults may be used. */
export interface PolicyReading {
  readonly policy: PayerPolicy;
  /** Name of the csv file with the payer's own fees, beside the policy file; they are not in `policy` yet. */
  readonly schedule: string | undefined;
  readonly faults: readonly ConfigFault[];
}

const KEYS = ["payer", "match", "fees", "reductions", "coding", "sequestration", "filing-limit-days"];
const MATCH_KEYS = ["payer-ids", "names", "filing-indicators", "otherwise"];
const FEE_KEYS = ["schedule", "percent-of-medicare"];
const REDUCTION_KEYS = [
  "multiple-procedures",
  "endoscopy-families",
  "test-reductions",
  "therapy-reduction",
  "bilateral",
  "practitioner-shares",
];
const CODING_KEYS = ["distinct-service", "modifier-51"];

/** Ten times Medicare: more is a slip of the keyboard. */
const MOST_PERCENT = 1000;
const CODE_OR_RANGE = /^[0-9A-Z]{5}(-[0-9A-Z]{5})?$/;
const EVERY_CODE: ShareOfMedicare = { codes: undefined, basisPoints: 10000 };

/** Reads a parsed policy file. `value` is what a YAML or JSON reader made of it. */
export function readPolicy(file: string, value: unknown): PolicyReading {
  const reader = new ConfigReader(file);
  const top = reader.map("", value, KEYS) ?? {};
  if (value === null || value === undefined) reader.fault("", `a map with the keys ${KEYS.join(", ")}`, "an empty file");
  const [id] = reader.texts("payer", top["payer"], /^[a-z0-9][a-z0-9-]{0,59}$/, "a name in small letters, digits and hyphens");
  if (top["payer"] === undefined || top["payer"] === null) reader.fault("payer", "a name for the policy", undefined);
  const { schedule, shares } = readFees(reader, top["fees"]);
  const policy: PayerPolicy = {
    ...AS_MEDICARE,
    id: id ?? "",
    match: readMatch(reader, top["match"]),
    ownFees: [],
    sharesOfMedicare: shares,
    ...readReductions(reader, top["reductions"]),
    ...readCoding(reader, top["coding"]),
    sequestration: reader.percent("sequestration", top["sequestration"], 100) ?? AS_MEDICARE.sequestration,
    filingLimitDays: reader.number("filing-limit-days", top["filing-limit-days"], { least: 1, most: 3660, decimals: 0 }),
  };
  return { policy, schedule, faults: reader.faults };
}

function readMatch(reader: ConfigReader, value: unknown): PayerPolicy["match"] {
  const match = reader.map("match", value, MATCH_KEYS) ?? {};
  return {
    payerIds: reader.texts("match.payer-ids", match["payer-ids"], /^\S(.{0,78}\S)?$/, "a payer's id as claims have it (2010BB NM109)"),
    names: reader.texts("match.names", match["names"], /^[^*]*[^*\s][^*]*\*?$/, "a payer's name, with a * at its end or without"),
    filingIndicators: reader.texts(
      "match.filing-indicators",
      match["filing-indicators"],
      /^[0-9A-Z]{2}$/,
      "a claim filing indicator (SBR09) of two capitals or digits",
    ),
    otherwise: reader.flag("match.otherwise", match["otherwise"]) ?? false,
  };
}

function readFees(reader: ConfigReader, value: unknown): { schedule: string | undefined; shares: readonly ShareOfMedicare[] } {
  if (value === undefined || value === null) return { schedule: undefined, shares: [EVERY_CODE] };
  const fees = reader.map("fees", value, FEE_KEYS) ?? {};
  const [schedule] = reader.texts(
    "fees.schedule",
    fees["schedule"],
    /^[^/\\]+\.csv$/,
    "the name of a csv file beside this one, without a folder",
  );
  const shares = readShares(reader, fees["percent-of-medicare"]);
  if (schedule === undefined && shares.length === 0 && reader.faults.length === 0)
    reader.fault("fees", "schedule, percent-of-medicare or both", value);
  return { schedule, shares };
}

function readShares(reader: ConfigReader, value: unknown): ShareOfMedicare[] {
  const key = "fees.percent-of-medicare";
  if (!Array.isArray(value)) {
    const basisPoints = reader.percent(key, value, MOST_PERCENT);
    return basisPoints === undefined ? [] : [{ codes: undefined, basisPoints }];
  }
  return value.flatMap((entry: unknown, at): ShareOfMedicare[] => {
    const place = `${key}[${at}]`;
    const map = reader.map(place, entry, ["codes", "percent"]);
    if (map === undefined) return [];
    const basisPoints = reader.percent(`${place}.percent`, map["percent"], MOST_PERCENT);
    if (map["percent"] === undefined) reader.fault(`${place}.percent`, "a percentage of Medicare's fee", undefined);
    return basisPoints === undefined ? [] : [{ codes: readCodes(reader, `${place}.codes`, map), basisPoints }];
  });
}

/** Codes and ranges; a code that is written as a number is taken where no digit can be lost. */
function readCodes(reader: ConfigReader, key: string, map: ConfigMap): readonly string[] | undefined {
  const given = map["codes"];
  if (given === undefined || given === "all") return undefined;
  const whole = (one: unknown): unknown =>
    typeof one === "number" && one >= 10000 && one <= 99999 && Number.isInteger(one) ? String(one) : one;
  const codes = reader.texts(
    key,
    Array.isArray(given) ? given.map(whole) : whole(given),
    CODE_OR_RANGE,
    "a procedure code, a range such as 17311-17315, or all",
  );
  for (const range of codes) {
    const [low = "", high = low] = range.split("-");
    if (procedureKey(high) < procedureKey(low)) reader.fault(key, "a range from a lower to a higher code", range);
  }
  return codes;
}

function readReductions(reader: ConfigReader, value: unknown): Partial<PayerPolicy> {
  const map = reader.map("reductions", value, REDUCTION_KEYS) ?? {};
  const flag = (name: string, otherwise: boolean): boolean => reader.flag(`reductions.${name}`, map[name]) ?? otherwise;
  return {
    multipleProcedures: readRanks(reader, map["multiple-procedures"]),
    endoscopyFamilies: flag("endoscopy-families", AS_MEDICARE.endoscopyFamilies),
    testReductions: flag("test-reductions", AS_MEDICARE.testReductions),
    therapyReduction: flag("therapy-reduction", AS_MEDICARE.therapyReduction),
    bilateral: reader.percent("reductions.bilateral", map["bilateral"], 200) ?? AS_MEDICARE.bilateral,
    practitionerShares: flag("practitioner-shares", AS_MEDICARE.practitionerShares),
  };
}

function readRanks(reader: ConfigReader, value: unknown): readonly number[] | undefined {
  const key = "reductions.multiple-procedures";
  if (value === undefined || value === null || value === "medicare") return undefined;
  if (!Array.isArray(value) || value.length === 0 || value.length > 20)
    return reader.fault(key, "medicare, or the percentages of the first, second, ... procedure, the last for all later ones", value);
  const ranks = value.map(
    (one, at) => reader.percent(`${key}[${at}]`, one, 100) ?? reader.fault(`${key}[${at}]`, "a percentage", one) ?? 0,
  );
  for (let at = 1; at < ranks.length; at++)
    if ((ranks[at] as number) > (ranks[at - 1] as number))
      reader.fault(`${key}[${at}]`, "no more than the percentage before it", value[at]);
  return ranks;
}

function readCoding(reader: ConfigReader, value: unknown): Partial<PayerPolicy> {
  const map = reader.map("coding", value, CODING_KEYS) ?? {};
  return {
    distinctService: reader.oneOf("coding.distinct-service", map["distinct-service"], ["59", "X", "either"]) ?? AS_MEDICARE.distinctService,
    modifier51: reader.oneOf("coding.modifier-51", map["modifier-51"], ["required", "refused", "ignored"]) ?? AS_MEDICARE.modifier51,
  };
}
