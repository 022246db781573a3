import type { ByteSource } from "@claimscrub/claim";
import type { Element } from "./element.ts";
import { parseJson } from "./parse-json.ts";
import { ParseProblem } from "./parse-problem.ts";
import { parseXml } from "./parse-xml.ts";

/** Reads one resource of a planned file. @throws ParseProblem, with offsets into the file. */
export async function readResource(source: ByteSource, from: number, to: number): Promise<Element> {
  const bytes = new Uint8Array(to - from);
  for (let at = from; at < to; ) {
    const chunk = await source.read(at, to);
    if (chunk.length === 0) throw new Error(`the file ended at byte ${at} where a resource goes on to byte ${to}`);
    bytes.set(chunk, at - from);
    at += chunk.length;
  }
  try {
    return bytes[0] === 60 ? parseXml(bytes, from) : parseJson(bytes, from);
  } catch (error) {
    if (error instanceof ParseProblem) throw new ParseProblem(error.kind, from + error.at, error.expected);
    throw error;
  }
}

/** The same for what a claim refers to: what can't be read counts as not there. */
export async function readSupporting(source: ByteSource, from: number, to: number): Promise<Element | undefined> {
  try {
    return await readResource(source, from, to);
  } catch (error) {
    if (error instanceof ParseProblem) return undefined;
    throw error;
  }
}
