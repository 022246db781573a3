import type { RecordedStain } from "./sidecar.ts";

/** Stains that are part of Mohs surgery: nothing is paid for them (NCCI Policy Manual, chapter III, section K). */
const INCLUDED = new Set(["H&E", "HE", "HEMATOXYLIN-EOSIN", "HEMATOXYLIN AND EOSIN", "TOLUIDINE BLUE", "TB", "NONE"]);

/** Antibodies that Mohs laboratories use. Others are written as `ihc:NAME`. */
const ANTIBODIES = new Set(
  ["MART-1", "MART1", "MELAN-A", "MELANA", "MITF", "SOX10", "SOX-10", "S100", "S-100", "HMB-45", "HMB45", "PRAME"].concat(
    ["CYTOKERATIN", "CK", "CK5/6", "CK7", "CK20", "AE1/AE3", "PANCYTOKERATIN", "BER-EP4", "BEREP4", "P40", "P63", "CD34", "MNF116"], // biome-ignore format: a list of names
  ),
);

/** Other histochemical stains. More are written as `special:NAME`. */
const HISTOCHEMICAL = new Set(["PAS", "GIEMSA", "FITE", "TRICHROME", "ALCIAN BLUE", "MUCICARMINE", "FONTANA-MASSON", "CONGO RED", "GMS"]);

/**
 * Reads one stain of the sidecar: a name that is known, or `ihc:NAME` or `special:NAME`. Null for one that Mohs surgery includes, undefined
 * for one that is not known.
 */
export function readStain(text: string): RecordedStain | null | undefined {
  const name = text.trim().replace(/\s+/g, " ").toUpperCase();
  const told = /^(IHC|SPECIAL):\s*(\S.{0,39})$/.exec(name);
  if (told !== null) return { name: told[2] as string, kind: told[1] === "IHC" ? "immunohistochemistry" : "histochemical" };
  if (INCLUDED.has(name)) return null;
  if (ANTIBODIES.has(name)) return { name, kind: "immunohistochemistry" };
  if (HISTOCHEMICAL.has(name)) return { name, kind: "histochemical" };
  return undefined;
}

/** One name for the names of one antibody. */
const SAME: Readonly<Record<string, string>> = { MART1: "MART-1", MELANA: "MART-1", "MELAN-A": "MART-1", "SOX-10": "SOX10", "S-100": "S100", HMB45: "HMB-45", BEREP4: "BER-EP4", PANCYTOKERATIN: "CYTOKERATIN", "AE1/AE3": "CYTOKERATIN" }; // biome-ignore format: one name for each
/** Too short, or a word of its own, to be taken for a stain in running text. */
const UNSURE = new Set(["CK", "PAS", "P40", "P63", "FITE", "MITF"]);

interface StainWord {
  readonly pattern: RegExp;
  readonly stain: RecordedStain;
}

function words(names: ReadonlySet<string>, kind: RecordedStain["kind"]): StainWord[] {
  return [...names]
    .filter((name) => !UNSURE.has(name))
    .map((name) => ({ pattern: new RegExp(`(?<![A-Z0-9])${name}(?![A-Z0-9])`, "i"), stain: { name: SAME[name] ?? name, kind } }));
}

const IN_TEXT: readonly StainWord[] = [...words(ANTIBODIES, "immunohistochemistry"), ...words(HISTOCHEMICAL, "histochemical")];
const IN_GENERAL: readonly StainWord[] = [
  {
    pattern: /\b(?:immuno(?:histochemi\w+|stain\w*|peroxidase)|ihc)\b/i,
    stain: { name: "IMMUNOHISTOCHEMISTRY", kind: "immunohistochemistry" },
  },
  { pattern: /\b(?:special|non-?\s?routine)\s+stains?\b/i, stain: { name: "SPECIAL STAIN", kind: "histochemical" } },
];
/** Letters that each of these has: nearly all notes have none of them, and one look is enough. */
const PERHAPS = new RegExp([...ANTIBODIES, ...HISTOCHEMICAL].filter((name) => !UNSURE.has(name)).concat("immuno", "ihc", "stain").join("|"), "i"); // biome-ignore format: one pattern
const NOT_STAINED = /\b(?:no|not|without|non-?\s?diagnostic|prior|previous\w*|outside|biopsy)\b/i;

/** The stains beyond those of Mohs surgery that words on a claim name: `MART-1 ON ALL STAGES`. None where they say that it was not, or elsewhere. */
export function stainsTold(text: string): readonly RecordedStain[] {
  if (text === "" || !PERHAPS.test(text) || NOT_STAINED.test(text.replace(/\bnon-?\s?routine\b/gi, ""))) return [];
  const found = new Map<string, RecordedStain>();
  for (const list of [IN_TEXT, IN_GENERAL])
    if (found.size === 0) for (const { pattern, stain } of list) if (pattern.test(text)) found.set(stain.name, stain);
  return [...found.values()];
}
