/** A number of lesions or biopsies: `8 LESIONS`, `12 AKS`, `3 biopsies`. */
const COUNT =
  /(?<![\d./-])(\d{1,2})\s+(?:(?:actinic|premalignant|skin|separate|further|distinct)\s+)*(?:lesions?|aks?|keratos[ei]s|biops(?:y|ies)|sites?)\b/gi;
/** A length: `12.5 CM`. Not an area, and none of several measures of one wound (`3 x 4 cm`). */
const LENGTH = /(?<![\dx.*]|x\s|by\s)(\d{1,3}(?:\.\d{1,2})?)\s*(?:cm|centimet(?:er|re)s?)(?!\s*(?:2|x|\*|by|sq))\b/gi;
const AREA = /\bsq(?:uare)?\b|cm2|\d\s*(?:x|by)\s*\d/i;

const HAS_DIGIT = /\d/;

/** The one number that the pattern finds; undefined where it finds none or several that differ: nobody can tell which is meant. */
function onlyNumber(text: string, pattern: RegExp): number | undefined {
  if (!HAS_DIGIT.test(text)) return undefined;
  const found = new Set([...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** How many lesions or biopsies the words of a line tell. */
export function countTold(text: string): number | undefined {
  return text === "" ? undefined : onlyNumber(text, COUNT);
}

/** The length in centimetres that the words of a line tell. */
export function lengthTold(text: string): number | undefined {
  return text === "" || AREA.test(text) ? undefined : onlyNumber(text, LENGTH);
}
