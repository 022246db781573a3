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
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = edit.data?.[name] ?? (isLine(edit.at) ? ofLine(edit.at, name) : undefined);
    if (value === undefined) throw new TypeError(`no value for {${name}} in: ${words}`);
    return String(value);
  });
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
  const code = [line.procedure, ...line.modifiers].join("-");
  const units = line.units === undefined || line.units === 1 ? "" : ` x${line.units}`;
  const claim = beside === undefined || line.claim === beside ? "" : `claim ${line.claim.id} `;
  return `${claim}line ${line.number}, ${code}${units}`;
}
