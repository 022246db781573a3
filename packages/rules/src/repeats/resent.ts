import type { Claim, ServiceLine } from "@claimscrub/claim";
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

/** Whether the line's claim is sent to correct another one (CLM05-3 7 or 8): it says itself that it comes again. */
export function correctsAnother({ claim }: ServiceLine): boolean {
  return claim.frequency === "7" || claim.frequency === "8";
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
    if (correctsAnother(line)) continue;
    const role = line.modifiers.filter((modifier) => PARTS_AND_ROLES.has(modifier)).sort().join(" "); // biome-ignore format: one chain
    const key = [performerOf(line), serviceOf(line), line.pos, line.drugCode, role, also(line)].join("|");
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.some((line) => line.claim !== group[0]?.claim));
}

/** Whether both lines say the same in all that is compared, modifiers, units and diagnoses too. */
export function isSameLine(a: ServiceLine, b: ServiceLine): boolean {
  return (
    serviceOf(a) === serviceOf(b) &&
    performerOf(a) === performerOf(b) &&
    a.date === b.date &&
    a.dateThrough === b.dateThrough &&
    a.pos === b.pos &&
    a.drugCode === b.drugCode &&
    a.units === b.units &&
    a.chargeCents === b.chargeCents &&
    a.modifiers.join() === b.modifiers.join() &&
    a.diagnoses.join() === b.diagnoses.join()
  );
}

function repeats(again: Claim, before: Claim): boolean {
  if (again === before || again.lines.length < 2 || again.frequency === "7" || again.frequency === "8") return false;
  const open = [...before.lines];
  return again.lines.every((line) => {
    const at = open.findIndex((other) => isSameLine(other, line));
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
}

const NO_CLAIMS: ReadonlySet<Claim> = new Set();

/** The claims of these lines that are an earlier one sent again: of several lines, each of which stands on that claim. */
export function resentClaims(lines: readonly ServiceLine[]): ReadonlySet<Claim> {
  if (isOfOneClaim(lines)) return NO_CLAIMS;
  const claims = [...new Set(lines.map(({ claim }) => claim))];
  return new Set(claims.filter((claim, at) => claims.slice(0, at).some((before) => repeats(claim, before))));
}

/**
 * The lines without those of claims that are an earlier claim sent again: of several lines, each of which stands on that claim. Such a claim is denied
 * as a duplicate (DUP-001, MOH-009) before its units count for anything. Of a claim of one line that can't be told: it may be a second service.
 */
export function withoutResentClaims(lines: readonly ServiceLine[]): readonly ServiceLine[] {
  const resent = resentClaims(lines);
  return resent.size === 0 ? lines : lines.filter(({ claim }) => !resent.has(claim));
}
