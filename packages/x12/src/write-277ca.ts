import type { Cents, ServiceLine } from "@claimscrub/claim";
import type { AcknowledgementInput, AcknowledgementTime, Rejection, Rejections } from "./acknowledgement-input.ts";
import { type AnsweredClaim, type AnsweredName, answeredClaim, billingName, glancedBilling, glancedClaim } from "./claim-answers.ts";
import { type ClaimStatuses, claimStatuses, FORMAT_INVALID } from "./claim-statuses.ts";
import { ClaimsInOrder, type ReadStretch } from "./claims-in-order.ts";
import { controlNumber, EnvelopeHeads, type GroupHead, type InterchangeHead, named, type SetHead, timeOf } from "./envelope-heads.ts";
import type { OutlinedSet } from "./envelope-outline.ts";
import { codesOf, groupCodes, setCodes } from "./envelope-verdicts.ts";
import { FAULTS } from "./faults.ts";
import { amountText, elementText, InterchangeWriter } from "./interchange-writer.ts";

const GUIDE = "005010X214";
/** The claim was received and nothing stops it: a clearinghouse's word, as nobody has adjudicated anything yet. */
const ACCEPTED = "A1:20";
/** The entity, a clearinghouse, acknowledges receipt. */
const RECEIVED = "A1:19:AY";
const PIECE = 65_536;

/** Claims that follow each other under one billing provider, or all of a set. */
interface Totals {
  accepted: number;
  rejected: number;
  acceptedCents: Cents;
  rejectedCents: Cents;
}

interface ProviderTotals extends Totals {
  /** Where the provider's loop begins in the file; -1 where there is none. */
  readonly loop: number;
}

/** A set on its way into the answer. */
interface AnsweredSet {
  readonly outlined: OutlinedSet;
  readonly head: SetHead;
  /** Set where the whole set is refused: its statuses. */
  readonly refused: readonly string[] | undefined;
}

/**
 * The claim acknowledgement (277CA, 005010X214) of a claim file, piece by piece: each claim accepted or rejected, with its statuses and
 * those of its lines, under totals that foot. Claims of an envelope that must not go out are rejected with it. Yields nothing where the
 * file has no claim. Reads the claims twice, for the totals stand before what they count.
 */
export async function* write277ca(input: AcknowledgementInput & { readonly rejections: Rejections }): AsyncGenerator<string> {
  const { source, plan, file, rejections } = input;
  const { outline } = plan;
  const heads = new EnvelopeHeads(source, outline);
  const claims = new ClaimsInOrder(source, file, plan);
  const writer = new InterchangeWriter();
  let group = 0;
  let set = 0;
  for (let index = 0; index < outline.interchanges; index++) {
    const head = await heads.interchange(index);
    const broken = codesOf(outline.interchange(index), "TA1").length > 0;
    let open: AcknowledgementTime | undefined;
    const control = controlNumber(file.fileId, 1, index);
    for (; group < outline.groups && outline.group(group).interchange === index; group++) {
      const groupHead = await heads.group(group, head.delimiters);
      const groupRefused = broken || groupCodes(outline.group(group), groupHead).length > 0;
      for (; set < outline.sets && outline.set(set).group === group; set++) {
        const outlined = outline.set(set);
        if (outlined.claims === outlined.claimsEnd) continue;
        const setHead = await heads.set(set, head.delimiters);
        if (!outlined.assumed && setHead.code !== "837") continue;
        const answered = { outlined, head: setHead, refused: refusal(outlined, setHead, groupRefused) };
        if (open === undefined) {
          open = input.received ?? timeOf(head, groupHead, setHead);
          writer.openInterchange(named(head, groupHead), open, control);
          const names = { sender: groupHead.receiver || head.receiver, receiver: groupHead.sender || head.sender };
          writer.openGroup("HN", GUIDE, names, open, control);
        }
        yield* answerSet(answered, groupHead, head, open, control);
      }
    }
    if (open === undefined) continue;
    writer.closeGroup();
    writer.closeInterchange();
    yield writer.take();
  }

  async function* answerSet(
    set: AnsweredSet,
    groupHead: GroupHead,
    interchange: InterchangeHead,
    at: AcknowledgementTime,
    control: string,
  ): AsyncGenerator<string> {
    const { total, providers } = await addUp(set);
    const { head, refused } = set;
    const trace = elementText(head.reference, 50) || elementText(head.control, 50) || "0";
    const day = String(at.date);
    writer.openSet("277", GUIDE);
    writer.segment("BHT", "0085", "08", `${control}-${set.outlined.segment}`, day, at.time, "TH");
    writer.segment("HL", "1", "", "20", "1");
    writer.segment("NM1", "AY", ...partyElements(head.receiver, groupHead.receiver || interchange.receiver));
    writer.segment("TRN", "1", `${control}-${set.outlined.segment}`);
    writer.segment("DTP", "050", "D8", day);
    writer.segment("DTP", "009", "D8", day);
    writer.segment("HL", "2", "1", "21", "1");
    writer.segment("NM1", "41", ...partyElements(head.submitter, groupHead.sender || interchange.sender));
    writer.segment("TRN", "2", trace);
    const charged = amountText(total.acceptedCents + total.rejectedCents);
    if (refused === undefined) writer.segment("STC", RECEIVED, day, "WQ", charged);
    else writer.segment("STC", FORMAT_INVALID, day, "U", charged);
    writeTotals(total, "90", "AA");
    let level = 2;
    let next = set.outlined.claims;
    for (const provider of providers) {
      const end = next + provider.accepted + provider.rejected;
      const above = ++level;
      writer.segment("HL", String(above), "2", "19", "1");
      writer.segment("NM1", "85", ...providerElements(await providerOf(next)));
      writer.segment("TRN", "2", trace);
      writer.segment("STC", RECEIVED, "", "WQ", amountText(provider.acceptedCents + provider.rejectedCents));
      writeTotals(provider, "QA", "QC");
      for (; next < end; next++) {
        const stretch = await claims.at(next);
        const read = stretch.claims.get(next + 1);
        const claim = read === undefined ? await glancedClaim(source, plan.rangeOf(next)) : answeredClaim(read);
        writeClaim(claim, String(++level), String(above), statusesOf(next, refused, stretch.unread.has(next + 1)), day);
        if (writer.waiting > PIECE) yield writer.take();
      }
    }
    writer.closeSet();
  }

  async function addUp({ outlined, refused }: AnsweredSet): Promise<{ total: Totals; providers: ProviderTotals[] }> {
    const total: Totals = { accepted: 0, rejected: 0, acceptedCents: 0, rejectedCents: 0 };
    const providers: ProviderTotals[] = [];
    let stretch: ReadStretch | undefined;
    for (let index = outlined.claims; index < outlined.claimsEnd; index++) {
      const loop = plan.rangeOf(index).loops[0]?.from ?? -1;
      let provider = providers.at(-1);
      if (provider === undefined || provider.loop !== loop)
        providers.push((provider = { loop, accepted: 0, rejected: 0, acceptedCents: 0, rejectedCents: 0 }));
      if (stretch === undefined || index >= stretch.end) stretch = await claims.at(index);
      const claim = stretch.claims.get(index + 1);
      const chargeCents = claim === undefined ? (await glancedClaim(source, plan.rangeOf(index))).chargeCents : (claim.chargeCents ?? 0);
      const rejected = refused !== undefined || rejections.has(index + 1) || stretch.unread.has(index + 1);
      for (const sum of [total, provider]) {
        if (rejected) sum.rejected += 1;
        else sum.accepted += 1;
        if (rejected) sum.rejectedCents += chargeCents;
        else sum.acceptedCents += chargeCents;
      }
    }
    return { total, providers };
  }

  async function providerOf(index: number): Promise<AnsweredName | undefined> {
    const claim = (await claims.at(index)).claims.get(index + 1);
    return claim === undefined ? glancedBilling(source, plan.rangeOf(index)) : billingName(claim);
  }

  function statusesOf(index: number, refused: readonly string[] | undefined, unread: boolean): ClaimStatuses | undefined {
    const own: readonly Rejection[] = rejections.get(index + 1) ?? [];
    if (own.length === 0 && refused === undefined && !unread) return undefined;
    return claimStatuses(own, refused ?? [FORMAT_INVALID]);
  }

  function writeTotals({ accepted, rejected, acceptedCents, rejectedCents }: Totals, acceptedAs: string, rejectedAs: string): void {
    if (accepted > 0) writer.segment("QTY", acceptedAs, String(accepted));
    if (rejected > 0) writer.segment("QTY", rejectedAs, String(rejected));
    if (accepted > 0) writer.segment("AMT", "YU", amountText(acceptedCents));
    if (rejected > 0) writer.segment("AMT", "YY", amountText(rejectedCents));
  }

  function writeClaim(claim: AnsweredClaim, level: string, above: string, statuses: ClaimStatuses | undefined, day: string): void {
    writer.segment("HL", level, above, "PT");
    writer.segment("NM1", "QC", ...patientElements(claim.patient));
    writer.segment("TRN", "2", elementText(claim.id, 50) || "0");
    const amount = amountText(claim.chargeCents);
    if (statuses === undefined) writer.segment("STC", ACCEPTED, day, "WQ", amount);
    else for (const composites of statuses.claim) writeStatus(composites, day, amount);
    if (claim.typeOfBill !== "") writer.segment("REF", "BLT", claim.typeOfBill);
    writeService(claim.from, claim.through);
    for (const line of statuses === undefined ? [] : claim.lines) {
      const ofLine = statuses!.lines.get(line.number);
      if (ofLine === undefined || (line.procedure === "" && !line.revenueCode)) continue;
      writeLine(line, ofLine);
    }
  }

  function writeLine(line: ServiceLine, ofLine: readonly (readonly string[])[]): void {
    const { revenueCode = "" } = line;
    // A revenue code alone is the service (NU); beside a code it stands in SVC04.
    const alone = line.procedure === "" ? ["NU", revenueCode] : undefined;
    const service = (alone ?? [line.qualifier || "HC", line.procedure, ...line.modifiers]).map((part) => elementText(part, 48)).join(":");
    const units = line.units === undefined ? "" : String(line.units);
    const beside = alone === undefined ? elementText(revenueCode, 48) : "";
    writer.segment("SVC", service, amountText(line.chargeCents ?? 0), "", beside, "", "", units);
    for (const composites of ofLine) writeStatus(composites, "", "");
    writer.segment("REF", "FJ", elementText(line.controlNumber, 50) || String(line.number));
    writeService(line.date, line.dateThrough || line.date);
  }

  function writeStatus([first = "", second = "", third = ""]: readonly string[], day: string, amount: string): void {
    writer.segment("STC", first, day, "U", amount, "", "", "", "", "", second, third);
  }

  function writeService(from: number, through: number): void {
    if (from === 0) return;
    if (from === through) writer.segment("DTP", "472", "D8", String(from));
    else writer.segment("DTP", "472", "RD8", `${from}-${through}`);
  }
}

/** Why a set is refused whole, as statuses of its claims; undefined where it is not. */
function refusal(set: OutlinedSet, head: SetHead, groupRefused: boolean): readonly string[] | undefined {
  if (!groupRefused && setCodes(set, head).length === 0) return undefined;
  const own = set.faults.flatMap((kind) => FAULTS[kind].status277);
  return own.length === 0 ? [FORMAT_INVALID] : own;
}

/** NM102 to NM109 of a sender or receiver, numbered as the 837 numbers it. */
function partyElements(party: SetHead["submitter"], otherwise: string): string[] {
  const id = elementText(party?.id ?? "", 80) || elementText(otherwise, 80) || "UNKNOWN";
  const last = elementText(party?.last ?? "", 60) || id;
  const person = party?.entity === "1";
  const names = person ? [elementText(party.first, 35), elementText(party.middle, 25)] : ["", ""];
  return [person ? "1" : "2", last, ...names, "", "", "46", id];
}

function providerElements(name: AnsweredName | undefined): string[] {
  return [name?.entity === "1" ? "1" : "2", ...nameElements(name), ...idElements(name, /^(XX|FI|SV|24)$/, "XX")];
}

function patientElements(name: AnsweredName | undefined): string[] {
  return ["1", ...nameElements(name), ...idElements(name, /^(MI|II)$/, "MI")];
}

function nameElements(name: AnsweredName | undefined): string[] {
  return [elementText(name?.last ?? "", 60) || "UNKNOWN", elementText(name?.first ?? "", 35), elementText(name?.middle ?? "", 25), "", ""];
}

/** Qualifier and number, both or neither. */
function idElements(name: AnsweredName | undefined, known: RegExp, otherwise: string): string[] {
  const id = elementText(name?.id ?? "", 80);
  if (id === "") return [];
  return [name !== undefined && known.test(name.qualifier) ? name.qualifier : otherwise, id];
}
