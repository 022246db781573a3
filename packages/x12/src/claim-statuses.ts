import type { Rejection } from "./acknowledgement-input.ts";

/** Where a finding gives no status: the claim's format, and one of its lines. X12 external code list 508. */
export const FORMAT_INVALID = "A3:481";
const LINE_INFORMATION = "A7:247";
/** The rest of what is wrong with the syntax of a claim stands in the 999, which accepted its set with errors. */
const SEE_999 = "A3:684";

/** Status codes that may not stand alone, each with the one that goes with it where the findings give none: X12's notes on list 508. */
const COMPANIONS: Readonly<Record<string, string>> = {
  "21": "481",
  "402": "178",
  "510": "187",
  "511": "187",
  "697": "247",
  "700": "247",
  "710": "247",
  "732": "247",
  "745": "247",
};

/** Composites in one STC: STC01, STC10, STC11. */
const IN_ONE_SEGMENT = 3;

function codeOf(status: string): string {
  return status.split(":")[1] ?? "";
}

/**
 * Distinct statuses as STC segments have them, up to three in each, one that may stand alone first. Only categories of kind A are legal
 * in a 277CA; anything else is left out.
 */
function grouped(statuses: readonly string[]): string[][] {
  const distinct = [...new Set(statuses)].filter((status) => /^A[3678]:\d{1,3}(:[A-Z0-9]{2,3})?$/.test(status));
  const leading = distinct.filter((status) => !(codeOf(status) in COMPANIONS));
  const following = distinct.filter((status) => codeOf(status) in COMPANIONS);
  if (following.length > 0 && leading.length === 0) {
    const [first] = following;
    leading.push(`${first!.split(":")[0]}:${COMPANIONS[codeOf(first!)]!}`);
  }
  const segments: string[][] = [];
  // Each code that needs company goes behind one that does not.
  while (leading.length > 0 || following.length > 0) {
    const head = leading.shift() ?? segments[0]![0]!;
    const segment = [head];
    while (segment.length < IN_ONE_SEGMENT && following.length > 0) segment.push(following.shift()!);
    while (segment.length < IN_ONE_SEGMENT && leading.length > 0 && following.length === 0) segment.push(leading.shift()!);
    segments.push(segment);
  }
  return segments;
}

/** What an answer says of one rejected claim: STC composites, segment by segment. */
export interface ClaimStatuses {
  readonly claim: readonly (readonly string[])[];
  /** By line number. */
  readonly lines: ReadonlyMap<number, readonly (readonly string[])[]>;
}

/**
 * Statuses of a rejected claim and of the lines that cause it. The claim is rejected as a whole, so it has a status of its own: that of
 * the claim's findings, else that of its lines'.
 */
export function claimStatuses(rejections: readonly Rejection[], ofSet: readonly string[]): ClaimStatuses {
  const lines = new Map<number, string[]>();
  const claim: string[] = [];
  for (const { line, status277 } of rejections) {
    if (line === null) claim.push(...(status277.length === 0 ? [SEE_999] : status277));
    else {
      const statuses = status277.length === 0 ? [LINE_INFORMATION] : status277;
      const known = lines.get(line);
      if (known === undefined) lines.set(line, [...statuses]);
      else known.push(...statuses);
    }
  }
  if (claim.length === 0) claim.push(...[...lines.values()].flat().slice(0, IN_ONE_SEGMENT));
  if (claim.length === 0) claim.push(...ofSet);
  return { claim: grouped(claim), lines: new Map([...lines].map(([line, statuses]) => [line, grouped(statuses)])) };
}
