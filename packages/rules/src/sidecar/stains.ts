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
