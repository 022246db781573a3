import type { Random } from "./random.ts";

/** The check digit that ISO 7812 asks of an NPI: Luhn over 80840 and the first nine digits. */
export function npiCheckDigit(firstNine: string): string {
  const digits = `80840${firstNine}`;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * An NPI of valid form that belongs to nobody: it begins with 2, which the standard allows and the register has not begun to issue.
 * `serial` has up to eight digits.
 */
export function inventedNpi(serial: number): string {
  const firstNine = `2${String(serial).padStart(8, "0")}`;
  return firstNine + npiCheckDigit(firstNine);
}

const LETTERS = "ACDEFGHJKMNPQRTUVWXY";
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;

/** A member id of the shape that Medicare uses: eleven characters without S, L, O, I, B and Z. */
export function inventedMbi(random: Random): string {
  const shape = "CAMNAMNAANN";
  let id = "";
  for (const place of shape) {
    if (place === "C") id += String(random.between(1, 9));
    else if (place === "A") id += LETTERS[random.below(LETTERS.length)];
    else if (place === "N") id += random.digits(1);
    else id += LETTERS_AND_DIGITS[random.below(LETTERS_AND_DIGITS.length)];
  }
  return id;
}

/** A laboratory number of the right shape, ten characters with D in the third; no state has the number 99. */
export function inventedClia(serial: number): string {
  return `99D${String(serial).padStart(7, "0")}`;
}

/** An employer number; none is issued with the prefix 00. */
export function inventedTaxId(serial: number): string {
  return `00${String(serial).padStart(7, "0")}`;
}
