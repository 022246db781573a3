import { remembered } from "../diagnoses/remembered.ts";

/*
 * The check digit of a National Provider Identifier: ISO 7812 (Luhn) over the digits with 80840 before them (45 CFR 162.406). The five digits
 * before add a constant 24 to the sum.
 */
const CONSTANT = 24;

/** Whether the text is ten digits, the first of them 1 or 2, whose last is the right check digit. */
export const isNationalNumber = remembered((text): boolean => {
  if (text.length !== 10) return false;
  let sum = CONSTANT;
  for (let at = 0; at < 10; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    if (at === 0 && digit !== 1 && digit !== 2) return false;
    // Every second digit from the last but one counts double, its digits added.
    const doubled = digit * 2;
    sum += at % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : digit;
  }
  return sum % 10 === 0;
});
