import type { AcknowledgementInput } from "./acknowledgement-input.ts";
import { ClaimsInOrder } from "./claims-in-order.ts";
import { controlNumber, EnvelopeHeads, type GroupHead, type InterchangeHead, named, timeOf } from "./envelope-heads.ts";
import { codesOf, groupCodes, guideOf, isAnswer, setCodes } from "./envelope-verdicts.ts";
import type { OutlinedSet } from "./envelope-outline.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./faults.ts";
import { elementText, InterchangeWriter } from "./interchange-writer.ts";

const GUIDE = "005010X231A1";
/** IK304: the segment has data element errors. */
const ELEMENTS_IN_ERROR = "8";
/** IK502: segments in error. */
const SEGMENTS_IN_ERROR = "5";
const PIECE = 65_536;

/** Data elements by their numbers in the X12 dictionary, as far as the reader says anything of them. */
const ELEMENT_NUMBERS: Readonly<Record<string, string>> = {
  CLM02: "782",
  "CLM05-1": "1331",
  SV102: "782",
  SV104: "380",
  SV203: "782",
  SV205: "380",
  SV302: "782",
  SV306: "380",
  DTP02: "1250",
  DTP03: "1251",
  HL01: "628",
  HL02: "734",
  HL03: "735",
  LX01: "554",
};

interface GroupTally {
  received: number;
  accepted: number;
  withErrors: number;
}

/**
 * The implementation acknowledgement (999, 005010X231A1) of a claim file, piece by piece: an interchange for each of the file's, from its
 * receiver to its sender, with a TA1 where the interchange itself is at fault, and an ST for each functional group. A set is rejected for
 * what makes it unfit as a whole; what is wrong inside a claim is noted and leaves the claim to the 277CA. What only warns is left out.
 * Yields nothing where there is nothing to answer: no X12, or nothing but answers.
 */
export async function* write999(input: AcknowledgementInput): AsyncGenerator<string> {
  const { source, plan, file } = input;
  const { outline } = plan;
  const heads = new EnvelopeHeads(source, outline);
  const writer = new InterchangeWriter();
  const claims = new ClaimsInOrder(source, file, plan);
  const planFaults = new PlanFaults(plan.planFaults);
  // Only claims that the reader had an error about are looked at again.
  const faulty = input.rejections && [...input.rejections.keys()].sort((a, b) => a - b);
  let nextFaulty = 0;
  let group = 0;
  let set = 0;
  for (let index = 0; index < outline.interchanges; index++) {
    const head = await heads.interchange(index);
    const own: { readonly group: number; readonly head: GroupHead }[] = [];
    for (; group < outline.groups && outline.group(group).interchange === index; group++)
      own.push({ group, head: await heads.group(group, head.delimiters) });
    const answered = own.filter((one) => !isAnswer(one.head));
    const ta1 = ta1Code(outline.interchange(index), head);
    while (set < outline.sets && outline.set(set).group < (own[0]?.group ?? 0)) set++;
    if (answered.length === 0 && ta1 === undefined) continue;
    const firstSet = set < outline.sets && own.some((one) => one.group === outline.set(set).group) ? set : undefined;
    const at =
      input.received ?? timeOf(head, own[0]?.head, firstSet === undefined ? undefined : await heads.set(firstSet, head.delimiters));
    const control = controlNumber(file.fileId, 0, index);
    writer.openInterchange(named(head, own[0]?.head), at, control);
    if (ta1 !== undefined) writer.segment("TA1", head.control.padStart(9, "0"), head.date, head.time, ta1 === "000" ? "A" : "R", ta1);
    if (answered.length > 0) {
      const [first] = answered;
      writer.openGroup(
        "FA",
        GUIDE,
        { sender: first!.head.receiver || head.receiver, receiver: first!.head.sender || head.sender },
        at,
        control,
      );
      for (const one of answered) {
        const number = one.group;
        while (set < outline.sets && outline.set(set).group < number) set++;
        const tally: GroupTally = { received: 0, accepted: 0, withErrors: 0 };
        writer.openSet("999", GUIDE);
        writer.segment("AK1", one.head.kind || "HC", one.head.control || "0", one.head.guide);
        for (; set < outline.sets && outline.set(set).group === number; set++) {
          yield* answerSet(outline.set(set), set, one.head, head, tally);
          if (writer.waiting > PIECE) yield writer.take();
        }
        closeGroupAnswer(number, one.head, tally);
        writer.closeSet();
      }
      writer.closeGroup();
    }
    writer.closeInterchange();
    yield writer.take();
  }

  async function* answerSet(
    outlined: OutlinedSet,
    number: number,
    group: GroupHead,
    { delimiters }: InterchangeHead,
    tally: GroupTally,
  ): AsyncGenerator<string> {
    // A set that no ST opens has no number to answer to: its group says so (AK9).
    const setHead = outlined.assumed ? undefined : await heads.set(number, delimiters);
    if (setHead !== undefined) {
      tally.received += 1;
      writer.segment("AK2", setHead.code || "837", setHead.control || "0", guideOf(setHead, group));
    }
    let noted = false;
    for (let claim = nextToRead(outlined.claims); ; ) {
      const stretch = claim < outlined.claimsEnd ? await claims.at(claim) : undefined;
      const from = claim;
      const end = Math.min(stretch?.end ?? outlined.claimsEnd, outlined.claimsEnd);
      const inside = (stretch?.faults ?? []).filter(({ claimIndex }) => claimIndex !== null && claimIndex > from && claimIndex <= end);
      claim = nextToRead(end);
      const until = claim < outlined.claimsEnd ? plan.rangeOf(claim).segment : outlined.endSegment;
      const faults = [...planFaults.take(outlined.segment, until), ...inside].filter(isNoted);
      noted ||= faults.length > 0;
      if (setHead !== undefined) for (const together of bySegment(faults)) noteSegment(together, outlined.segment);
      if (writer.waiting > PIECE) yield writer.take();
      if (claim >= outlined.claimsEnd) break;
    }
    if (setHead === undefined) return;
    const codes = setCodes(outlined, setHead);
    if (codes.length > 0) writer.segment("IK5", "R", ...codes);
    else {
      tally.accepted += 1;
      if (noted) tally.withErrors += 1;
      writer.segment("IK5", noted ? "E" : "A", noted ? SEGMENTS_IN_ERROR : "");
    }
  }

  /** The claim at or behind this place, from 0, of which something may have to be said. */
  function nextToRead(claim: number): number {
    if (faulty === undefined) return claim;
    while (nextFaulty < faulty.length && faulty[nextFaulty]! <= claim) nextFaulty++;
    return nextFaulty < faulty.length ? faulty[nextFaulty]! - 1 : Number.MAX_SAFE_INTEGER;
  }

  /** IK3 with the claim it stands in, and an IK4 for each element. */
  function noteSegment(faults: readonly Fault[], firstSegment: number): void {
    const [first] = faults;
    const { segment, element } = first!.position;
    const ofSegment = faults.find((fault) => FAULTS[fault.kind].acknowledgement!.segment === "IK3");
    const ofElements = faults.filter((fault) => FAULTS[fault.kind].acknowledgement!.segment === "IK4" && placeOf(fault) !== undefined);
    const id = /^[A-Z][A-Z0-9]{1,2}$/.exec(segmentOf(element))?.[0] ?? "UNK";
    const code = ofSegment === undefined ? ELEMENTS_IN_ERROR : FAULTS[ofSegment.kind].acknowledgement!.code;
    writer.segment("IK3", id, String(segment - firstSegment + 1), "", code);
    const claim = faults.find((fault) => fault.claim !== null && fault.claim !== "")?.claim;
    if (claim !== undefined && claim !== null) writer.segment("CTX", `CLM01:${elementText(claim, 38)}`);
    for (const fault of ofElements)
      writer.segment("IK4", placeOf(fault)!, ELEMENT_NUMBERS[fault.position.element] ?? "", FAULTS[fault.kind].acknowledgement!.code);
  }

  function closeGroupAnswer(number: number, group: GroupHead, { received, accepted, withErrors }: GroupTally): void {
    const outlined = outline.group(number);
    const codes = groupCodes(outlined, group);
    const declared = String(outlined.declaredSets ?? received);
    if (codes.length > 0) writer.segment("AK9", "R", declared, String(received), "0", ...codes);
    else {
      const verdict = accepted === 0 ? "R" : accepted < received ? "P" : withErrors > 0 ? "E" : "A";
      writer.segment("AK9", verdict, declared, String(received), String(accepted));
    }
  }
}

/** Plan faults in order of place, taken stretch by stretch. */
class PlanFaults {
  readonly #faults: readonly Fault[];
  #next = 0;

  constructor(faults: readonly Fault[]) {
    this.#faults = [...faults].sort((a, b) => a.position.segment - b.position.segment);
  }

  /** Those from segment `from` up to, not including, `until` that were not taken yet. */
  take(from: number, until: number): Fault[] {
    const taken: Fault[] = [];
    for (; this.#next < this.#faults.length && this.#faults[this.#next]!.position.segment < until; this.#next++)
      if (this.#faults[this.#next]!.position.segment >= from) taken.push(this.#faults[this.#next]!);
    return taken;
  }
}

function isNoted({ kind }: Fault): boolean {
  const { acknowledgement, severity } = FAULTS[kind];
  return severity === "error" && (acknowledgement?.segment === "IK3" || acknowledgement?.segment === "IK4");
}

function bySegment(faults: readonly Fault[]): Fault[][] {
  const groups: Fault[][] = [];
  for (const fault of [...faults].sort((a, b) => a.position.segment - b.position.segment)) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.position.segment === fault.position.segment) last.push(fault);
    else groups.push([fault]);
  }
  return groups;
}

/** `SV101-2` is element 1, component 2: `1:2`. Undefined where a segment as a whole is meant. */
function placeOf({ position }: Fault): string | undefined {
  const match = /^[A-Z][A-Z0-9]{1,2}?(\d{2})(?:-(\d))?$/.exec(position.element);
  if (match === null) return undefined;
  return match[2] === undefined ? String(Number(match[1])) : `${Number(match[1])}:${match[2]}`;
}

/** `CLM05-3` stands in CLM, `DTP*472` in DTP. */
function segmentOf(element: string): string {
  return element.replace(/\*.*$/, "").replace(/\d{2}(-\d+)?$/, "");
}

/** TA1 code of an interchange with an ISA: that of its gravest fault, 000 where a TA1 was asked for and nothing is wrong. */
function ta1Code(envelope: Parameters<typeof codesOf>[0] & { readonly assumed: boolean }, head: InterchangeHead): string | undefined {
  if (envelope.assumed) return undefined;
  return codesOf(envelope, "TA1")[0] ?? (head.asksForTa1 ? "000" : undefined);
}
