import { codeSet, type ServiceLine } from "@claimscrub/claim";
import { isHarmless } from "../harmless/harmless-line.ts";
import { addOnUnits } from "../sidecar/closure-codes.ts";
import { unitsOf } from "../sidecar/compare-claims.ts";
import { countTold, lengthTold } from "./told-measure.ts";

interface Family {
  readonly primary: string;
  readonly addOn: string;
  /** Codes that stand for the whole by themselves: beside them nothing is missing. */
  readonly instead?: string;
  /** The measure in words, and the units of the add-on that it asks for; undefined where the words tell none or another code. */
  needed(text: string): { readonly told: string; readonly units: number } | undefined;
}

/** Each further lesion or biopsy is a unit of the add-on. `most` where more of them have a code of their own. */
function byCount(what: string, most = 99): Family["needed"] {
  return (text) => {
    const count = countTold(text);
    return count === undefined || count > most ? undefined : { told: `${count} ${what}`, units: Math.max(0, count - 1) };
  };
}

/** The codes of 2.6 to 7.5 cm; each further 5 cm or part of it is a unit of the add-on. */
function byLength(text: string): ReturnType<Family["needed"]> {
  const length = lengthTold(text);
  return length === undefined ? undefined : { told: `${length} cm`, units: addOnUnits(length, 7.5, 5) };
}

const FAMILIES: readonly Family[] = [
  { primary: "17000", addOn: "17003", instead: "17004", needed: byCount("lesions", 14) },
  { primary: "11102", addOn: "11103", needed: byCount("biopsies") },
  { primary: "11104", addOn: "11105", needed: byCount("biopsies") },
  { primary: "11106", addOn: "11107", needed: byCount("biopsies") },
  { primary: "13101", addOn: "13102", needed: byLength },
  { primary: "13121", addOn: "13122", needed: byLength },
  { primary: "13132", addOn: "13133", needed: byLength },
  { primary: "13152", addOn: "13153", needed: byLength },
];

/** Codes that add-ons of a count or a length belong to. */
export const MEASURED: readonly string[] = FAMILIES.map(({ primary }) => primary);

/** A primary of which its own words, those of its add-on or of its claim tell a measure. */
export interface ToldAddOn {
  readonly primary: ServiceLine;
  readonly addOn: string;
  readonly told: string;
  readonly needed: number;
  /** Lines of the add-on by the same physician on the day. */
  readonly billed: readonly ServiceLine[];
  readonly units: number;
}

const NONE: readonly ToldAddOn[] = [];
const isMeasured = codeSet(MEASURED);

function hasWords({ narrative, note, claim }: ServiceLine): boolean {
  return narrative !== "" || note !== "" || claim.note !== "";
}

const HAS_DIGIT = /\d/;
const SURGERY = /^[1-6]\d{4}$/;

/** The note of the claim (2300 NTE) where it can only speak of the primary: no other surgery but its add-on stands on the claim. */
function claimNote(primary: ServiceLine, addOn: string): string {
  const others = primary.claim.lines.filter((line) => line !== primary && line.procedure !== addOn);
  return others.some(({ procedure }) => SURGERY.test(procedure)) ? "" : primary.claim.note;
}

/** Measures that words on the lines of a day tell, or the note of their claim where the lines tell none. Where one physician has a primary twice, whose measure it is can't be told. */
export function toldAddOns(lines: readonly ServiceLine[]): readonly ToldAddOn[] {
  // Nearly all lines are without words.
  if (!lines.some(hasWords)) return NONE;
  const told: ToldAddOn[] = [];
  for (const primary of lines) {
    const family = isMeasured(primary.procedureKey) ? FAMILIES.find((one) => one.primary === primary.procedure) : undefined;
    if (family === undefined || (primary.units ?? 1) > 1 || isHarmless(primary)) continue;
    const own = lines.filter((line) => line.renderingNpi === primary.renderingNpi);
    if (own.some((line) => line !== primary && (line.procedure === family.primary || line.procedure === family.instead))) continue;
    const billed = own.filter((line) => line.procedure === family.addOn);
    const words = [primary, ...billed].map(({ narrative, note }) => `${narrative} ${note}`.trim()).join("; ");
    const measure = family.needed(words) ?? (HAS_DIGIT.test(words) ? undefined : family.needed(claimNote(primary, family.addOn)));
    if (measure !== undefined)
      told.push({ primary, addOn: family.addOn, told: measure.told, needed: measure.units, billed, units: unitsOf(billed) });
  }
  return told;
}
