import { type Claim, type Edit, formatServiceDate, type ServiceLine } from "@claimscrub/claim";

/** Whether an edit stands on a line or on a claim as a whole. */
export function isLine(at: ServiceLine | Claim): at is ServiceLine {
  return "procedure" in at;
}

/**
 * Fills the {placeholders} of a rule's words from the edit's data; {procedure}, {line}, {units}, {pos} and {date} of the line it stands on need
 * not be given. A placeholder without a value is a fault of the rule and throws.
 */
export function fill(words: string, edit: Edit): string {
  const parts = partsOf(words);
  let text = parts[0] as string;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] as string;
    const value = edit.data?.[name] ?? (isLine(edit.at) ? ofLine(edit.at, name) : undefined);
    if (value === undefined) throw new TypeError(`no value for {${name}} in: ${words}`);
    text += String(value) + (parts[at + 1] as string);
  }
  return text;
}

/** By words, of which rules have a fixed number: what stands between the placeholders and the placeholders' names, in turns. */
const parted = new Map<string, readonly string[]>();

function partsOf(words: string): readonly string[] {
  const known = parted.get(words);
  if (known !== undefined) return known;
  const parts = words.split(/\{(\w+)\}/);
  parted.set(words, parts);
  return parts;
}

function ofLine(line: ServiceLine, name: string): string | number | undefined {
  switch (name) {
    case "procedure":
      return line.procedure;
    case "line":
      return line.number;
    case "units":
      return line.units;
    case "pos":
      return line.pos;
    case "date":
      return formatServiceDate(line.date);
    default:
      return undefined;
  }
}

/** A line as basis steps name it: `line 2, 17312 x2`, with its claim where that isn't the claim that the reader looks at. */
export function lineName(line: ServiceLine, beside?: Claim): string {
  const { modifiers } = line;
  const code = modifiers.length === 0 ? line.procedure : `${line.procedure}-${modifiers.join("-")}`;
  const units = line.units === undefined || line.units === 1 ? "" : ` x${line.units}`;
  const claim = beside === undefined || line.claim === beside ? "" : `claim ${line.claim.id} `;
  return `${claim}line ${line.number}, ${code}${units}`;
}
