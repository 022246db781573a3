import { type ClaimColumns, LINE } from "./claim-columns.ts";

/**
 * Settles by which number findings name each line from `first` on: LX01 where it is an integer and unique in its claim, else the line's
 * place; the place for all where the two would clash.
 */
export function numberLines({ lines }: ClaimColumns, first: number): void {
  const { data } = lines;
  const column = LINE.NUMBER;
  let counting = true;
  for (let row = first; row < lines.rows && counting; row++) counting = data[row * LINE.WIDTH + column] === row - first + 1;
  if (counting) return;
  const given = Array.from({ length: lines.rows - first }, (_, at) => data[(first + at) * LINE.WIDTH + column]!);
  const uses = new Map<number, number>();
  for (const number of given) uses.set(number, (uses.get(number) ?? 0) + 1);
  let numbers = given.map((number, at) => (number >= 0 && uses.get(number) === 1 ? number : at + 1));
  if (new Set(numbers).size < numbers.length) numbers = numbers.map((_, at) => at + 1);
  for (let at = 0; at < numbers.length; at++) data[(first + at) * LINE.WIDTH + column] = numbers[at]!;
}
