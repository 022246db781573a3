import { Readable } from "node:stream";
import { type FormattedSegment, X12parser } from "x12-parser";

/** A claim as the independent reader x12-parser sees it: CLM01, CLM02 and of each SV1, SV2 or SV3 its code, modifiers, charge and units. */
export interface WitnessClaim {
  readonly id: string;
  readonly charge: string;
  readonly lines: readonly string[];
}

/** The text by which a line is compared: code, modifiers, charge and units as sent. */
export function lineText(procedure: string, modifiers: readonly string[], charge: string, units: string): string {
  return `${procedure.toUpperCase()} ${modifiers.join(":").toUpperCase()} ${charge} ${units}`;
}

/** Elements of a service by its segment: code composite, charge, units, and what units stand for where they are left out. */
const SERVICES: Readonly<Record<string, readonly [composite: string, charge: string, units: string, unsaid: string]>> = {
  SV1: ["1", "2", "4", ""],
  SV2: ["2", "3", "5", ""],
  SV3: ["1", "2", "6", "1"],
};

/** Reads claims by x12-parser's segments, all bytes in one write: it takes the delimiters from the first write by fixed offsets. */
export async function witnessClaims(bytes: Uint8Array): Promise<readonly WitnessClaim[]> {
  const claims: { id: string; charge: string; lines: string[] }[] = [];
  const parser = new X12parser("latin1");
  Readable.from([Buffer.from(bytes)]).pipe(parser);
  for await (const segment of parser as AsyncIterable<FormattedSegment>) {
    if (segment.name === "CLM") claims.push({ id: segment["1"] ?? "", charge: segment["2"] ?? "", lines: [] });
    const service = SERVICES[segment.name];
    if (service === undefined || claims.length === 0) continue;
    const [composite, charge, units, unsaid] = service;
    const parts = [1, 2, 3, 4, 5].map((part) => segment[`${composite}-${part}`] ?? "");
    const modifiers = parts.slice(1).filter((text) => text !== "");
    claims.at(-1)!.lines.push(lineText(parts[0] ?? "", modifiers, segment[charge] ?? "", segment[units] || unsaid));
  }
  return claims;
}
