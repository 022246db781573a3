import type { ElementChange } from "@claimscrub/claim";
import type { ClaimLine, LineChangeAsked } from "../api/answers.ts";

/** A line as a person tries it out: texts as typed. */
export interface TriedLine {
  readonly procedure: string;
  /** Separated by commas or spaces. */
  readonly modifiers: string;
  readonly units: string;
  readonly pos: string;
  readonly remove: boolean;
}

export type Tried = ReadonlyMap<number, TriedLine>;

export function asBilled(line: ClaimLine): TriedLine {
  return {
    procedure: line.procedure,
    modifiers: line.modifiers.join(" "),
    units: line.units === null ? "" : String(line.units),
    pos: line.pos,
    remove: false,
  };
}

export function modifiersOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,:-]+/)
    .filter((modifier) => modifier !== "");
}

/** What can't be asked of the service, as a sentence; undefined where all can. */
export function faultOf(tried: TriedLine): string | undefined {
  if (tried.remove) return undefined;
  if (!/^[0-9A-Z]{5}$/i.test(tried.procedure.trim())) return "A code has five letters or digits.";
  const modifiers = modifiersOf(tried.modifiers);
  if (modifiers.some((modifier) => !/^[0-9A-Z]{2}$/.test(modifier))) return "A modifier has two letters or digits.";
  if (modifiers.length > 4) return "A line has room for four modifiers.";
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(tried.units.trim()) || Number(tried.units) <= 0) return "Units are a number above zero.";
  if (!/^\d{2}$/.test(tried.pos.trim())) return "A place of service has two digits.";
  return undefined;
}

/** The changes that make the lines as billed into those that are tried; a line as it was is not among them. */
export function changesOf(lines: readonly ClaimLine[], tried: Tried): LineChangeAsked[] {
  return lines.flatMap((line): LineChangeAsked[] => {
    const now = tried.get(line.line);
    if (now === undefined) return [];
    if (now.remove) return [{ line: line.line, remove: true }];
    const modifiers = modifiersOf(now.modifiers);
    const procedure = now.procedure.trim().toUpperCase();
    const change: LineChangeAsked = {
      line: line.line,
      ...(procedure === line.procedure ? {} : { procedure }),
      ...(modifiers.join(" ") === line.modifiers.join(" ") ? {} : { modifiers }),
      ...(Number(now.units) === line.units ? {} : { units: Number(now.units) }),
      ...(now.pos.trim() === line.pos ? {} : { pos: now.pos.trim() }),
    };
    return Object.keys(change).length === 1 ? [] : [change];
  });
}

/** A remedy's exact changes put into the lines, where all of them are changes of a line's code, modifiers, units or place; else undefined. */
export function triedFrom(lines: readonly ClaimLine[], claimIndex: number, changes: readonly ElementChange[]): Tried | undefined {
  const tried = new Map<number, TriedLine>();
  for (const change of changes) {
    const line = lines.find((one) => one.line === change.line);
    if (line === undefined || change.claimIndex !== claimIndex) return undefined;
    const now = tried.get(line.line) ?? asBilled(line);
    const next = changed(now, change);
    if (next === undefined) return undefined;
    tried.set(line.line, next);
  }
  return tried.size === 0 ? undefined : tried;
}

function changed(line: TriedLine, { element, from, to }: ElementChange): TriedLine | undefined {
  if (element === "SV1" || element === "LX" || (element === "SV101-2" && to === null))
    return to === null ? { ...line, remove: true } : undefined;
  if (element === "SV101-2") return { ...line, procedure: to ?? "" };
  if (element === "SV104" && to !== null) return { ...line, units: to };
  if (element === "SV105" && to !== null) return { ...line, pos: to };
  if (!/^SV101-[3-6]$/.test(element)) return undefined;
  const modifiers = modifiersOf(line.modifiers);
  const at = from === null ? -1 : modifiers.indexOf(from);
  if (to === null) return at < 0 ? undefined : { ...line, modifiers: modifiers.filter((_, place) => place !== at).join(" ") };
  if (at >= 0) modifiers[at] = to;
  else modifiers.splice(Number(element.at(-1)) - 3, 0, to);
  return { ...line, modifiers: modifiers.join(" ") };
}
