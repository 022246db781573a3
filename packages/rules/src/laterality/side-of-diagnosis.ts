import { remembered } from "../diagnoses/remembered.ts";
import { SIDED_CODES } from "./sided-codes.ts";

export type Side = "right" | "left";
/** What a diagnosis says of sides. */
export type SideOfDiagnosis = Side | "both";

interface Shape {
  /** Where in the code its side stands, from 0. */
  readonly place: number;
  readonly sides: ReadonlyMap<string, SideOfDiagnosis>;
}

const SHAPES = readShapes(SIDED_CODES);
/** Beginnings of codes in the list have between three and six characters, and none is the beginning of another. */
const BEGINNINGS = [3, 4, 5, 6] as const;

function readShapes(list: string): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const row of list.trim().split("\n")) {
    const [place, right = "", left = "", both = "", ...beginnings] = row.split(" ");
    const sides = new Map<string, SideOfDiagnosis>();
    for (const [characters, side] of [
      [right, "right"],
      [left, "left"],
      [both, "both"],
    ] as const)
      for (const character of characters) if (character !== ".") sides.set(character === "-" ? "" : character, side);
    const shape = { place: Number(place) - 1, sides };
    for (const beginning of beginnings) shapes.set(beginning, shape);
  }
  return shapes;
}

/** The side of the body that an ICD-10-CM code (without its dot) names; undefined where it names none. */
export const sideOfDiagnosis = remembered((diagnosis): SideOfDiagnosis | undefined => {
  for (const length of BEGINNINGS) {
    const shape = SHAPES.get(diagnosis.slice(0, length));
    if (shape !== undefined) return shape.sides.get(diagnosis.charAt(shape.place));
  }
  return undefined;
});

const RIGHT = /^(?:RT|E[34]|F[5-9]|T[5-9])$/;
const LEFT = /^(?:LT|E[12]|FA|F[1-4]|TA|T[1-4])$/;

/** The side of the body that a modifier names: RT, LT, eyelids, fingers, toes. */
export function sideOfModifier(modifier: string): Side | undefined {
  return RIGHT.test(modifier) ? "right" : LEFT.test(modifier) ? "left" : undefined;
}
