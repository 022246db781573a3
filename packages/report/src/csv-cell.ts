const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** What a spreadsheet may take for the beginning of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const QUOTED = /[",\r\n]/;

/**
 * One cell of a csv file (RFC 4180). A text that a spreadsheet would run as a formula gets a leading apostrophe, which is how
 * spreadsheets themselves mark text; numbers, negative ones too, stay as they are. Null and undefined are empty.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row with its line end. */
export function csvRow(values: readonly (string | number | boolean | null | undefined)[]): string {
  let row = csvCell(values[0]);
  for (let at = 1; at < values.length; at++) row += `,${csvCell(values[at])}`;
  return `${row}\r\n`;
}
