import { remembered } from "../diagnoses/remembered.ts";

export type Side = "right" | "left";

/*
 * Where a diagnosis says a side, by ICD-10-CM category: tumours, and what is treated by sides in an office. Of the skin eyelids, ears and limbs only: face, scalp, neck and trunk have none.
 * `.` stands for any character. C44 ends in 2 (right) and 9 (left); eyelids add 1 (upper) or 2 (lower) there; the other categories end in 1 and 2, the
 * eye, and the soft tissue and unspecified tissue of limbs likewise.
 */
const SIDED: readonly (readonly [shape: RegExp, right: string, left: string])[] = [
  [/^C441[0-39](.)[12]$/, "2", "9"],
  [/^C44[267][0-39](.)$/, "2", "9"],
  [/^(?:C43|C4A|D03|D04|D22|D23)1(.)[12]$/, "1", "2"],
  [/^(?:C43|C4A|D03|D04|D22|D23)[267](.)$/, "1", "2"],
  [/^(?:C49[12]|C69\d|C76[45])(.)$/, "1", "2"],
  // Joints that are injected: arthrosis of the knee, pain and stiffness by joint, the shoulder. Lids: redundant skin, ptosis.
  [/^M17[13](.)$/, "1", "2"],
  [/^M25[0-6][1-7](.)$/, "1", "2"],
  [/^M75(?:[02-5]|1[012])(.)$/, "1", "2"],
  [/^H0283(.)$/, "1", "4"],
  [/^H0283(.)$/, "2", "5"],
  [/^H024[0-3](.)$/, "1", "2"],
];

/** The side of the body that an ICD-10-CM code (without its dot) of the categories above names; undefined where it names none, or is of another category. */
export const sideOfDiagnosis = remembered((diagnosis): Side | undefined => {
  for (const [shape, right, left] of SIDED) {
    const digit = shape.exec(diagnosis)?.[1];
    if (digit === right) return "right";
    if (digit === left) return "left";
  }
  return undefined;
});

const RIGHT = /^(?:RT|E[34]|F[5-9]|T[5-9])$/;
const LEFT = /^(?:LT|E[12]|FA|F[1-4]|TA|T[1-4])$/;

/** The side of the body that a modifier names: RT, LT, eyelids, fingers, toes. */
export function sideOfModifier(modifier: string): Side | undefined {
  return RIGHT.test(modifier) ? "right" : LEFT.test(modifier) ? "left" : undefined;
}
