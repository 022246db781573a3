import type { ClaimSpec } from "./claim-spec.ts";
import { claimSegments, patientSegments, providerSegments, subscriberSegments } from "./claim-segments.ts";
import { DEFAULT_LAYOUT, type EnvelopeFault, type FileLayout } from "./file-layout.ts";

/** A segment as its elements; an element that is a list is a composite, and empty elements at the end are not written. */
export type Segment = readonly (string | readonly string[])[];

function textOf(segment: Segment, layout: FileLayout): string {
  const trim = (parts: readonly string[]): readonly string[] => {
    let length = parts.length;
    while (length > 0 && parts[length - 1] === "") length -= 1;
    return parts.slice(0, length);
  };
  const clean = (value: string): string => {
    for (const delimiter of [layout.element, layout.component, layout.terminator]) {
      if (value.includes(delimiter)) return clean(value.replaceAll(delimiter, " "));
    }
    return value;
  };
  const elements = segment.map((element) =>
    typeof element === "string" ? clean(element) : trim(element.map(clean)).join(layout.component),
  );
  return trim(elements).join(layout.element);
}

function isa(layout: FileLayout, control: string, faults: ReadonlySet<EnvelopeFault>): string {
  const pad = (text: string): string => text.padEnd(15).slice(0, faults.has("short-ISA") ? 12 : 15) + (faults.has("long-ISA") ? " " : "");
  return [
    "ISA",
    "00",
    "          ",
    "00",
    "          ",
    "ZZ",
    pad(layout.sender.id),
    "ZZ",
    pad(layout.receiver.id),
    String(layout.created).slice(2),
    layout.time,
    layout.version === "5010" ? layout.repetition : "U",
    layout.version === "5010" ? "00501" : "00401",
    control,
    "0",
    layout.usage,
    layout.component,
  ].join(layout.element);
}

function guideOf(layout: FileLayout): string {
  if (layout.purpose === "predetermination") return "005010X291";
  return layout.version === "5010" ? "005010X222A1" : "004010X098A1";
}

/**
 * Writes claims as a professional 837 in pieces of one claim or less, so that a file of any length costs no memory.
 * Neighbouring claims of one billing group share their loop 2000A, those of one subscriber their 2000B, of one dependent their 2000C
 * (by object identity).
 */
export function* write837p(claims: Iterable<ClaimSpec>, given: Partial<FileLayout> = {}): Generator<string, void> {
  const layout = { ...DEFAULT_LAYOUT, ...given };
  const faults = new Set(layout.faults);
  const guide = guideOf(layout);
  let started = false;
  let segments = 0;
  const raw = (text: string): string => {
    const prefix = started ? layout.indent : layout.byteOrderMark ? "\uFEFF" : "";
    started = true;
    segments += 1;
    return `${prefix}${text}${layout.terminator}${layout.lineEnding}`;
  };
  const write = (...list: readonly Segment[]): string => list.map((segment) => raw(textOf(segment, layout))).join("");

  let interchange = layout.firstControlNumber - 1;
  let group = 0;
  let transaction = 0;
  let groupsOpen = 0;
  let transactionsOpen = 0;
  let claimsOpen = 0;
  let level = 0;
  let providerLevel = 0;
  let subscriberLevel = 0;
  let last: ClaimSpec | undefined;

  const control = (value: number): string => String(value).padStart(9, "0");
  const openInterchange = (): string => {
    interchange += 1;
    groupsOpen = 0;
    return faults.has("no-ISA") ? "" : raw(isa(layout, control(interchange), faults));
  };
  const openGroup = (): string => {
    group += 1;
    groupsOpen += 1;
    transactionsOpen = 0;
    return write(["GS", "HC", layout.sender.id, layout.receiver.id, String(layout.created), layout.time, String(group), "X", guide]);
  };
  const openTransaction = (): string => {
    transaction += 1;
    transactionsOpen += 1;
    claimsOpen = 0;
    segments = 0;
    level = 0;
    last = undefined;
    const number = String(transaction).padStart(4, "0");
    const purpose = layout.purpose === "encounter" ? "RP" : layout.purpose === "predetermination" ? "TH" : "CH";
    const header: Segment[] = [
      layout.version === "5010" ? ["ST", "837", number, guide] : ["ST", "837", number],
      ["BHT", "0019", "00", `${layout.created}${number}`, String(layout.created), layout.time, purpose],
      ...(layout.version === "4010" ? [["REF", "87", guide]] : []),
      ["NM1", "41", "2", layout.sender.name, "", "", "", "", "46", layout.sender.id],
      ["PER", "IC", "CLAIMS OFFICE", "TE", "2125550100"],
      ["NM1", "40", "2", layout.receiver.name, "", "", "", "", "46", layout.receiver.id],
    ];
    return write(...header);
  };
  const closeTransaction = (): string => {
    if (faults.has("no-SE")) return "";
    const count = segments + 1 + (faults.has("wrong-segment-count") ? 3 : 0);
    const number = faults.has("other-control-number-in-SE") ? transaction + 7000 : transaction;
    return write(["SE", String(count), String(number).padStart(4, "0")]);
  };
  const closeGroup = (): string => {
    if (faults.has("no-GE")) return "";
    const count = transactionsOpen + (faults.has("wrong-transaction-count") ? 2 : 0);
    return write(["GE", String(count), String(group + (faults.has("other-control-number-in-GE") ? 70 : 0))]);
  };
  const closeInterchange = (): string => {
    if (faults.has("no-IEA") || faults.has("no-ISA")) return "";
    const count = groupsOpen + (faults.has("wrong-group-count") ? 2 : 0);
    return write(["IEA", String(count), control(interchange + (faults.has("other-control-number-in-IEA") ? 70 : 0))]);
  };

  for (const claim of claims) {
    let text = "";
    if (transaction === 0) text += openInterchange() + openGroup() + openTransaction();
    else if (claimsOpen === layout.claimsPerTransaction) {
      text += closeTransaction();
      if (transactionsOpen === layout.transactionsPerGroup) {
        text += closeGroup();
        if (groupsOpen === layout.groupsPerInterchange) text += closeInterchange() + openInterchange();
        text += openGroup();
      }
      text += openTransaction();
    }
    const sameProvider = last?.billing === claim.billing;
    const sameSubscriber =
      sameProvider &&
      last?.subscriber === claim.subscriber &&
      last.coverage === claim.coverage &&
      last.sequence === claim.sequence &&
      (last.dependent === undefined) === (claim.dependent === undefined);
    if (!sameProvider) {
      providerLevel = ++level;
      text += write(["HL", String(level), "", "20", "1"], ...providerSegments(claim, layout));
    }
    if (!sameSubscriber) {
      subscriberLevel = ++level;
      text += write(["HL", String(level), String(providerLevel), "22", claim.dependent ? "1" : "0"], ...subscriberSegments(claim, layout));
    }
    if (claim.dependent && !(sameSubscriber && last?.dependent?.person === claim.dependent.person)) {
      level += 1;
      text += write(["HL", String(level), String(subscriberLevel), "23", "0"], ...patientSegments(claim));
    }
    text += write(...claimSegments(claim, layout));
    claimsOpen += 1;
    last = claim;
    yield text;
  }
  if (transaction > 0) yield closeTransaction() + closeGroup() + closeInterchange();
}
