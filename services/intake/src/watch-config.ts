import { LANES, type Lane, type Schedule } from "@claimscrub/queue";
import { parse } from "yaml";
import { CROSS_CHECKED, type CrossChecked } from "@claimscrub/second-reader";

interface Common {
  /** Lower-case letters, digits and hyphens: it stands in logs and in the queue. */
  readonly name: string;
  readonly lane: Lane;
  readonly tenant: string;
  readonly schedule: Schedule;
  /** Whether files that are found in one look are judged together, as one run. */
  readonly together: boolean;
  readonly afterwards: "move" | "delete" | "keep";
}

export interface FolderConfig extends Common {
  readonly kind: "folder";
  readonly path: string;
  readonly settleMs: number;
}

export interface S3Config extends Common {
  readonly kind: "s3";
  /** Left out for AWS itself. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Ends with a slash, or is empty. */
  readonly prefix: string;
}

export interface SftpConfig extends Common {
  readonly kind: "sftp";
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly path: string;
  /** `SHA256:...`, as ssh-keygen -lf prints it. */
  readonly hostKey: string;
  readonly privateKeyFile: string | undefined;
  readonly settleMs: number;
}

export type SourceConfig = FolderConfig | S3Config | SftpConfig;

export interface WatchConfig {
  readonly sources: readonly SourceConfig[];
  readonly crossCheck: CrossChecked;
}

/** What is wrong with a configuration, and where. */
export class ConfigFault extends Error {
  constructor(where: string, what: string) {
    super(`The configuration is wrong at ${where}: ${what}.`);
    this.name = "ConfigFault";
  }
}

const COMMON = ["name", "kind", "lane", "tenant", "every", "cron", "zone", "together", "afterwards"];
const KEYS: Readonly<Record<SourceConfig["kind"], readonly string[]>> = {
  folder: ["path", "settle"],
  s3: ["endpoint", "region", "bucket", "prefix"],
  sftp: ["host", "port", "user", "path", "hostKey", "privateKeyFile", "settle"],
};

/**
 * Reads the configuration of sources, in YAML.
 * @throws ConfigFault for anything that is not known: a misspelt key must not be passed over.
 */
export function readWatchConfig(text: string): WatchConfig {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new ConfigFault("the file", `it is no YAML (${(error as Error).message.split("\n")[0]})`);
  }
  const top = fields(document, "the top", ["sources", "crossCheck"]);
  if (!Array.isArray(top["sources"]) || top["sources"].length === 0) throw new ConfigFault("sources", "there must be at least one");
  const sources = top["sources"].map((one, place) => readSource(one, `sources[${place}]`));
  const names = sources.map(({ name }) => name);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new ConfigFault("sources", `two have the name ${twice}`);
  return { sources, crossCheck: readCrossCheck(top["crossCheck"]) };
}

/** The configuration of folders that were named on the command line. */
export function foldersConfig(paths: readonly string[], further: Pick<Common, "lane" | "tenant">, everyMs: number): WatchConfig {
  const sources = paths.map(
    (path, place): FolderConfig => ({
      ...further,
      name: `folder-${place + 1}`,
      kind: "folder",
      path,
      schedule: { everyMs },
      together: true,
      afterwards: "move",
      settleMs: 5000,
    }),
  );
  return { sources, crossCheck: CROSS_CHECKED };
}

function readSource(given: unknown, where: string): SourceConfig {
  const kind = (given as { kind?: unknown } | null)?.kind as SourceConfig["kind"];
  if (!Object.keys(KEYS).includes(kind)) throw new ConfigFault(`${where}.kind`, `it must be one of ${Object.keys(KEYS).join(", ")}`);
  const source = fields(given, where, [...COMMON, ...KEYS[kind]]);
  const text = (key: string, otherwise?: string) => readText(source[key] ?? otherwise, `${where}.${key}`);
  const optional = (key: string) => (source[key] === undefined ? undefined : text(key));
  const common = {
    name: readName(source["name"], `${where}.name`),
    lane: oneOf(source["lane"] ?? "nightly", LANES, `${where}.lane`),
    tenant: readName(source["tenant"] ?? "default", `${where}.tenant`),
    schedule: readSchedule(source, where),
    together: readBoolean(source["together"] ?? true, `${where}.together`),
    afterwards: oneOf(source["afterwards"] ?? "move", ["move", "delete", "keep"] as const, `${where}.afterwards`),
  };
  const settleMs = milliseconds(source["settle"] ?? "5s", `${where}.settle`);
  if (kind === "folder") return { ...common, kind, path: text("path"), settleMs };
  if (kind === "s3") {
    const prefix = source["prefix"] === undefined || source["prefix"] === "" ? "" : text("prefix");
    return {
      ...common,
      kind,
      endpoint: optional("endpoint"),
      region: text("region", "us-east-1"),
      bucket: text("bucket"),
      prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`,
    };
  }
  const port = Number(source["port"] ?? 22);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new ConfigFault(`${where}.port`, "it must be a port");
  const hostKey = text("hostKey");
  if (!/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(hostKey))
    throw new ConfigFault(`${where}.hostKey`, "it must be SHA256:... as `ssh-keyscan HOST | ssh-keygen -lf -` prints it");
  return {
    ...common,
    kind,
    host: text("host"),
    port,
    user: text("user"),
    path: text("path", "."),
    hostKey,
    privateKeyFile: optional("privateKeyFile"),
    settleMs,
  };
}

function readSchedule(source: Readonly<Record<string, unknown>>, where: string): Schedule {
  if (source["cron"] === undefined) return { everyMs: milliseconds(source["every"] ?? "30s", `${where}.every`) };
  if (source["every"] !== undefined) throw new ConfigFault(where, "it has both every and cron");
  const cron = readText(source["cron"], `${where}.cron`);
  if (!/^\S+( \S+){4,5}$/.test(cron)) throw new ConfigFault(`${where}.cron`, "it must have five or six fields");
  return { cron, zone: source["zone"] === undefined ? undefined : readText(source["zone"], `${where}.zone`) };
}

function readCrossCheck(given: unknown): CrossChecked {
  if (given === undefined) return CROSS_CHECKED;
  const { allBelow, share } = fields(given, "crossCheck", ["allBelow", "share"]);
  const below = allBelow ?? CROSS_CHECKED.allBelowBytes;
  const part = share ?? CROSS_CHECKED.share;
  if (typeof below !== "number" || !Number.isInteger(below) || below < 0)
    throw new ConfigFault("crossCheck.allBelow", "it must be a number of bytes");
  if (typeof part !== "number" || part < 0 || part > 1) throw new ConfigFault("crossCheck.share", "it must be a number from 0 to 1");
  return { allBelowBytes: below, share: part };
}

function fields(given: unknown, where: string, known: readonly string[]): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw new ConfigFault(where, "it must have named fields");
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new ConfigFault(`${where}.${unknown}`, `there is no such field; there are ${known.join(", ")}`);
  return given as Record<string, unknown>;
}

function readText(value: unknown, where: string): string {
  if (typeof value !== "string" || value === "") throw new ConfigFault(where, "it must be a text");
  return value;
}

function readName(value: unknown, where: string): string {
  if (typeof value !== "string" || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(value))
    throw new ConfigFault(where, "it must be of lower-case letters, digits and hyphens, at most 63");
  return value;
}

function readBoolean(value: unknown, where: string): boolean {
  if (typeof value !== "boolean") throw new ConfigFault(where, "it must be true or false");
  return value;
}

function oneOf<T extends string>(value: unknown, known: readonly T[], where: string): T {
  if (!known.includes(value as T)) throw new ConfigFault(where, `it must be one of ${known.join(", ")}`);
  return value as T;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `30s`, `5m`, `500ms`. */
function milliseconds(value: unknown, where: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(ms|s|m|h)$/.exec(String(value)) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new ConfigFault(where, "it must be a time such as 500ms, 30s, 5m or 1h");
  return Number(count) * factor;
}
