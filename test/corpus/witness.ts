import { Readable } from "node:stream";
import { type FormattedSegment, X12parser } from "x12-parser";

/** A claim as the independent reader x12-parser sees it: CLM01, CLM02 and of each SV1 its code, modifiers, charge and units. */
export interface WitnessClaim {
  readonly id: string;
  readonly charge: string;
  readonly lines: readonly string[];
}

/** The text by which a line is compared: code, modifiers, charge and units as sent. */
export function lineText(procedure: string, modifiers: readonly string[], charge: string, units: string): string {
  return `${procedure.toUpperCase()} ${modifiers.join(":").toUpperCase()} ${charge} ${units}`;
}

/** Reads claims by x12-parser's segments, all bytes in one write: it takes the delimiters from the first write by fixed offsets. */
export async function witnessClaims(bytes: Uint8Array): Promise<readonly WitnessClaim[]> {
  const claims: { id: string; charge: string; lines: string[] }[] = [];
  const parser = new X12parser("latin1");
  Readable.from([Buffer.from(bytes)]).pipe(parser);
  for await (const segment of parser as AsyncIterable<FormattedSegment>) {
    if (segment.name === "CLM") claims.push({ id: segment["1"] ?? "", charge: segment["2"] ?? "", lines: [] });
    if (segment.name !== "SV1" || claims.length === 0) continue;
    const modifiers = ["1-2", "1-3", "1-4", "1-5"].map((place) => segment[place] ?? "").filter((text) => text !== "");
    claims.at(-1)!.lines.push(lineText(segment["1-1"] ?? "", modifiers, segment["2"] ?? "", segment["4"] ?? ""));
  }
  return claims;
}
