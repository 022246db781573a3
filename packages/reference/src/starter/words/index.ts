import { procedureKey, type ProcedureKey } from "@claimscrub/claim";
import { CLOSURE } from "./closure.ts";
import { OTHER } from "./other.ts";
import { PATHOLOGY } from "./pathology.ts";
import { SKIN } from "./skin.ts";
import { VISITS } from "./visits.ts";

interface Entry {
  readonly low: ProcedureKey;
  readonly high: ProcedureKey;
  readonly words: string;
}

function entry(line: string): Entry {
  const space = line.indexOf(" ");
  const [low = "", high = low] = line.slice(0, space).split("-");
  return { low: procedureKey(low), high: procedureKey(high), words: line.slice(space + 1) };
}

/** The narrowest first, so that a code's own words win over those of a range around it. */
const entries: readonly Entry[] = [...SKIN, ...CLOSURE, ...PATHOLOGY, ...VISITS, ...OTHER]
  .map(entry)
  .sort((a, b) => a.high - a.low - (b.high - b.low));

/** What a code is for, in words of our own: by its family and what tells it from the others, never the AMA's descriptor. */
export function plainWords(procedure: ProcedureKey): string | undefined {
  return entries.find(({ low, high }) => procedure >= low && procedure <= high)?.words;
}
