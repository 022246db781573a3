import { procedureKey, type ProcedureKey } from "@claimscrub/claim";
import type { Coverage } from "../coverage.ts";
import { STARTER_CODES } from "./data/codes.ts";

/** A table as the starter set keeps it: text lines and the SHA-256 of what they spell. */
export interface WrittenTable {
  readonly digest: string;
  readonly lines: string;
}

export function linesOf({ lines }: WrittenTable): string[] {
  return lines.split("\n").filter((line) => line !== "");
}

/** Spells out codes of which each is written by its last characters only, as far as they differ: `11102 4 6` are 11102, 11104, 11106. */
export function spellOut(text: string): string[] {
  let last = "";
  return text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => (last = last.slice(0, last.length - part.length) + part));
}

/** The codes that the starter set speaks for, in order. */
export function starterCodes(): string[] {
  return linesOf(STARTER_CODES).flatMap(spellOut);
}

const keys: ReadonlySet<ProcedureKey> = new Set(starterCodes().map(procedureKey));

/** Whether the starter set knows the code; its silence about any other means "not known here". */
export const isStarterCode: Coverage = (procedure) => keys.has(procedure);
