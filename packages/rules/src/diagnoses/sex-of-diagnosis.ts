import { remembered } from "./remembered.ts";

/** Organs that one sex has, by ICD-10-CM category: tumours, diseases of the genital organs, pregnancy. */
const FEMALE = /^(?:C5[1-8]|D06|D07[0-3]|D2[5-8]|D39|N7[0-7]|N8\d|N9[0-8]|O\d|Z3[346]|Z3A)/;
const MALE = /^(?:C6[0-3]|D07[4-6]|D29|D40|N4[0-9]|N5[0-3])/;

/** F or M for a diagnosis that only patients of that sex have; undefined for any other. Codes without a dot. */
export const sexOfDiagnosis = remembered((diagnosis): "F" | "M" | undefined =>
  FEMALE.test(diagnosis) ? "F" : MALE.test(diagnosis) ? "M" : undefined,
);
