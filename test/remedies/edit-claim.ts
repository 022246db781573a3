import type { ElementChange } from "@claimscrub/claim";

/*
 * Carries out a finding's exact remedy on the text of a claim file, as a biller at a keyboard would: by claim, by LX, by element. Only for files with the
 * delimiters of the examples: `*`, `:` and `~`.
 */

interface Group {
  /** LX and what follows it, up to the next LX. */
  segments: string[];
  readonly number: string;
}

/** The claim of a file as its own segments, apart from what stands before and after. */
interface Opened {
  readonly before: readonly string[];
  readonly head: string[];
  readonly groups: Group[];
  readonly after: readonly string[];
}

const ENDS_CLAIM = /^(?:CLM|HL|SE)\*/;

function open(segments: readonly string[], claimIndex: number): Opened {
  let seen = 0;
  const start = segments.findIndex((segment) => segment.startsWith("CLM*") && ++seen === claimIndex);
  if (start < 0) throw new RangeError(`the file has no claim ${claimIndex}`);
  const length = segments.slice(start + 1).findIndex((segment) => ENDS_CLAIM.test(segment));
  const end = length < 0 ? segments.length : start + 1 + length;
  const own = segments.slice(start, end);
  const places = own.flatMap((segment, at) => (segment.startsWith("LX*") ? [at] : []));
  const head = own.slice(0, places[0] ?? own.length);
  const groups = places.map((at, place) => ({
    segments: own.slice(at, places[place + 1] ?? own.length),
    number: own[at]!.split("*")[1] ?? "",
  }));
  return { before: segments.slice(0, start), head, groups, after: segments.slice(end) };
}

/** Sets one element of a group: `SV104`, or `SV101-3` within its composite. */
function set({ segments }: Group, element: string, to: string | null): void {
  const at = segments.findIndex((segment) => segment.startsWith("SV1*"));
  const elements = (segments[at] ?? "").split("*");
  const [, place = "", part] = /^SV1(\d\d)(?:-(\d))?$/.exec(element) ?? [];
  if (place === "") throw new RangeError(`not an element of SV1: ${element}`);
  const index = Number(place);
  while (elements.length <= index) elements.push("");
  if (part === undefined) elements[index] = to ?? "";
  else {
    const parts = (elements[index] ?? "").split(":");
    while (parts.length < Number(part)) parts.push("");
    parts[Number(part) - 1] = to ?? "";
    elements[index] = parts.join(":").replace(/:+$/, "");
  }
  segments[at] = elements.join("*").replace(/\*+$/, "");
}

function elementOf({ segments }: Group, place: number): string {
  return segments.find((segment) => segment.startsWith("SV1*"))?.split("*")[place] ?? "";
}

/** A charge that limits nothing: what a practice asks for a code that it did not bill stands on no claim. */
const AMPLE = "9999";

/** The text of the file with the changes of one finding made in it. @param line the finding's own line, which an added one is like */
export function carryOut(text: string, changes: readonly ElementChange[], line: number): string {
  let segments = text.split("~").map((segment) => segment.replace(/^\s+/, ""));
  for (const claimIndex of new Set(changes.map((change) => change.claimIndex))) {
    const opened = open(segments, claimIndex);
    const removed = new Set<Group>();
    let added: Group | undefined;
    for (const { line: at, element, from, to } of changes.filter((change) => change.claimIndex === claimIndex)) {
      if (at === "new") {
        if (element === "SV101-2") added = addLike(opened, line);
        if (added === undefined) throw new RangeError("a new line begins with its code");
        set(added, element, to);
        continue;
      }
      const group = opened.groups.find(({ number }) => number === String(at)) ?? opened.groups[at - 1];
      if (group === undefined) throw new RangeError(`the claim has no line ${at}`);
      if (element === "SV1") {
        removed.add(group);
        continue;
      }
      expectFrom(group, element, from);
      if (element === "SV104" && to !== null) {
        const scaled = Math.round((Number(elementOf(group, 2)) * 100 * Number(to)) / Number(elementOf(group, 4)));
        set(group, "SV102", (scaled / 100).toFixed(2));
      }
      if (element === "SV101-2") set(group, "SV102", AMPLE);
      set(group, element, to);
    }
    closeGaps(opened.groups);
    const groups = opened.groups.filter((group) => !removed.has(group));
    const total = groups.reduce((sum, group) => sum + Math.round(Number(elementOf(group, 2)) * 100), 0);
    const claim = opened.head[0]!.split("*");
    claim[2] = (total / 100).toFixed(2);
    opened.head[0] = claim.join("*");
    segments = [...opened.before, ...opened.head, ...groups.flatMap((group) => group.segments), ...opened.after];
  }
  return counted(segments).join("~\n");
}

/** What the remedy says that stands there must stand there. */
function expectFrom(group: Group, element: string, from: string | null): void {
  const [, place = "", part] = /^SV1(\d\d)(?:-(\d))?$/.exec(element) ?? [];
  const whole = elementOf(group, Number(place));
  const found = part === undefined ? whole : (whole.split(":")[Number(part) - 1] ?? "");
  const same = element === "SV102" || element === "SV104" ? Number(found) === Number(from) : found === (from ?? "");
  // SV105 is empty where the claim's own place holds.
  if (!same && element !== "SV105") throw new RangeError(`${element} is ${found || "empty"}, and the remedy takes it for ${from}`);
}

/** A modifier that was taken away leaves no hole: the ones behind it move up. */
function closeGaps(groups: readonly Group[]): void {
  for (const group of groups) {
    const parts = elementOf(group, 1).split(":");
    const modifiers = parts.slice(2, 6).filter((modifier) => modifier !== "");
    const rest = parts.slice(6);
    while (rest.length > 0 && modifiers.length < 4) modifiers.push("");
    set(group, "SV101", [...parts.slice(0, 2), ...modifiers, ...rest].join(":").replace(/:+$/, ""));
  }
}

function addLike({ groups }: Opened, line: number): Group {
  const like = groups.find(({ number }) => number === String(line)) ?? groups[line - 1];
  if (like === undefined) throw new RangeError(`the claim has no line ${line}`);
  const number = String(Math.max(...groups.map((group) => Number(group.number))) + 1);
  const segments = like.segments
    .filter((segment) => !segment.startsWith("LIN*") && !segment.startsWith("CTP*"))
    .map((segment) => (segment.startsWith("LX*") ? `LX*${number}` : segment.startsWith("REF*6R*") ? `${segment}N` : segment));
  const group = { segments, number };
  for (const element of ["SV101-3", "SV101-4", "SV101-5", "SV101-6", "SV101-7"]) set(group, element, null);
  set(group, "SV102", AMPLE);
  groups.push(group);
  return group;
}

/** SE01 counts anew. */
function counted(segments: readonly string[]): string[] {
  let start = 0;
  return segments.map((segment, at) => {
    if (segment.startsWith("ST*")) start = at;
    return segment.startsWith("SE*") ? segment.replace(/^SE\*\d+/, `SE*${at - start + 1}`) : segment;
  });
}
