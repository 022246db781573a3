import { expect, test } from "vitest";
import { countTold, lengthTold } from "./told-measure.ts";

test.each<[string, number | undefined]>([
  ["8 LESIONS", 8],
  ["DESTRUCTION OF 12 AKS, FACE AND SCALP", 12],
  ["14 actinic keratoses treated", 14],
  ["3 separate biopsies", 3],
  ["8 LESIONS (8 LESIONS IN ALL)", 8],
  ["", undefined],
  ["LESIONS OF FACE", undefined],
  ["3 LESIONS FACE, 5 LESIONS SCALP", undefined],
  ["2024-08-12 LESIONS", undefined],
  ["LESION 0.8 LESIONS", undefined],
  ["99 BOTTLES", undefined],
])("%j tells %s lesions", (text, count) => expect(countTold(text)).toBe(count));

test.each<[string, number | undefined]>([
  ["12.5 CM", 12.5],
  ["CLOSURE 8cm, CHEEK", 8],
  ["length 10 centimeters", 10],
  ["", undefined],
  ["12 SQ CM", undefined],
  ["3 X 4 CM", undefined],
  ["3x4cm", undefined],
  ["6 CM CHEEK AND 8 CM SCALP", undefined],
  ["12 CM2", undefined],
  ["12 MM", undefined],
])("%j tells a length of %s cm", (text, length) => expect(lengthTold(text)).toBe(length));
