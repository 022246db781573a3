import { type ByteSource, isServiceDate, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { AcknowledgementTime } from "./acknowledgement-input.ts";
import { type Delimiters, HEADER_BYTES, readInterchangeHeader, SNIFF_BYTES, sniffDelimiters } from "./delimiters.ts";
import { textOf } from "./element-text.ts";
import type { EnvelopeOutline } from "./envelope-outline.ts";

/** How much of a transaction set is read for its ST, BHT and the loops 1000A and 1000B. */
const HEAD_BYTES = 4096;
const HEAD_SEGMENTS = 40;

/** Who sent an interchange to whom. */
export interface Parties {
  /** ISA05 to ISA08; empty where the interchange has no ISA. */
  readonly senderQualifier: string;
  readonly sender: string;
  readonly receiverQualifier: string;
  readonly receiver: string;
  /** ISA15. */
  readonly usage: string;
}

export interface InterchangeHead extends Parties {
  readonly delimiters: Delimiters;
  /** ISA13. */
  readonly control: string;
  /** ISA09 and ISA10 as sent. */
  readonly date: string;
  readonly time: string;
  /** ISA14: 1 asks for a TA1 even where nothing is wrong. */
  readonly asksForTa1: boolean;
}

export interface GroupHead {
  /** GS01. */
  readonly kind: string;
  /** GS02 and GS03. */
  readonly sender: string;
  readonly receiver: string;
  /** GS04 and GS05 as sent. */
  readonly date: string;
  readonly time: string;
  /** GS06. */
  readonly control: string;
  /** GS08. */
  readonly guide: string;
}

/** NM1 of a party: its elements from NM102 on. */
export interface NamedParty {
  readonly entity: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly id: string;
}

export interface SetHead {
  /** ST01, ST02, ST03. */
  readonly code: string;
  readonly control: string;
  readonly guide: string;
  /** BHT03 and BHT04. */
  readonly reference: string;
  readonly date: ServiceDate;
  /** 1000A and 1000B. */
  readonly submitter: NamedParty | undefined;
  readonly receiver: NamedParty | undefined;
}

const NO_DELIMITERS: Delimiters = { element: 42, component: 58, terminator: 126, repetition: 0 };

/** Reads the heads of a planned file's envelopes where they lie. */
export class EnvelopeHeads {
  readonly #source: ByteSource;
  readonly #outline: EnvelopeOutline;

  constructor(source: ByteSource, outline: EnvelopeOutline) {
    this.#source = source;
    this.#outline = outline;
  }

  async interchange(index: number): Promise<InterchangeHead> {
    const { from, assumed } = this.#outline.interchange(index);
    const bytes = await this.#bytes(from, assumed ? SNIFF_BYTES : HEADER_BYTES);
    const header = assumed ? undefined : readInterchangeHeader(bytes, 0, bytes.length);
    const elements = header?.elements ?? [];
    return {
      delimiters: header?.delimiters ?? sniffDelimiters(bytes, 0, bytes.length) ?? NO_DELIMITERS,
      senderQualifier: elements[4] ?? "",
      sender: elements[5] ?? "",
      receiverQualifier: elements[6] ?? "",
      receiver: elements[7] ?? "",
      date: elements[8] ?? "",
      time: elements[9] ?? "",
      control: elements[12] ?? "",
      asksForTa1: elements[13] === "1",
      usage: elements[14] ?? "",
    };
  }

  async group(index: number, delimiters: Delimiters): Promise<GroupHead> {
    const { from, assumed } = this.#outline.group(index);
    const [segment = []] = assumed ? [] : this.#segments(await this.#bytes(from, HEADER_BYTES), delimiters);
    const [, kind = "", sender = "", receiver = "", date = "", time = "", control = "", , guide = ""] = segment;
    return { kind, sender, receiver, date, time, control, guide };
  }

  async set(index: number, delimiters: Delimiters): Promise<SetHead> {
    const { from } = this.#outline.set(index);
    const segments = this.#segments(await this.#bytes(from, HEAD_BYTES), delimiters);
    const st = segments[0]?.[0] === "ST" ? segments[0] : [];
    const end = segments.findIndex(([id]) => id === "HL" || id === "SE" || id === "CLM");
    const head = end < 0 ? segments : segments.slice(0, end);
    const bht = head.find(([id]) => id === "BHT") ?? [];
    const named = (code: string): NamedParty | undefined => {
      const nm1 = head.find(([id, entity]) => id === "NM1" && entity === code);
      return nm1 && { entity: nm1[2] ?? "", last: nm1[3] ?? "", first: nm1[4] ?? "", middle: nm1[5] ?? "", id: nm1[9] ?? "" };
    };
    return {
      code: st[1] ?? "",
      control: st[2] ?? "",
      guide: st[3] ?? "",
      reference: bht[3] ?? "",
      date: parseServiceDate(bht[4] ?? "") ?? 0,
      submitter: named("41"),
      receiver: named("40"),
    };
  }

  async #bytes(from: number, most: number): Promise<Uint8Array> {
    return this.#source.read(from, Math.min(this.#source.byteLength, from + most));
  }

  #segments(bytes: Uint8Array, { element, terminator }: Delimiters): string[][] {
    const segments: string[][] = [];
    let from = 0;
    for (let at = 0; at <= bytes.length && segments.length < HEAD_SEGMENTS; at++) {
      if (at < bytes.length && bytes[at] !== terminator) continue;
      const elements: string[] = [];
      let first = from;
      for (let next = from; next <= at; next++) {
        if (next < at && bytes[next] !== element) continue;
        elements.push(textOf(bytes, first, next));
        first = next + 1;
      }
      segments.push(elements);
      from = at + 1;
    }
    return segments;
  }
}

function clockTime(text: string): string | undefined {
  return /^([01]\d|2[0-3])[0-5]\d/.test(text) ? text.slice(0, 4) : undefined;
}

/** The day and minute that an interchange, its first group and its first set give themselves. */
export function timeOf(interchange: InterchangeHead, group: GroupHead | undefined, set: SetHead | undefined): AcknowledgementTime {
  const dates = [`20${interchange.date}`, group?.date ?? "", group?.date.length === 6 ? `20${group.date}` : ""];
  const read = dates.map((text) => (/^\d{8}$/.test(text) ? Number(text) : 0)).find((date) => isServiceDate(date));
  // A file that gives no date at all gets the first one of the century, which nobody takes for a real one.
  return { date: read ?? (set?.date || 20000101), time: clockTime(interchange.time) ?? clockTime(group?.time ?? "") ?? "0000" };
}

/** Nine digits of our own for an interchange, always the same for the same file. @param part Which eight hex digits of the fileId they come from. */
export function controlNumber(fileId: string, part: 0 | 1, interchange: number): string {
  const seed = Number.parseInt(fileId.slice(part * 8, part * 8 + 8), 16) || 0;
  return String(100_000_000 + ((seed + interchange) % 900_000_000));
}

/** Of an interchange without ISA the group names the parties. */
export function named(head: InterchangeHead, group: GroupHead | undefined): InterchangeHead {
  if (head.sender !== "" || head.receiver !== "") return head;
  return { ...head, sender: group?.sender || "UNKNOWN", receiver: group?.receiver || "UNKNOWN" };
}
