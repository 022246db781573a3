import type { Calculator, Tip } from "./code-tips.ts";
import type { HypotheticalLine } from "./hypothetical-day.ts";

/** Mohs surgery: the first stage of each group of sites with its later stage; 17315 is for either. */
const FIRST_STAGES: Readonly<Record<string, { readonly later: string; readonly other: string; readonly otherLater: string }>> = {
  "17311": { later: "17312", other: "17313", otherLater: "17314" },
  "17313": { later: "17314", other: "17311", otherLater: "17312" },
};
const FIRST_OF: Readonly<Record<string, string>> = {
  "17311": "17311",
  "17312": "17311",
  "17313": "17313",
  "17314": "17313",
  "17315": "17311",
};
const EXTRA_BLOCK = "17315";

/** A repair, a complex repair with its add-on, a flap, a graft: examples of what closes the wound. */
const CLOSURES: readonly (readonly string[])[] = [["12052"], ["13132"], ["13132", "13133"], ["14060"], ["15260"]];

const COMPUTED = "computed from the fee schedule in force on the date, the whole day priced together";
const SOURCES = { codes: "add-on code edits; rules of the Mohs code family", manual: "Medicare NCCI Policy Manual, ch. III, s. F" };

function lines(...codes: readonly string[]): HypotheticalLine[] {
  return codes.map((procedure) => ({ procedure }));
}

/** The tips for a code of Mohs surgery, none for another: staging, site, closure, several tumours, pathology. */
export function mohsTips(code: string, calculator: Calculator): Tip[] {
  const first = FIRST_OF[code];
  const family = first === undefined ? undefined : FIRST_STAGES[first];
  if (first === undefined || family === undefined) return [];
  const { later, other, otherLater } = family;
  const high = { confidence: "high", why: COMPUTED } as const;
  return [
    {
      id: "staging",
      title: "Stages and blocks",
      text: `Each stage after the first is one unit of ${later}, however many there are; ${other} is not a later stage but the first stage of the other group of sites. ${EXTRA_BLOCK} counts each tissue block after the fifth of any one stage. The operative note must count stages, and blocks for each.`,
      figures: [
        calculator.figure(`second stage: ${first} + ${later}`, lines(first, later), lines(first)),
        calculator.figure(`third stage: ${later} x 2`, [{ procedure: first }, { procedure: later, units: 2 }], lines(first, later)),
        calculator.figure(`a sixth block: ${first} + ${EXTRA_BLOCK}`, lines(first, EXTRA_BLOCK), lines(first)),
      ],
      ...high,
      source: SOURCES.codes,
    },
    {
      id: "site",
      title: "Site of the tumour",
      text: "17311 and 17312 are for head, neck, hands, feet and genitalia, and for any site where deep structures are directly involved; 17313 and 17314 are for trunk, arms and legs. The diagnosis should say the same site as the code.",
      figures: [
        calculator.figure(`first stage as ${other} instead of ${first}`, lines(other), lines(first)),
        calculator.figure(
          `with a later stage: ${other} + ${otherLater} instead of ${first} + ${later}`,
          lines(other, otherLater),
          lines(first, later),
        ),
      ],
      ...high,
      source: SOURCES.codes,
    },
    {
      id: "closure",
      title: "Closing the wound",
      text: "Repairs, grafts and flaps are reported beside Mohs surgery; NCCI has no edit between them, and no 59 is needed for that. The lower of the two procedures is paid at half, so that a closure adds less than its own fee.",
      figures: CLOSURES.map((closure) => calculator.figure(`${[first, ...closure].join(" + ")}`, lines(first, ...closure), lines(first))),
      ...high,
      source: SOURCES.manual,
    },
    {
      id: "second-tumour",
      title: "A second tumour on the same day",
      text: `The second first stage is paid at half by the multiple-procedure rule, with or without a modifier. What 59 or XS does is to tell it from a repeat: without it the whole second line is likely denied as a duplicate.`,
      figures: [calculator.figure(`${first} + ${first}-59`, [{ procedure: first }, { procedure: first, modifiers: ["59"] }], lines(first))],
      ...high,
      source: "RVU25D, Multiple Procedure indicator 2",
    },
    {
      id: "pathology",
      title: "Reading the slides",
      text: "The codes are for one physician who is both surgeon and pathologist. Reading of the Mohs specimen (88300-88309, 88329-88332) is part of them; if another physician reads it, the surgery is not Mohs for payment. A diagnostic biopsy with frozen section on the same day needs 59.",
      figures: [calculator.figure(`${first} at stake`, lines(first), [])],
      confidence: "medium",
      why: "the amount is computed; whether it is at stake depends on who read the slides, which the claim shows only in part",
      source: SOURCES.manual,
    },
  ];
}
