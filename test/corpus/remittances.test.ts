import { Readable } from "node:stream";
import { formatCents, parseCents } from "@claimscrub/claim";
import { readRemittances } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { type FormattedSegment, X12parser } from "x12-parser";
import { PUBLISHED_ABSENT, PUBLISHED_PRESENT, publishedFiles } from "./published-files.ts";

/** A header of the right widths: x12-parser takes the delimiters from fixed places of the first bytes. */
const HEADER = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:~";
/** Element separator and terminator of the files that don't have * and ~. */
const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  "kputnam__stupidedi__1.edi": ["|", "~"],
  "tastypackets__x12-parser__multi-line-not-delimited.edi": ["*", "\n"],
};
/** What is wrong with the files that don't read clean, and where. All others read and balance. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  // A month 23 in BPR16.
  "LinuxForHealth__x12__managed-care.835": ["unreadable-date BPR16"],
  // Claims were cut out of a longer file: 467.69 are left of 5950.21.
  "azoner__pyx12__835id.txt": ["payment-out-of-balance BPR02"],
  "bryanbritten__edi-x12-healthcare-demo__multiple-claims-single-check.edi": ["segment-count SE01"],
  "gunajii__EDI-parser-and-validator__sample_835.edi": ["segment-count SE01"],
  // No envelope, and an SVC with its amounts four elements too far right.
  "keironstoddart__edi-835-parser__blue_cross_nc_sample.txt": ["isa-absent ST", "unreadable-amount SVC02", "segment-count SE01"],
  // PLB raises the payment by 2.54, which BPR02 leaves out.
  "kputnam__stupidedi__3a.edi": ["payment-out-of-balance BPR02", "segment-count SE01"],
  // A day 80 in BPR16; the claim was paid 4000.00 and its only line 2998.00.
  "moov-io__x12__sample2.txt": ["unreadable-date BPR16", "claim-out-of-balance CLP04"],
};

const money = (text: string | undefined) => formatCents(parseCents(text ?? "") ?? 0);

/** Claims, lines and adjustments as x12-parser's segments give them. */
async function witness(file: string, bytes: Uint8Array): Promise<string[]> {
  const [element, terminator] = MARKS[file] ?? ["*", "~"];
  const header = HEADER.replaceAll("*", element).replaceAll("~", terminator);
  const parser = new X12parser("latin1");
  Readable.from([Buffer.concat([Buffer.from(header, "latin1"), bytes])]).pipe(parser);
  const told: string[] = [];
  for await (const segment of parser as AsyncIterable<FormattedSegment>) {
    const at = (number: number) => segment[String(number)];
    if (segment.name === "BPR") told.push(`BPR ${money(at(2))}`);
    if (segment.name === "CLP") told.push(`CLP ${at(1)} ${at(2)} ${money(at(3))} ${money(at(4))}`);
    if (segment.name === "SVC") told.push(`SVC ${segment["1-1"] ?? (at(1) ?? "").split(/[:>|]/)[1]} ${money(at(2))} ${money(at(3))}`);
    if (segment.name === "CAS")
      for (let place = 2; place < 19; place += 3)
        if ((at(place) ?? "") !== "") told.push(`CAS ${at(1)} ${at(place)} ${money(at(place + 1))}`);
  }
  return told.sort();
}

function ours(bytes: Uint8Array): string[] {
  const told: string[] = [];
  for (const { paidCents, claims } of readRemittances(bytes).remittances) {
    told.push(`BPR ${formatCents(paidCents ?? 0)}`);
    for (const claim of claims) {
      told.push(`CLP ${claim.claim} ${claim.status} ${formatCents(claim.chargeCents ?? 0)} ${formatCents(claim.paidCents ?? 0)}`);
      for (const { procedure, chargeCents, paidCents: paid } of claim.lines)
        told.push(`SVC ${procedure} ${formatCents(chargeCents ?? 0)} ${formatCents(paid ?? 0)}`);
      for (const { group, carc, cents } of [claim, ...claim.lines].flatMap(({ adjustments }) => adjustments))
        told.push(`CAS ${group} ${carc} ${formatCents(cents)}`);
    }
  }
  return told.sort();
}

const FILES = publishedFiles("835").map((file) => [file.file, file.bytes] as const);

describe.skipIf(!PUBLISHED_PRESENT)(
  `the remittances that other projects publish${PUBLISHED_PRESENT ? "" : ` (${PUBLISHED_ABSENT})`}`,
  () => {
    test("are all there", () => expect(FILES.length).toBe(26));

    test.each(FILES)("%s reads and balances, or says why not", (file, bytes) => {
      const { faults, remittances } = readRemittances(bytes);
      expect(faults.map(({ kind, position }) => `${kind} ${position.element}`).sort()).toEqual([...(FAULTS[file] ?? [])].sort());
      expect(remittances.length).toBeGreaterThan(0);
    });

    test.each(FILES)("%s reads as it does with an independent reader", async (file, bytes) => {
      expect(ours(bytes)).toEqual(await witness(file, bytes));
    });
  },
);
