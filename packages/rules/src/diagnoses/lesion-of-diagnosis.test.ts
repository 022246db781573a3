import { expect, test } from "vitest";
import { sexOfDiagnosis } from "./sex-of-diagnosis.ts";
import { lesionOf, siteGroupsOf } from "./lesion-of-diagnosis.ts";

test.each([
  ["C44311", "malignant"],
  ["D0439", "malignant"],
  ["D0339", "malignant"],
  ["D225", "benign"],
  ["L720", "benign"],
  ["D485", "unconfirmed"],
  ["D492", "unconfirmed"],
  ["L570", undefined],
  ["L409", undefined],
] as const)("%s is %s", (diagnosis, lesion) => expect(lesionOf(diagnosis)).toBe(lesion));

test.each([
  ["C44311", ["face"]],
  ["C44212", ["face"]],
  ["D2239", ["face"]],
  ["C4442", ["scalp-neck-hands-feet-genitalia"]],
  ["C519", ["scalp-neck-hands-feet-genitalia"]],
  ["C44519", ["trunk-arms-legs"]],
  ["D225", ["trunk-arms-legs"]],
  ["C44520", []],
  ["C44622", ["trunk-arms-legs", "scalp-neck-hands-feet-genitalia"]],
  ["C449", []],
  ["L720", []],
] as const)("%s lies in %j", (diagnosis, groups) => expect(siteGroupsOf(diagnosis)).toEqual(groups));

test.each([
  ["C519", "F"],
  ["O80", "F"],
  ["N8000", "F"],
  ["C609", "M"],
  ["N401", "M"],
  ["N6001", undefined],
  ["C50921", undefined],
  ["N390", undefined],
] as const)("%s is of sex %s", (diagnosis, sex) => expect(sexOfDiagnosis(diagnosis)).toBe(sex));
