import { type ByteSource, type Cents, type Claim, parseCents, type ServiceLine } from "@claimscrub/claim";
import { CLAIM } from "./claim-columns.ts";
import type { ClaimRange } from "./claim-range.ts";
import { ClaimView } from "./claim-view.ts";
import { LOOP } from "./loop-rows.ts";
import { SegmentText } from "./segment-text.ts";

/** Of a claim that can't be read whole, this much is looked at. */
const GLANCE_BYTES = 4096;

/** NM1 of a person or an organization: NM102 to NM105, and its number with what it is. */
export interface AnsweredName {
  readonly entity: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly qualifier: string;
  readonly id: string;
}

/** What a 277CA repeats of a claim. Holds the patient's name: for the answer to the sender and nothing else. */
export interface AnsweredClaim {
  /** CLM01 and CLM02. */
  readonly id: string;
  readonly chargeCents: Cents;
  readonly patient: AnsweredName | undefined;
  /** First and last day of service; 0 where none can be read. */
  readonly from: number;
  readonly through: number;
  /** Of an institutional claim, `131`; empty on other forms. */
  readonly typeOfBill: string;
  readonly lines: readonly ServiceLine[];
}

/** NM1 whose place is `at`; undefined for 0. */
function nameAt(text: SegmentText, at: number): AnsweredName | undefined {
  if (at === 0) return undefined;
  const element = (number: number): string => text.element(at, number);
  return { entity: element(2), last: element(3), first: element(4), middle: element(5), qualifier: element(8), id: element(9) };
}

/** The claim as it was read. */
export function answeredClaim(claim: Claim): AnsweredClaim {
  let from = 0;
  let through = 0;
  for (const { date, dateThrough } of claim.lines) {
    if (date === 0) continue;
    if (from === 0 || date < from) from = date;
    if (through < dateThrough || through < date) through = Math.max(date, dateThrough);
  }
  const { bill } = claim;
  // An institutional claim is answered with the days of its statement.
  if (bill !== undefined && bill.from !== 0) [from, through] = [bill.from, bill.through || bill.from];
  return {
    typeOfBill: bill?.typeOfBill ?? "",
    id: claim.id,
    chargeCents: claim.chargeCents ?? 0,
    patient: patientOf(claim),
    from,
    through,
    lines: claim.lines,
  };
}

function patientOf(claim: Claim): AnsweredName | undefined {
  if (!(claim instanceof ClaimView)) return undefined;
  const subscriber = claim.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER);
  const name = nameAt(claim.text, claim.above(CLAIM.PATIENT, LOOP.PATIENT) || subscriber);
  return name && { ...name, id: claim.text.element(subscriber, 9) || name.id };
}

/** The billing provider above the claim. */
export function billingName(claim: Claim | undefined): AnsweredName | undefined {
  if (!(claim instanceof ClaimView)) return undefined;
  return nameAt(claim.text, claim.above(CLAIM.BILLING, LOOP.BILLING));
}

/** What can still be told of a claim that could not be read: its number, its charge, and the name above it. */
export async function glancedClaim(source: ByteSource, range: ClaimRange): Promise<AnsweredClaim> {
  const text = await glance(source, range.from, range.to, range);
  const subscriber = range.loops.at(-1);
  let patient: AnsweredName | undefined;
  if (subscriber !== undefined) {
    const above = await glance(source, subscriber.from, subscriber.to, range);
    for (const at of above.each("NM1", 1, above.bytes.length)) if (["IL", "QC"].includes(above.element(at, 1))) patient = nameAt(above, at);
  }
  return {
    id: text.element(1, 1),
    chargeCents: parseCents(text.element(1, 2)) ?? 0,
    patient,
    from: 0,
    through: 0,
    typeOfBill: "",
    lines: [],
  };
}

/** The billing provider above a claim that could not be read. */
export async function glancedBilling(source: ByteSource, range: ClaimRange): Promise<AnsweredName | undefined> {
  const [loop] = range.loops;
  if (loop === undefined) return undefined;
  const text = await glance(source, loop.from, loop.to, range);
  for (const at of text.each("NM1", 1, text.bytes.length)) if (text.element(at, 1) === "85") return nameAt(text, at);
  return undefined;
}

/** The first bytes of a range; place 0 is kept free, as it stands for "not there". */
async function glance(source: ByteSource, from: number, to: number, range: ClaimRange): Promise<SegmentText> {
  const { delimiters } = range.header;
  const read = await source.read(from, Math.min(to, from + GLANCE_BYTES));
  const bytes = new Uint8Array(read.length + 2);
  bytes.set(read, 1);
  bytes[bytes.length - 1] = delimiters.terminator;
  return new SegmentText(bytes, delimiters);
}
