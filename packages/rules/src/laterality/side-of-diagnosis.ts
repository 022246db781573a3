export type Side = "right" | "left";

/*
 * Where a diagnosis of a tumour says a side, by ICD-10-CM category. Of the skin eyelids, ears and limbs only: face, scalp, neck and trunk have none.
 * `.` stands for any character. C44 ends in 2 (right) and 9 (left); eyelids add 1 (upper) or 2 (lower) there; the other categories end in 1 and 2, the
 * eye, and the soft tissue and unspecified tissue of limbs likewise.
 */
const SIDED: readonly (readonly [shape: RegExp, right: string, left: string])[] = [
  [/^C441[0-39](.)[12]$/, "2", "9"],
  [/^C44[267][0-39](.)$/, "2", "9"],
  [/^(?:C43|C4A|D03|D04|D22|D23)1(.)[12]$/, "1", "2"],
  [/^(?:C43|C4A|D03|D04|D22|D23)[267](.)$/, "1", "2"],
  [/^(?:C49[12]|C69\d|C76[45])(.)$/, "1", "2"],
];

/** The side of the body that an ICD-10-CM code of a tumour (without its dot) names; undefined where it names none, or is of another category. */
export function sideOfDiagnosis(diagnosis: string): Side | undefined {
  for (const [shape, right, left] of SIDED) {
    const digit = shape.exec(diagnosis)?.[1];
    if (digit === right) return "right";
    if (digit === left) return "left";
  }
  return undefined;
}

const RIGHT = /^(?:RT|E[34]|F[5-9]|T[5-9])$/;
const LEFT = /^(?:LT|E[12]|FA|F[1-4]|TA|T[1-4])$/;

/** The side of the body that a modifier names: RT, LT, eyelids, fingers, toes. */
export function sideOfModifier(modifier: string): Side | undefined {
  return RIGHT.test(modifier) ? "right" : LEFT.test(modifier) ? "left" : undefined;
}
