import type { RecordedRepair, RecordedSite } from "./sidecar.ts";

/** The closure codes that a recorded repair is coded by. */
export interface ClosureCode {
  /** Two repairs of one kind and group are summed and coded once. */
  readonly group: string;
  readonly procedure: string;
  readonly addOn: { readonly procedure: string; readonly units: number } | undefined;
}

const FINE: readonly RecordedSite[] = ["eyelid", "nose", "ear", "lip"];
const FACE: ReadonlySet<RecordedSite> = new Set([...FINE, "forehead", "cheek", "chin", "mouth", "temple", "face"]);

/** Groups of anatomic regions: of simple, of intermediate, and of complex repairs with flaps and grafts (NCCI Policy Manual, chapter III, sections H and I). */
function groupOf(kind: RecordedRepair["kind"], site: RecordedSite): string | undefined {
  const face = FACE.has(site);
  if (kind === "simple") return face ? "face" : "elsewhere";
  if (kind === "intermediate") {
    if (face) return "face";
    return ["neck", "hand", "foot", "genitalia"].includes(site) ? "neck, hands, feet" : "scalp, trunk, limbs";
  }
  // A face without a nearer word may belong to either of two groups.
  if (site === "face") return undefined;
  if (FINE.includes(site)) return "eyelids, nose, ears, lips";
  if (site === "trunk") return "trunk";
  return ["scalp", "arm", "leg"].includes(site) ? "scalp, limbs" : "forehead to feet";
}

/** Upper limits in centimetres with their codes, in order; the last code has no limit. */
type Sizes = readonly (readonly [upTo: number, code: string])[];

const SIMPLE: Readonly<Record<string, Sizes>> = {
  elsewhere: [[2.5, "12001"], [7.5, "12002"], [12.5, "12004"], [20, "12005"], [30, "12006"], [Infinity, "12007"]],
  face: [[2.5, "12011"], [5, "12013"], [7.5, "12014"], [12.5, "12015"], [20, "12016"], [30, "12017"], [Infinity, "12018"]],
}; // biome-ignore format: one line a group
const INTERMEDIATE: Readonly<Record<string, Sizes>> = {
  "scalp, trunk, limbs": [[2.5, "12031"], [7.5, "12032"], [12.5, "12034"], [20, "12035"], [30, "12036"], [Infinity, "12037"]],
  "neck, hands, feet": [[2.5, "12041"], [7.5, "12042"], [12.5, "12044"], [20, "12045"], [30, "12046"], [Infinity, "12047"]],
  face: [[2.5, "12051"], [5, "12052"], [7.5, "12053"], [12.5, "12054"], [20, "12055"], [30, "12056"], [Infinity, "12057"]],
}; // biome-ignore format: one line a group

/** Complex repairs, flaps and full-thickness grafts: first code, second code, add-on. A graft has no second code. */
const COMPLEX: Readonly<Record<string, readonly [string, string, string]>> = {
  trunk: ["13100", "13101", "13102"],
  "scalp, limbs": ["13120", "13121", "13122"],
  "forehead to feet": ["13131", "13132", "13133"],
  "eyelids, nose, ears, lips": ["13151", "13152", "13153"],
};
const FLAPS: Readonly<Record<string, readonly [string, string]>> = {
  trunk: ["14000", "14001"],
  "scalp, limbs": ["14020", "14021"],
  "forehead to feet": ["14040", "14041"],
  "eyelids, nose, ears, lips": ["14060", "14061"],
};
const GRAFTS: Readonly<Record<string, readonly [string, string]>> = {
  trunk: ["15200", "15201"],
  "scalp, limbs": ["15220", "15221"],
  "forehead to feet": ["15240", "15241"],
  "eyelids, nose, ears, lips": ["15260", "15261"],
};

/** Centimetres and square centimetres have two decimals at most: compared as hundredths, so that 7.5 is 7.5. */
const hundredths = (value: number): number => Math.round(value * 100);

function bySize(sizes: Sizes, length: number): string | undefined {
  return sizes.find(([upTo]) => hundredths(length) <= hundredths(upTo))?.[1];
}

/** Units of an add-on that each cover `step` beyond `from`, or a part of it. */
export function addOnUnits(measure: number, from: number, step: number): number {
  return Math.max(0, Math.ceil((hundredths(measure) - hundredths(from)) / hundredths(step)));
}

/**
 * The codes of a recorded closure; undefined where the record does not tell the region or the measure that decide. Graft means a
 * full-thickness graft.
 */
export function closureCode(
  { kind, lengthCm, areaCm2, procedure: named }: RecordedRepair,
  site: RecordedSite | undefined,
): ClosureCode | undefined {
  if (named !== undefined) return { group: `${kind} ${named}`, procedure: named, addOn: undefined };
  const region = site === undefined ? undefined : groupOf(kind, site);
  const measure = kind === "flap" || kind === "graft" ? areaCm2 : lengthCm;
  if (region === undefined || measure === undefined) return undefined;
  const group = `${kind} ${region}`;
  const plain = (procedure: string | undefined): ClosureCode | undefined =>
    procedure === undefined ? undefined : { group, procedure, addOn: undefined };
  const withAddOn = (procedure: string, addOn: string, units: number): ClosureCode => ({
    group,
    procedure,
    addOn: units === 0 ? undefined : { procedure: addOn, units },
  });
  switch (kind) {
    case "simple":
      return plain(bySize(SIMPLE[region] ?? [], measure));
    case "intermediate":
      return plain(bySize(INTERMEDIATE[region] ?? [], measure));
    case "complex": {
      const [first = "", second = "", further = ""] = COMPLEX[region] ?? [];
      // There is no complex repair of one centimetre or less.
      if (hundredths(measure) <= 100) return undefined;
      return hundredths(measure) <= 250 ? plain(first) : withAddOn(second, further, addOnUnits(measure, 7.5, 5));
    }
    case "flap": {
      const [small = "", large = ""] = FLAPS[region] ?? [];
      if (hundredths(measure) <= 3000) return plain(hundredths(measure) <= 1000 ? small : large);
      return { ...withAddOn("14301", "14302", addOnUnits(measure, 60, 30)), group: "flap" };
    }
    case "graft": {
      const [first = "", further = ""] = GRAFTS[region] ?? [];
      return withAddOn(first, further, addOnUnits(measure, 20, 20));
    }
  }
}

/** The kind of closure that a code stands for; undefined for an add-on and for what is no closure of a Mohs wound. */
export function closureKind(procedure: string): RecordedRepair["kind"] | undefined {
  if (/^120(?:0[1-7]|1[1-8])$/.test(procedure)) return "simple";
  if (/^120(?:3[1-7]|4[1-7]|5[1-7])$/.test(procedure)) return "intermediate";
  if (/^13(?:10[01]|12[01]|13[12]|15[12])$/.test(procedure)) return "complex";
  if (/^14(?:0[0246][01]|301)$/.test(procedure) || /^157[345]\d$/.test(procedure)) return "flap";
  return /^15(?:0[45]0|1[0125][05]|2[0246]0|27[1357])$/.test(procedure) ? "graft" : undefined;
}

/** The add-on of a complex repair code that covers each further 5 cm; undefined for any other code. */
export function complexAddOn(procedure: string): string | undefined {
  return Object.values(COMPLEX).find(([first, second]) => procedure === first || procedure === second)?.[2];
}
