import { RECORDED_SITES, type RecordedSite } from "./sidecar.ts";

/** Words of records, with the site that each names. Wrist and ankle are arm and leg, as the record would say hand or foot otherwise (rules.md 5.5). */
const WORDS: Readonly<Record<string, RecordedSite>> = {
  eyebrow: "forehead",
  canthus: "eyelid",
  lid: "eyelid",
  nasal: "nose",
  ala: "nose",
  columella: "nose",
  helix: "ear",
  antihelix: "ear",
  earlobe: "ear",
  auricle: "ear",
  concha: "ear",
  preauricular: "cheek",
  postauricular: "scalp",
  malar: "cheek",
  jaw: "cheek",
  jawline: "cheek",
  vermilion: "lip",
  philtrum: "lip",
  finger: "hand",
  thumb: "hand",
  digit: "hand",
  nail: "hand",
  palm: "hand",
  toe: "foot",
  hallux: "foot",
  heel: "foot",
  sole: "foot",
  penis: "genitalia",
  glans: "genitalia",
  scrotum: "genitalia",
  vulva: "genitalia",
  labia: "genitalia",
  genital: "genitalia",
  genitals: "genitalia",
  armpit: "axilla",
  back: "trunk",
  chest: "trunk",
  abdomen: "trunk",
  flank: "trunk",
  breast: "trunk",
  buttock: "trunk",
  shoulder: "arm",
  forearm: "arm",
  elbow: "arm",
  wrist: "arm",
  thigh: "leg",
  knee: "leg",
  shin: "leg",
  calf: "leg",
  ankle: "leg",
  pretibial: "leg",
  hip: "leg",
};

const SIDES = new Set(["left", "right", "l", "r", "lt", "rt", "upper", "lower", "mid", "central", "the", "of", "on", "dorsal", "dorsum"]);

/**
 * The site that a record's words name: `left nasal ala`, `dorsal hand`. Undefined where they name none that is known, or several.
 * A nail is a finger's unless the words name a toe; the back of a hand is no back.
 */
export function readRecordedSite(text: string): RecordedSite | undefined {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "" && !SIDES.has(word));
  const sites = new Set<RecordedSite>();
  const behind = /\bback of\b/i.test(text);
  for (const word of words) {
    const site = RECORDED_SITES.find((one) => one === word || `${one}s` === word) ?? WORDS[word] ?? WORDS[word.replace(/s$/, "")];
    if (site !== undefined) sites.add(site);
  }
  if (sites.has("foot") && words.some((word) => word.startsWith("nail"))) sites.delete("hand");
  if (behind) sites.delete("trunk");
  // A face that is told more closely is that place.
  if (sites.size === 2 && sites.has("face")) sites.delete("face");
  return sites.size === 1 ? [...sites][0] : undefined;
}

/** The site family of Mohs surgery; the axilla is trunk. */
export function familyOfRecordedSite(site: RecordedSite): "head-hands-feet-genitalia" | "trunk-arms-legs" {
  switch (site) {
    case "axilla":
    case "trunk":
    case "arm":
    case "leg":
      return "trunk-arms-legs";
    default:
      return "head-hands-feet-genitalia";
  }
}
