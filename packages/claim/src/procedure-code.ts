/**
 * A five-character procedure code (CPT or HCPCS level II) as one integer: its characters as base-36 digits, so that a code is
 * compared, hashed and stored in a typed array without a string. 0 stands for "no such shape".
 */
export type ProcedureKey = number;

/** A two-character modifier as one integer from 1 (base 36, plus 1); 0 stands for none. */
export type ModifierKey = number;

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  if (code >= 97 && code <= 122) return code - 87;
  return -1;
}

/** Packs `17311` or `G0463`; lower case counts as upper case. 0 when the text is not five letters or digits. */
export function procedureKey(text: string): ProcedureKey {
  if (text.length !== 5) return 0;
  let key = 0;
  for (let at = 0; at < 5; at++) {
    const value = digit(text.charCodeAt(at));
    if (value < 0) return 0;
    key = key * 36 + value;
  }
  return key;
}

/** The text of a packed code; the empty string for 0. */
export function procedureText(key: ProcedureKey): string {
  return key === 0 ? "" : key.toString(36).toUpperCase().padStart(5, "0");
}

/** Packs `59` or `RT`; 0 when the text is not two letters or digits. */
export function modifierKey(text: string): ModifierKey {
  if (text.length !== 2) return 0;
  const first = digit(text.charCodeAt(0));
  const second = digit(text.charCodeAt(1));
  return first < 0 || second < 0 ? 0 : first * 36 + second + 1;
}

/** The text of a packed modifier; the empty string for 0. */
export function modifierText(key: ModifierKey): string {
  return key === 0 ? "" : (key - 1).toString(36).toUpperCase().padStart(2, "0");
}

const NUMERIC_CODES = 100_000;

/** The number that a code of five digits spells; -1 for a code with a letter. */
export function numberOfCode(key: ProcedureKey): number {
  let rest = key;
  let number = 0;
  for (let place = 1; place < NUMERIC_CODES; place *= 10) {
    const value = rest % 36;
    if (value > 9) return -1;
    number += value * place;
    rest = (rest / 36) | 0;
  }
  return number;
}

/** First and last of a range, both in it: keys, or the numbers that codes of five digits spell. */
interface CodeRange {
  readonly from: number;
  readonly to: number;
}

function bitsOf(ranges: readonly CodeRange[]): Uint32Array {
  const bits = new Uint32Array(NUMERIC_CODES / 32);
  for (const { from, to } of ranges) for (let number = from; number <= to; number++) bits[number >> 5]! |= 1 << (number & 31);
  return bits;
}

/**
 * A test for membership in a list of codes and ranges such as `["17311-17315", "99213"]`. Throws RangeError for what is neither.
 * A range runs over codes of one shape: `12001-13153` holds no code with letters. A bit a code of five digits: asked for every line of every claim.
 * The bits are made when the set is first asked: a program that only starts must not make some hundred of them.
 */
export function codeSet(ranges: readonly string[]): (key: ProcedureKey) => boolean {
  const numeric: CodeRange[] = [];
  const lettered: CodeRange[] = [];
  for (const range of ranges) {
    const [low, high] = range.split("-") as [string, string | undefined];
    const from = procedureKey(low);
    const to = procedureKey(high ?? low);
    if (from === 0 || to < from) throw new RangeError(`not a code or a range of codes: ${range}`);
    const [first, last] = [numberOfCode(from), numberOfCode(to)];
    if (first < 0) lettered.push({ from, to });
    else if (last < 0) throw new RangeError(`a range between codes of two shapes: ${range}`);
    else numeric.push({ from: first, to: last });
  }
  let bits: Uint32Array | undefined;
  return (key) => {
    const number = numberOfCode(key);
    if (number >= 0) {
      bits ??= bitsOf(numeric);
      if ((bits[number >> 5]! & (1 << (number & 31))) !== 0) return key !== 0;
    }
    for (let at = 0; at < lettered.length; at++) if (key >= lettered[at]!.from && key <= lettered[at]!.to) return true;
    return false;
  };
}
