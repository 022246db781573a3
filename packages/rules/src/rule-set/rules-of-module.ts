import { type AnyRule, defineRule } from "../define-rule.ts";

/** The rules of a module from outside, or what is wrong with them, as sentences. */
export interface ModuleReading {
  readonly rules: readonly AnyRule[];
  readonly faults: readonly string[];
}

const TEXTS = ["id", "code", "summary", "subject", "direction", "severity", "confidence", "adjustmentGroup"] as const;
const LISTS = ["tables", "carc", "rarc", "status277", "citations", "yieldsTo"] as const;
const SUBJECTS = ["line", "day", "claim", "patient", "denials"];

/** Reads the rules of a module: its default export, one rule or a list of them. `others` are those whose names are taken. */
export function rulesOfModule(exports: Readonly<Record<string, unknown>>, others: readonly AnyRule[]): ModuleReading {
  const given = exports["default"] ?? exports["rules"];
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (given === undefined || list.length === 0)
    return { rules: [], faults: ["it exports no rule: a default export of one rule or a list"] };
  const rules: AnyRule[] = [];
  const faults: string[] = [];
  for (const one of list) {
    const wrong = faultsOf(one);
    if (wrong.length > 0) {
      faults.push(...wrong);
      continue;
    }
    const rule = defineRule(one as never) as AnyRule;
    for (const other of [...others, ...rules]) {
      if (other.code === rule.code) faults.push(`${rule.id}: the code ${rule.code} is taken by ${other.id}`);
      if (other.id === rule.id) faults.push(`${rule.code}: the id ${rule.id} is taken by ${other.code}`);
    }
    rules.push(rule);
  }
  return { rules: faults.length > 0 ? [] : rules, faults };
}

function faultsOf(given: unknown): string[] {
  if (typeof given !== "object" || given === null)
    return [`a rule is what defineRule takes, not ${given === null ? "null" : typeof given}`];
  const rule = given as Readonly<Record<string, unknown>>;
  const name = typeof rule["id"] === "string" ? rule["id"] : "a rule";
  const faults: string[] = [];
  for (const text of TEXTS) if (typeof rule[text] !== "string") faults.push(`${name}: ${text} is missing`);
  for (const list of LISTS) if (!Array.isArray(rule[list])) faults.push(`${name}: ${list} is no list`);
  for (const map of ["messages", "remedies", "wakes"])
    if (typeof rule[map] !== "object" || rule[map] === null) faults.push(`${name}: ${map} is missing`);
  if (typeof rule["check"] !== "function") faults.push(`${name}: check is no function`);
  if (faults.length > 0) return faults;
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(name)) faults.push(`${name}: an id is written authority/bad-thing`);
  if (!/^[A-Z]{2,6}-\d{3}$/.test(String(rule["code"]))) faults.push(`${name}: a code is two to six capitals, a hyphen and three digits`);
  if (!SUBJECTS.includes(String(rule["subject"]))) faults.push(`${name}: subject is one of ${SUBJECTS.join(", ")}`);
  return faults;
}
