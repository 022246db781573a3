import { codeSet, type ServiceLine } from "@claimscrub/claim";

/** First biopsies of skin with the codes of each further one (NCCI Policy Manual, chapter III: tangential, punch, incisional). */
export const FURTHER_BIOPSY: Readonly<Record<string, string>> = { "11102": "11103", "11104": "11105", "11106": "11107" };

/** The examination of one specimen of skin. */
export const SPECIMEN = "88305";

/** Services that yield tissue for a pathologist: biopsies, shaves, excisions, removals of skin tags, nails and soft tissue, and every surgery elsewhere. */
export const yieldsTissue: (procedure: number) => boolean = codeSet([
  "11102-11107", "11200-11201", "11300-11313", "11400-11471", "11600-11646", "11730-11772", "17311", "17313", "19000-69990",
]); // biome-ignore format: ranges of codes

/** Units of lines, one for a line that names none. */
export function unitsOf(lines: readonly ServiceLine[]): number {
  return lines.reduce((sum, line) => sum + (line.units ?? 1), 0);
}
