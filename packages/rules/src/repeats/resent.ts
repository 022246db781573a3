import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { distinguishingModifier } from "./distinguishing.ts";

/** Who is compared: the physician, or the facility that bills. */
export function performerOf({ claim, renderingNpi }: ServiceLine): string {
  return claim.form === "institutional" ? claim.billing.npi : renderingNpi;
}

/** What is compared: the code, on other forms with its revenue code or its teeth. */
export function serviceOf({ procedure, revenueCode, teeth }: ServiceLine): string {
  if (revenueCode !== undefined) return `${revenueCode} ${procedure}`;
  return teeth === undefined ? procedure : `${procedure} ${teeth.join(" ")}`;
}

/** Part of a service, role at it, and drug given against drug discarded: lines that differ in these are no repeats (rules.md 3A.27). */
const PARTS_AND_ROLES = new Set(["26", "TC", "54", "55", "56", "62", "80", "81", "82", "AS", "JW", "JZ"]);
const SURGERY = /^[1-6]\d{4}$/;

/** Whether the line says that it is another service than its like: 59, an X modifier, 76, a site that counts; for what is no surgery 77 and 91 too. */
export function isSetApart(line: ServiceLine, fees: FeeSchedule | undefined): boolean {
  if (distinguishingModifier(line, fees) !== undefined) return true;
  return !SURGERY.test(line.procedure) && line.modifiers.some((modifier) => modifier === "77" || modifier === "91");
}

const NONE: readonly (readonly ServiceLine[])[] = [];

function isOfOneClaim(lines: readonly ServiceLine[]): boolean {
  for (let at = 1; at < lines.length; at++) if (lines[at]?.claim !== lines[0]?.claim) return false;
  return true;
}

/**
 * Lines of the day that a payer compares across claims, in groups of two or more that stand on two claims or more: rendering provider, dates, code,
 * place, drug, role and charge (rules.md 3B.3). Lines of claims that correct another take no part: they say themselves that they
 * come again.
 */
export function byResentKey(lines: readonly ServiceLine[]): readonly (readonly ServiceLine[])[] {
  return byKey(lines, ({ dateThrough, chargeCents }) => `${dateThrough}|${chargeCents}`);
}

/** Lines of the day that would be compared so, but for their charges and last days (DUP-003). */
export function bySimilarKey(lines: readonly ServiceLine[]): readonly (readonly ServiceLine[])[] {
  return byKey(lines, () => "");
}

function byKey(lines: readonly ServiceLine[], also: (line: ServiceLine) => string): readonly (readonly ServiceLine[])[] {
  if (isOfOneClaim(lines)) return NONE;
  const groups = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    const { frequency } = line.claim;
    if (frequency === "7" || frequency === "8") continue;
    const role = line.modifiers.filter((modifier) => PARTS_AND_ROLES.has(modifier)).sort().join(" "); // biome-ignore format: one chain
    const key = [performerOf(line), serviceOf(line), line.pos, line.drugCode, role, also(line)].join("|");
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.some((line) => line.claim !== group[0]?.claim));
}
