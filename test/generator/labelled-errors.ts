import type { ClaimSpec } from "./claim-spec.ts";
import { PLACES } from "./practices.ts";
import type { Visit } from "./visit.ts";

/** One mistake put into an otherwise ordinary claim, and the codes of the rules that must be named for it, and no others. */
export interface LabelledError {
  readonly name: string;
  readonly expected: readonly string[];
  readonly visit: Visit;
  /** Some rules speak of Medicare claims only. */
  readonly medicareOnly?: true;
  readonly further?: Partial<ClaimSpec>;
}

const FACE = ["C44311"];
const TRUNK = ["C44519"];

export const LABELLED_ERRORS: readonly LabelledError[] = [
  { name: "later stage without first, beside a repair", expected: ["MOH-001"], visit: { diagnoses: FACE, lines: ["17312", "12052"] } },
  {
    name: "later stage of the trunk without first, beside a repair",
    expected: ["MOH-001"],
    visit: { diagnoses: TRUNK, lines: ["17314 x2", "12032"] },
  },
  { name: "further blocks without any stage", expected: ["MOH-001"], visit: { diagnoses: FACE, lines: ["17315 x2", "13132"] } },
  {
    name: "first stage of the face, later stage of the trunk",
    expected: ["MOH-002"],
    visit: { diagnoses: FACE, lines: ["17311", "17314"] },
  },
  {
    name: "first stage of the trunk, later stage of the face",
    expected: ["MOH-002"],
    visit: { diagnoses: TRUNK, lines: ["17313", "17312"] },
  },
  {
    name: "first stage of the trunk billed as second stage of the nose",
    expected: ["MOH-003"],
    visit: { diagnoses: FACE, lines: ["17311", "17313"] },
  },
  {
    name: "second tumour of the face without a modifier",
    expected: ["MOH-009"],
    visit: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311 >2"] },
  },
  {
    name: "second tumour of the trunk without a modifier",
    expected: ["MOH-009"],
    visit: { diagnoses: ["C44519", "C44529"], lines: ["17313 >1", "17313 >2", "12032 >1"] },
  },
  {
    name: "third tumour without a modifier",
    expected: ["MOH-009"],
    visit: { diagnoses: ["C44311", "C4442", "C44212"], lines: ["17311 >1", "17311-59 >2", "17311 >3"] },
  },
  { name: "face code for a tumour of the back", expected: ["MOH-012"], visit: { diagnoses: TRUNK, lines: ["17311", "17312", "12032"] } },
  { name: "trunk code for a tumour of the nose", expected: ["MOH-013"], visit: { diagnoses: FACE, lines: ["17313", "12052"] } },
  {
    name: "trunk codes for both stages on the ear",
    expected: ["MOH-013"],
    visit: { diagnoses: ["C44212"], lines: ["17313", "17314", "13152"] },
  },
  { name: "pathology of the Mohs tissue by the surgeon", expected: ["MOH-020"], visit: { diagnoses: FACE, lines: ["17311", "88305"] } },
  {
    name: "frozen section of the Mohs tissue by the surgeon",
    expected: ["MOH-020"],
    visit: { diagnoses: FACE, lines: ["17311", "17312", "88331"] },
  },
  { name: "special stain without a modifier", expected: ["MOH-020"], visit: { diagnoses: FACE, lines: ["17311", "88342"] } },
  {
    name: "pathology of the same tissue by another physician",
    expected: ["MOH-021"],
    visit: { diagnoses: FACE, lines: ["17311", "88305 lab"] },
  },
  {
    name: "two repairs of one class and site",
    expected: ["MOH-028"],
    visit: { diagnoses: ["C44311", "C44319"], lines: ["17311 >1", "12052 >1", "12052-59 >2"] },
  },
  {
    name: "established visit with Mohs without 25",
    expected: ["MOH-033"],
    visit: { diagnoses: ["C44311", "L409"], lines: ["99213 >2", "17311 >1"] },
  },
  {
    name: "new-patient visit with Mohs without 25",
    expected: ["MOH-033"],
    visit: { diagnoses: ["C44311", "L409"], lines: ["99203 >2", "17311 >1"] },
  },
  { name: "second primary graft", expected: ["MOH-048"], visit: { diagnoses: ["C44311", "C44212"], lines: ["15260 >1", "15260-59 >2"] } },
  { name: "unassigned place of service", expected: ["POS-001"], visit: { pos: "97", diagnoses: ["L409"], lines: ["99213"] } },
  {
    name: "hospital place of service with no hospital named",
    expected: ["POS-003"],
    medicareOnly: true,
    visit: { pos: "22", diagnoses: FACE, lines: ["17311", "12052"] },
  },
  {
    name: "office place of service for an inpatient",
    expected: ["POS-004"],
    visit: { pos: "11", diagnoses: FACE, lines: ["17311"], facility: PLACES.newYorkHospital, admittedDaysBefore: 2 },
  },
  {
    name: "left and right on a code without sides",
    expected: ["MOD-010"],
    visit: { diagnoses: ["C44311", "C44319"], lines: ["17311-LT >1", "17311-RT >2"] },
  },
  { name: "more and fewer lesions destroyed on one day", expected: ["PTP-001"], visit: { diagnoses: ["L570"], lines: ["17004", "17000"] } },
  {
    name: "biopsy and destruction without a modifier",
    expected: ["PTP-002"],
    visit: { diagnoses: ["D485", "L570"], lines: ["11102 >1", "17000 >2"] },
  },
  {
    name: "wart and keratosis destruction without a modifier",
    expected: ["PTP-002"],
    visit: { diagnoses: ["B079", "L570"], lines: ["17110 >1", "17000 >2"] },
  },
  {
    name: "prolonged preventive service twice on one line",
    expected: ["MUE-001"],
    visit: { diagnoses: ["Z0000"], lines: ["G0439", "G0513", "G0514 x2"] },
  },
  { name: "wart destruction twice", expected: ["MUE-002"], visit: { diagnoses: ["B079"], lines: ["17110 x2"] } },
  { name: "injection of scars billed by the scar", expected: ["MUE-002"], visit: { diagnoses: ["L910"], lines: ["11900 x2"] } },
  { name: "seven further biopsies", expected: ["MUE-003"], visit: { diagnoses: ["D485"], lines: ["11102", "11103 x7"] } },
  { name: "seventeen specimens", expected: ["MUE-003"], visit: { pos: "81", diagnoses: ["D2239"], lines: ["88305 x17"] } },
  {
    name: "further biopsy without a first",
    expected: ["AOC-001"],
    visit: { diagnoses: ["D485", "L409"], lines: ["99213-25 >2", "11103 >1"] },
  },
  { name: "further lesions without a first", expected: ["AOC-001"], visit: { diagnoses: ["L570"], lines: ["17003 x5"] } },
  {
    name: "visit with a biopsy without 25",
    expected: ["GLB-001"],
    visit: { diagnoses: ["D485", "L409"], lines: ["99213 >2", "11102 >1"] },
  },
  {
    name: "new-patient visit with destruction without 25",
    expected: ["GLB-001"],
    visit: { diagnoses: ["L570", "L409"], lines: ["99203 >2", "17000 >1"] },
  },
  { name: "same excision twice", expected: ["DUP-002"], visit: { diagnoses: ["L720"], lines: ["11402", "11402"] } },
  { name: "59 on the only repair beside Mohs", expected: ["MOH-027"], visit: { diagnoses: FACE, lines: ["17311", "12052-59"] } },
  { name: "Mohs surgery of an actinic keratosis", expected: ["MOH-016"], visit: { diagnoses: ["L570"], lines: ["17311"] } },
  { name: "Mohs surgery of a melanoma without a stain", expected: ["MOH-017"], visit: { diagnoses: ["D0339"], lines: ["17311", "17312"] } },
  { name: "back closed with a flap of the face", expected: ["MOH-015"], visit: { diagnoses: TRUNK, lines: ["17313", "14060"] } },
  { name: "surgical care only, of surgery without a period", expected: ["GLB-008"], visit: { diagnoses: FACE, lines: ["17311-54"] } },
  { name: "shared visit in the office", expected: ["MOD-012"], visit: { diagnoses: ["L409"], lines: ["99213-FS"] } },
  { name: "surgery by a resident alone", expected: ["MOD-014"], visit: { diagnoses: ["D485"], lines: ["11102-GE"] } },
  { name: "anesthesia by the surgeon", expected: ["MOD-013"], visit: { diagnoses: ["L720"], lines: ["11402-47"] } },
  { name: "diagnosis without its site", expected: ["DXC-005"], visit: { diagnoses: ["C4491"], lines: ["17311"] } },
  { name: "one biopsy, three specimens", expected: ["UNB-004"], visit: { diagnoses: ["D485"], lines: ["11102", "88305 x3"] } },
  {
    name: "more specimens than biopsies",
    expected: ["UNB-008"],
    visit: { diagnoses: ["D485"], lines: ["11102", "11103", "88305 x4"] },
  },
  { name: "drug without its injection", expected: ["UNB-005"], visit: { diagnoses: ["L509"], lines: ["99213", "J3301 x4"] } },
  { name: "biopsy before Mohs that nobody reads", expected: ["UNB-006"], visit: { diagnoses: FACE, lines: ["17311", "11102-59"] } },
  {
    name: "charge below what Medicare allows",
    expected: ["PRC-020"],
    medicareOnly: true,
    visit: { diagnoses: FACE, lines: ["17311 $410", "12052"] },
  },
];

/** A mistake that two claims of one patient, day and physician make together, and what must be said of each. */
export interface CrossClaimError {
  readonly name: string;
  readonly first: Visit;
  readonly second: Visit;
  readonly expected: readonly [first: readonly string[], second: readonly string[]];
}

export const CROSS_CLAIM_ERRORS: readonly CrossClaimError[] = [
  {
    name: "units above the limit over two claims",
    first: { diagnoses: ["B079"], lines: ["17110"] },
    second: { diagnoses: ["B079"], lines: ["17110"] },
    expected: [["MUE-002"], []],
  },
  {
    name: "code pair over two claims",
    first: { diagnoses: ["D485"], lines: ["11102"] },
    second: { diagnoses: ["L570"], lines: ["17000"] },
    expected: [[], ["PTP-002"]],
  },
  {
    name: "visit on one claim, biopsy on the other, no 25",
    first: { diagnoses: ["L409"], lines: ["99213"] },
    second: { diagnoses: ["D485"], lines: ["11102"] },
    expected: [["GLB-001"], []],
  },
  {
    name: "visit on one claim, Mohs on the other, no 25",
    first: { diagnoses: ["C44311"], lines: ["17311"] },
    second: { diagnoses: ["L409"], lines: ["99213"] },
    expected: [[], ["MOH-033"]],
  },
  {
    name: "surgeon's pathology of the Mohs tissue on a claim of its own",
    first: { diagnoses: ["C44311"], lines: ["17311"] },
    second: { diagnoses: ["C44311"], lines: ["88305"] },
    expected: [[], ["MOH-020"]],
  },
  {
    name: "second tumour on a claim of its own, no modifier",
    first: { diagnoses: ["C44311"], lines: ["17311"] },
    second: { diagnoses: ["C4442"], lines: ["17311"] },
    expected: [[], ["MOH-009"]],
  },
  {
    name: "further biopsy by a physician who took no first one",
    first: { diagnoses: ["D485"], lines: ["11102", "99024 $0.01"] },
    second: { diagnoses: ["D485", "D2239"], lines: ["11103 lab", "88304-26 >2 lab"] },
    expected: [[], ["AOC-001"]],
  },
  {
    name: "later stage by another physician than the first",
    first: { diagnoses: ["C44311"], lines: ["17311"] },
    second: { diagnoses: ["C44311"], lines: ["17312 lab", "12052 lab"] },
    expected: [[], ["MOH-001"]],
  },
];
