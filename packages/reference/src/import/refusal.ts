/** Why a file is not taken: it is refused whole, and the table in force stays. */
export interface Refusal {
  /** Name of the file as it was given. */
  readonly file: string;
  /** Row as a spreadsheet or an editor counts it, from 1; left out where the file as a whole is meant. */
  readonly row?: number | undefined;
  readonly check: "layout" | "leading-zeros" | "value" | "sum" | "duplicate" | "date" | "rows" | "truncated";
  readonly expected: string;
  readonly found: string;
}

/** A table read from a file, or why not. */
export type Import<Table> =
  | { readonly table: Table; readonly refused?: undefined }
  | { readonly refused: Refusal; readonly table?: undefined };

/** Carries a refusal up to the one place that turns it into a value; never leaves this folder. */
class Refused extends Error {
  readonly refusal: Omit<Refusal, "file">;

  constructor(refusal: Omit<Refusal, "file">) {
    super(refusal.check);
    this.refusal = refusal;
  }
}

/** Ends the reading of a file. */
export function refuse(check: Refusal["check"], expected: string, found: string, row?: number): never {
  throw new Refused({ check, expected, found, row });
}

/** Runs a reader; a refusal becomes a value, anything else stays an exception: that is our fault and not the file's. */
export async function importing<Table>(file: string, read: () => Table | Promise<Table>): Promise<Import<Table>> {
  try {
    return { table: await read() };
  } catch (error) {
    if (error instanceof Refused) return { refused: { file, ...error.refusal } };
    throw error;
  }
}

/** `PPRRVU25_JAN.csv, row 214: leading zeros lost: expected 00100, found 100`. */
export function refusalText({ file, row, check, expected, found }: Refusal): string {
  const reason = check === "leading-zeros" ? "leading zeros lost (saved by a spreadsheet?)" : check;
  return `${file}${row === undefined ? "" : `, row ${row}`}: ${reason}: expected ${expected}, found ${found}`;
}
