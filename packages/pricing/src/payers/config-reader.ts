import { type ConfigFault, nearestName, shown } from "./config-fault.ts";

export type ConfigMap = Readonly<Record<string, unknown>>;

/** Reads values out of parsed configuration and notes what it can't take; a wrong value reads as undefined. */
export class ConfigReader {
  readonly faults: ConfigFault[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  fault(key: string, expected: string, found: unknown, nearest?: string): undefined {
    const fault: ConfigFault = { file: this.file, key, expected, found: typeof found === "string" ? found : shown(found) };
    this.faults.push(nearest === undefined ? fault : { ...fault, nearest });
    return undefined;
  }

  /** A map that has no keys but these. */
  map(key: string, value: unknown, keys: readonly string[]): ConfigMap | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "object" || Array.isArray(value)) return this.fault(key, `a map with the keys ${keys.join(", ")}`, shown(value));
    for (const name of Object.keys(value)) {
      if (keys.includes(name)) continue;
      this.fault(key, `no keys but ${keys.join(", ")}`, `the key ${name}`, nearestName(name, keys));
    }
    return value as ConfigMap;
  }

  /** A list of texts, each of a shape; a single text is a list of one. */
  texts(key: string, value: unknown, shape: RegExp, expected: string): readonly string[] {
    if (value === undefined || value === null) return [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts: string[] = [];
    for (const [at, one] of list.entries()) {
      const place = Array.isArray(value) ? `${key}[${at}]` : key;
      if (typeof one === "string" && shape.test(one)) texts.push(one);
      else this.fault(place, typeof one === "number" ? `${expected}, in quotes: a number loses its leading zeros` : expected, shown(one));
    }
    return texts;
  }

  /** A number between two limits with at most so many decimals. */
  number(key: string, value: unknown, limits: { least: number; most: number; decimals: number }): number | undefined {
    if (value === undefined || value === null) return undefined;
    const { least, most, decimals } = limits;
    const scaled = typeof value === "number" ? value * 10 ** decimals : Number.NaN;
    if (typeof value === "number" && value >= least && value <= most && Math.abs(scaled - Math.round(scaled)) < 1e-6) return value;
    const kind = decimals === 0 ? "a whole number" : `a number with at most ${decimals} decimals`;
    return this.fault(key, `${kind} from ${least} to ${most}`, shown(value));
  }

  /** A percentage in basis points. */
  percent(key: string, value: unknown, most: number): number | undefined {
    const read = this.number(key, value, { least: 0, most, decimals: 2 });
    return read === undefined ? undefined : Math.round(read * 100);
  }

  flag(key: string, value: unknown): boolean | undefined {
    if (value === undefined || value === null) return undefined;
    return typeof value === "boolean" ? value : this.fault(key, "true or false", shown(value));
  }

  /** One of some names; a number is taken for its digits. */
  oneOf<Name extends string>(key: string, value: unknown, names: readonly Name[]): Name | undefined {
    if (value === undefined || value === null) return undefined;
    const text = String(value);
    const found = names.find((name) => name === text);
    return found ?? this.fault(key, `one of ${names.join(", ")}`, shown(value), nearestName(text, names));
  }
}
