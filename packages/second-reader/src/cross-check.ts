import type { ByteSource, ClaimFile } from "@claimscrub/claim";
import { type FilePlan, makesClaimUnreadable, makesFileUnreadable, readClaims } from "@claimscrub/x12";
import { type ReadTwice, readAgain } from "./read-again.ts";

/** Which files are read a second time. */
export interface CrossChecked {
  /** All that are smaller. */
  readonly allBelowBytes: number;
  /** Of the larger ones this share, from 0 to 1, chosen by fileId: the same file is always chosen or never. */
  readonly share: number;
}

export const CROSS_CHECKED: CrossChecked = { allBelowBytes: 1_000_000, share: 0.05 };

/** What two readers counted: no value of a claim. */
export interface Counts {
  claims: number;
  lines: number;
  chargeCents: number;
}

export interface CrossCheck {
  /** `not-comparable`: our own reader says that the file is damaged, and damage is read in more than one way. */
  readonly outcome: "agreed" | "disagreed" | "not-comparable";
  readonly ours: Counts;
  readonly theirs: Counts;
  /** Claims of which codes, modifiers or the number of lines differ. */
  readonly differing: number;
}

/** Claims that are read at once: memory stays small however long the file is. */
const BATCH = 1000;

export function isCrossChecked(fileId: string, byteLength: number, { allBelowBytes, share }: CrossChecked): boolean {
  return byteLength < allBelowBytes || Number.parseInt(fileId.slice(0, 8), 16) / 2 ** 32 < share;
}

/** Reads a planned file by two readers side by side, and compares claims, lines, codes and charges. */
export async function crossCheck(source: ByteSource, file: ClaimFile, plan: FilePlan): Promise<CrossCheck> {
  const ours: Counts = { claims: 0, lines: 0, chargeCents: 0 };
  const theirs: Counts = { claims: 0, lines: 0, chargeCents: 0 };
  let differing = 0;
  let damaged = plan.planFaults.some((fault) => makesFileUnreadable(fault) || makesClaimUnreadable(fault));
  const witness = readAgain(source, plan)[Symbol.asyncIterator]();
  for (let first = 0; first < plan.claims; first += BATCH) {
    const ranges = Array.from({ length: Math.min(BATCH, plan.claims - first) }, (_, at) => plan.rangeOf(first + at));
    const batch = await readClaims(source, file, ranges);
    const refused = new Set(batch.faults.filter(makesClaimUnreadable).map(({ claimIndex }) => claimIndex));
    damaged ||= refused.size > 0;
    const read = new Map(batch.claims().map((claim) => [claim.index, claim]));
    for (const { claimIndex } of ranges) {
      const next = await witness.next();
      const other = next.done ? undefined : next.value;
      if (other) add(theirs, other);
      const claim = read.get(claimIndex);
      if (!claim) continue;
      const own = {
        chargeCents: claim.chargeCents,
        codes: claim.lines.map((line) => [line.procedure, ...line.modifiers].join(":").toUpperCase()),
      };
      add(ours, own);
      if (!other || !sameClaim(own, other)) differing += 1;
    }
    batch.release();
  }
  for (let next = await witness.next(); !next.done; next = await witness.next()) add(theirs, next.value);
  const agreed = differing === 0 && (damaged ? ours.claims <= theirs.claims : sameCounts(ours, theirs) && ours.lines === plan.lines);
  return { outcome: agreed ? "agreed" : damaged ? "not-comparable" : "disagreed", ours, theirs, differing };
}

/** Why a file is quarantined, with both counts: claims, lines, dollars. */
export function disagreement({ ours, theirs, differing }: CrossCheck): string {
  const words = ({ claims, lines, chargeCents }: Counts) => `${claims} claims, ${lines} lines, ${(chargeCents / 100).toFixed(2)}`;
  return `quarantined: two readers disagree; ours counts ${words(ours)}, the other ${words(theirs)}; ${differing} claims differ`;
}

function add(counts: Counts, { chargeCents, codes }: ReadTwice): void {
  counts.claims += 1;
  counts.lines += codes.length;
  counts.chargeCents += chargeCents ?? 0;
}

function sameClaim(a: ReadTwice, b: ReadTwice): boolean {
  return a.chargeCents === b.chargeCents && a.codes.length === b.codes.length && a.codes.every((code, at) => code === b.codes[at]);
}

function sameCounts(a: Counts, b: Counts): boolean {
  return a.claims === b.claims && a.lines === b.lines && a.chargeCents === b.chargeCents;
}
