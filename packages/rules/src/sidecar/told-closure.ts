import { closureKind } from "./closure-codes.ts";
import type { RecordedRepair } from "./sidecar.ts";

/** Words by which a closure was not done, or not by this surgeon, or not that day: nothing is then read of it. */
const NOT_HERE =
  /\b(?:no|not|non|without|declin\w*|defer\w*|delay\w*|later|refer\w*|(?:oculo)?plastics?|ent|another|other|outside|second(?:ary)?\s+intent\w*|granulat\w*|plan\w*|will|scheduled?|prior|previous\w*|history|hx|billed|separate\s+claim|by\s+dr)\b|\bh\/o\b/i;

/** Letters or digits that each closure's words have: most notes have none of them, and one look is enough. */
const PERHAPS = /repair|closure|flap|transfer|ftsg|graft|1[2-5]\d{3}/i;
const CODE = /(?<![\d.])1[2-5]\d{3}(?![\d.])/g;
const KINDS: readonly (readonly [kind: RecordedRepair["kind"], words: RegExp])[] = [
  ["simple", /\bsimple\s+(?:linear\s+)?(?:repair|closure)\b/i],
  ["intermediate", /\b(?:intermediate|layered)\s+(?:linear\s+|layered\s+)?(?:repair|closure)\b/i],
  ["complex", /\bcomplex\s+(?:linear\s+|layered\s+)?(?:repair|closure)\b/i],
  ["flap", /\bflap\b|\badjacent\s+tissue\s+transfer\b/i],
  ["graft", /\bftsg\b|\bfull[\s-]+thickness\s+(?:skin\s+)?graft\b/i],
];
/** Flaps that are not coded by area and site alone. */
const OTHER_FLAP = /\b(?:interpolat\w*|paramedian|forehead\s+flap|pedicled?|island|melolabial|nasolabial|muscle|myocutaneous|delay)\b/i;

/** A length that belongs to the closure, not to the tumour or the defect: `4.2 cm intermediate repair`, `complex closure, length 8 cm`. */
const LENGTH =
  /(?<![\dx*.])(?<![x*]\s)(\d{1,2}(?:\.\d{1,2})?)\s*cm\s+(?:(?:simple|intermediate|layered|complex|linear)\s+)+(?:repair|closure)\b|\b(?:repair|closure)\b[\s:,=-]*(?:(?:of|total|final|length|sum|measur\w+|was|is)[\s:,=-]*)*(\d{1,2}(?:\.\d{1,2})?)\s*cm\b(?!\s*(?:2|x|\*|by|sq))/gi;
const AREA = /(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s*(?:sq\.?\s*cm|cm\s?2\b|cm\^2|square\s+cent\w+)/gi;

/** The one number that a pattern finds; undefined where it finds none or several that differ. */
function only(text: string, pattern: RegExp): number | undefined {
  const found = new Set([...text.matchAll(pattern)].map((match) => Number(match[1] ?? match[2])));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * The one closure that words on a claim name: `CLOSED BY FLAP 14060`, `4.2 CM INTERMEDIATE REPAIR`, `FTSG 6 SQ CM`. Undefined where they name none
 * or several, or say that it was left, planned, or somebody else's.
 */
export function closureTold(text: string): RecordedRepair | undefined {
  if (!PERHAPS.test(text) || NOT_HERE.test(text)) return undefined;
  const codes = new Set([...text.matchAll(CODE)].map(([code]) => code).filter((code) => closureKind(code) !== undefined));
  if (codes.size > 1) return undefined;
  const [procedure] = codes;
  const kinds = KINDS.filter(([, words]) => words.test(text)).map(([kind]) => kind);
  const coded = procedure === undefined ? undefined : closureKind(procedure);
  const kind = coded ?? kinds[0];
  if (kind === undefined || kinds.some((other) => other !== kind)) return undefined;
  const coverable = kind !== "flap" || !OTHER_FLAP.test(text);
  const byArea = kind === "flap" || kind === "graft";
  return {
    kind,
    lengthCm: byArea ? undefined : only(text, LENGTH),
    areaCm2: byArea && coverable ? only(text, AREA) : undefined,
    ...(procedure === undefined ? {} : { procedure }),
  };
}
