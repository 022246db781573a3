import { type Cents, formatCents } from "@claimscrub/claim";
import type { Parties } from "./envelope-heads.ts";
import type { AcknowledgementTime } from "./acknowledgement-input.ts";

const WIDTH = 15;
/** Nearly every text: nothing to replace, and no blank at its ends. */
const PLAIN = /^(?:[\w,.'()/&#-]+(?: [\w,.'()/&#-]+)*)?$/;

/** A text as an element may hold it: ASCII, without the separators of the interchange we write, at most `most` characters. */
export function elementText(text: string, most: number): string {
  if (text.length <= most && PLAIN.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[*:~^|\s]+/g, " ")
    .replace(/[^ -~]/g, "?")
    .trim()
    .slice(0, most)
    .trim();
}

/** An amount as an R element: no trailing zeros, `413.1`. */
export function amountText(cents: Cents): string {
  return formatCents(cents).replace(/\.?0+$/, "");
}

/**
 * Writes interchanges segment by segment and counts what their trailers must say. `*`, `:`, `^` and `~` separate; a line break follows each
 * segment, as people read these files too.
 */
export class InterchangeWriter {
  #text = "";
  #segments = 0;
  #sets = 0;
  #groups = 0;
  #interchange = "";
  #group = "";
  #set = "";

  /** A segment; empty elements at its end are left out. */
  segment(...elements: readonly string[]): void {
    let last = elements.length;
    while (last > 1 && elements[last - 1] === "") last--;
    let text = elements[0]!;
    for (let at = 1; at < last; at++) text += `*${elements[at]!}`;
    this.#text += `${text}~\n`;
    this.#segments += 1;
  }

  /** ISA, from the one that received the acknowledged interchange to the one that sent it. @param control 9 digits. */
  openInterchange(parties: Parties, at: AcknowledgementTime, control: string): void {
    const party = (id: string): string => elementText(id, WIDTH).padEnd(WIDTH);
    const qualifier = (text: string): string => (/^[A-Z0-9]{2}$/.test(text) ? text : "ZZ");
    const blank = " ".repeat(10);
    this.#interchange = control;
    this.#groups = 0;
    const from = [qualifier(parties.receiverQualifier), party(parties.receiver)];
    const to = [qualifier(parties.senderQualifier), party(parties.sender)];
    const usage = parties.usage === "T" ? "T" : "P";
    const when = [String(at.date).slice(2), at.time];
    this.segment("ISA", "00", blank, "00", blank, ...from, ...to, ...when, "^", "00501", control, "0", usage, ":");
  }

  /** GS. `sender` and `receiver` are those of the acknowledgement. */
  openGroup(
    kind: "FA" | "HN",
    guide: string,
    names: { readonly sender: string; readonly receiver: string },
    at: AcknowledgementTime,
    control: string,
  ): void {
    this.#group = control;
    this.#groups += 1;
    this.#sets = 0;
    this.segment(
      "GS",
      kind,
      elementText(names.sender, WIDTH) || "UNKNOWN",
      elementText(names.receiver, WIDTH) || "UNKNOWN",
      String(at.date),
      at.time,
      control,
      "X",
      guide,
    );
  }

  openSet(code: "999" | "277", guide: string): void {
    this.#sets += 1;
    this.#set = String(this.#sets).padStart(4, "0");
    this.#segments = 0;
    this.segment("ST", code, this.#set, guide);
  }

  closeSet(): void {
    this.segment("SE", String(this.#segments + 1), this.#set);
  }

  closeGroup(): void {
    this.segment("GE", String(this.#sets), this.#group);
  }

  closeInterchange(): void {
    this.segment("IEA", String(this.#groups), this.#interchange);
  }

  /** What was written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  /** Characters that wait to be taken. */
  get waiting(): number {
    return this.#text.length;
  }
}
