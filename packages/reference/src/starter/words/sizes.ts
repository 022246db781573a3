/** Words for the codes of one family that differ by size only: each code with its size put in the place of `{}`. */
export function bySize(words: string, codes: string, sizes: readonly string[]): string[] {
  return codes.split(" ").map((code, at) => `${code} ${words.replace("{}", sizes[at] ?? "")}`);
}

/** Six steps of excision, with the margin measured (11400-11646). */
export const EXCISION = ["up to 0.5 cm", "0.6 to 1 cm", "1.1 to 2 cm", "2.1 to 3 cm", "3.1 to 4 cm", "over 4 cm"] as const;
/** Four steps of shave removal (11300-11313). */
export const SHAVE = ["up to 0.5 cm", "0.6 to 1 cm", "1.1 to 2 cm", "over 2 cm"] as const;
/** Seven steps of simple and intermediate repair (12001-12057). */
export const REPAIR = ["up to 2.5 cm", "2.6 to 7.5 cm", "7.6 to 12.5 cm", "12.6 to 20 cm", "20.1 to 30 cm", "over 30 cm"] as const;
/** The face's own steps, one more. */
export const FACE_REPAIR = [
  "up to 2.5 cm",
  "2.6 to 5 cm",
  "5.1 to 7.5 cm",
  "7.6 to 12.5 cm",
  "12.6 to 20 cm",
  "20.1 to 30 cm",
  "over 30 cm",
] as const;
