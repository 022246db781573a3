import { Readable } from "node:stream";
import type { ByteSource } from "@claimscrub/claim";
import { parseCents } from "@claimscrub/claim";
import type { Delimiters, FilePlan } from "@claimscrub/x12";
import { type FormattedSegment, X12parser } from "x12-parser";

/** A claim in terms that two readers can agree on: its charge and, of each SV1, SV2 or SV3, code and modifiers. */
export interface ReadTwice {
  readonly chargeCents: number | undefined;
  /** `17311:59` */
  readonly codes: readonly string[];
}

/** A stretch of a file with one set of delimiters. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly delimiters: Delimiters;
}

/** Widths of ISA01 to ISA16 come out right with these; x12-parser takes the delimiters from bytes 3, 82, 104 and 105. */
const HEADER = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:~";
/** Which element of a service has code and modifiers, by its segment. */
const COMPOSITES: Readonly<Record<string, number>> = { SV1: 1, SV2: 2, SV3: 1 };
const READ_BYTES = 256 * 1024;
/** An envelope in front of a claim is looked for so far back. */
const ENVELOPE_BYTES = 64 * 1024;

/**
 * Reads all claims of a file by x12-parser 1.3.0, a reader that shares no code with ours. Its known faults are worked round:
 * - it takes delimiters from fixed places of the first bytes, so a BOM, line breaks, blanks or a short ISA in front make it read nothing:
 *   a header of the right widths is put in front, and the file's own becomes a segment like others;
 * - it keeps the first delimiters for the whole file: the file is cut where they change;
 * - it goes wrong where the first read is shorter than an ISA: header and first bytes are written at once;
 * - it decodes ASCII: latin1 keeps every byte;
 * - it gives an empty segment at the end, trims values and reports no error: those are not compared.
 */
export async function* readAgain(source: ByteSource, plan: FilePlan): AsyncGenerator<ReadTwice> {
  for (const stretch of await stretchesOf(source, plan)) yield* readStretch(source, stretch);
}

async function* readStretch(source: ByteSource, { from, to, delimiters }: Stretch): AsyncGenerator<ReadTwice> {
  const marks: Readonly<Record<string, number>> = {
    "*": delimiters.element,
    ":": delimiters.component,
    "~": delimiters.terminator,
    "^": delimiters.repetition || 0x5e,
  };
  const header = Buffer.from([...HEADER].map((char) => marks[char] ?? char.charCodeAt(0)));
  const pieces = async function* (): AsyncGenerator<Buffer> {
    let ahead: Buffer | undefined = header;
    for (let at = from; at < to; at += READ_BYTES) {
      const bytes = Buffer.from(await source.read(at, Math.min(to, at + READ_BYTES)));
      yield ahead ? Buffer.concat([ahead, bytes]) : bytes;
      ahead = undefined;
    }
  };
  const parser = new X12parser("latin1");
  const input = Readable.from(pieces());
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let claim: { chargeCents: number | undefined; codes: string[] } | undefined;
  for await (const segment of parser as AsyncIterable<FormattedSegment>) {
    if (segment.name === "CLM") {
      if (claim) yield claim;
      claim = { chargeCents: parseCents(segment["2"] ?? ""), codes: [] };
    } else if (claim && COMPOSITES[segment.name] !== undefined) {
      const parts = [1, 2, 3, 4, 5].map((part) => (segment[`${COMPOSITES[segment.name]}-${part}`] ?? "").trim().toUpperCase());
      claim.codes.push(parts.filter((part) => part !== "").join(":"));
    }
  }
  if (claim) yield claim;
}

/** Cuts a file where its delimiters change: at the ISA in front of the first claim that has others. */
async function stretchesOf(source: ByteSource, plan: FilePlan): Promise<Stretch[]> {
  const stretches: { from: number; to: number; delimiters: Delimiters }[] = [];
  for (let claim = 0; claim < plan.claims; claim++) {
    const { header, from, loops } = plan.rangeOf(claim);
    const last = stretches.at(-1);
    if (last && sameDelimiters(last.delimiters, header.delimiters)) continue;
    const begin = last ? await envelopeBefore(source, Math.min(from, ...loops.map((loop) => loop.from)), last.from) : 0;
    if (last) last.to = begin;
    stretches.push({ from: begin, to: source.byteLength, delimiters: header.delimiters });
  }
  return stretches;
}

async function envelopeBefore(source: ByteSource, before: number, after: number): Promise<number> {
  const begin = Math.max(after, before - ENVELOPE_BYTES);
  const found = Buffer.from(await source.read(begin, before)).lastIndexOf("ISA", undefined, "latin1");
  return found < 0 ? before : begin + found;
}

function sameDelimiters(a: Delimiters, b: Delimiters): boolean {
  return a.element === b.element && a.component === b.component && a.terminator === b.terminator;
}
