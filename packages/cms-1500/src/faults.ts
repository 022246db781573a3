import type { RemedyKind, Severity } from "@claimscrub/claim";

/** What a fault takes with it: nothing, the claim that it names (or rows nobody could put to a claim), or the whole file. */
export type CsvFaultEffect = "none" | "claim" | "file";

export interface CsvFaultDefinition {
  /** Short code that people quote; never reused. */
  readonly code: string;
  /** Rule id, `csv/<bad-thing>`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: CsvFaultEffect;
  /** With {placeholders} for the fault's data. */
  readonly message: string;
  readonly remedy: { readonly kind: RemedyKind; readonly text: string };
  /** Claim status of a 277CA that refuses for it; empty where none does. */
  readonly status277: readonly string[];
}

interface Options {
  readonly severity?: Severity;
  readonly effect?: CsvFaultEffect;
  readonly kind?: RemedyKind;
}

function fault(code: string, rule: string, message: string, remedy: string, options: Options = {}): CsvFaultDefinition {
  return {
    code,
    rule: `csv/${rule}`,
    severity: options.severity ?? "error",
    effect: options.effect ?? "none",
    message,
    remedy: { kind: options.kind ?? "document", text: remedy },
    status277: [],
  };
}

const EXPORT = "Export the file again as comma-separated text in UTF-8, a text with a delimiter or a line break in quotes.";
const MAP = "Correct the map of columns, or name another one (--csv-map); docs/csv.md says how it is written.";
const CELL = "Correct the cell, or how the map says that such values are written.";

/** Every fault of a file of rows. Kinds begin with `csv-`, so that they can stand beside those of other formats. */
export const CSV_FAULTS = {
  "csv-no-rows": fault(
    "CSV-001",
    "no-rows",
    "The file holds no row of a claim below its header.",
    "Give the export of the claims themselves.",
    {
      effect: "file",
    },
  ),
  "csv-binary": fault("CSV-002", "binary", "The file holds a zero byte: it is no text.", EXPORT, { effect: "file" }),
  "csv-encoding": fault("CSV-003", "encoding", "The file is in UTF-16.", "Export the file in UTF-8.", { effect: "file" }),
  "csv-too-many-columns": fault("CSV-004", "too-many-columns", "The header has more than {limit} columns.", EXPORT, { effect: "file" }),
  "csv-required-column-absent": fault(
    "CSV-005",
    "required-column-absent",
    "The file has no column {column}, which the map takes for {field}; without it no line can be judged.",
    MAP,
    { effect: "file" },
  ),
  "csv-column-absent": fault("CSV-006", "column-absent", "The file has no column {column}, which the map takes for {field}.", MAP),
  "csv-unknown-column": fault(
    "CSV-007",
    "unknown-column",
    "{count} columns are in no part of the map, this one the first; they were not read.",
    "Nothing, where they say nothing that matters; else name them in the map (or under ignored).",
    { severity: "info" },
  ),
  "csv-repeated-column": fault("CSV-008", "repeated-column", "The column stands twice in the header; the first one was read.", EXPORT, {
    severity: "warning",
  }),
  "csv-row-width": fault(
    "CSV-009",
    "row-width",
    "The row has {found} cells where the header has {expected}: its values may stand in the wrong columns, so the claim was not judged.",
    EXPORT,
    { effect: "claim" },
  ),
  "csv-open-quote": fault(
    "CSV-010",
    "open-quote",
    "A quote that opens here is not closed within {limit} bytes; the row was not read, and the next line was taken for a row.",
    EXPORT,
    { effect: "claim" },
  ),
  "csv-too-many-open-quotes": fault("CSV-011", "too-many-open-quotes", "More than {limit} quotes are never closed.", EXPORT, {
    effect: "file",
  }),
  "csv-quote-inside": fault(
    "CSV-012",
    "quote-inside",
    "Text follows a closing quote before the next delimiter; the claim was not judged.",
    EXPORT,
    { effect: "claim" },
  ),
  "csv-row-too-long": fault("CSV-013", "row-too-long", "The row is longer than {limit} bytes; it was not read.", EXPORT, {
    effect: "claim",
  }),
  "csv-row-without-claim": fault(
    "CSV-014",
    "row-without-claim",
    "The row has no claim number; it belongs to no claim and was not judged.",
    "Give each row the number of its claim.",
    { effect: "claim", kind: "add-information" },
  ),
  "csv-claim-without-lines": fault(
    "CSV-015",
    "claim-without-lines",
    "The row has no service line.",
    "Add the services, or remove the row.",
    {
      kind: "add-line",
    },
  ),
  "csv-too-many-lines": fault(
    "CSV-016",
    "too-many-lines",
    "The claim has {found} service lines; a professional claim may have {limit}.",
    "Split the claim; all lines were read.",
    { kind: "split-claim" },
  ),
  "csv-claim-too-large": fault(
    "CSV-017",
    "claim-too-large",
    "The claim has more than {limit} rows; no claim has, so it was not read.",
    "See whether the column of the claim number is the right one.",
    { effect: "claim" },
  ),
  "csv-unreadable-date": fault("CSV-018", "unreadable-date", "The cell holds no date in one of the ways that the map names.", CELL, {
    kind: "add-information",
  }),
  "csv-unreadable-amount": fault("CSV-019", "unreadable-amount", "The cell holds no amount in dollars and cents.", CELL, {
    kind: "add-information",
  }),
  "csv-unreadable-units": fault("CSV-020", "unreadable-units", "The units are no number; the line was not priced.", CELL, {
    kind: "change-units",
  }),
  "csv-unreadable-pointers": fault(
    "CSV-021",
    "unreadable-pointers",
    "The cell holds no pointers at diagnoses: letters A to L, or numbers.",
    CELL,
    { kind: "change-diagnosis" },
  ),
  "csv-rows-differ": fault(
    "CSV-022",
    "rows-differ",
    "Another row of the same claim says something else here; the claim was read as its first row has it.",
    "Let all rows of a claim agree, or give the claims numbers of their own.",
  ),
  "csv-line-number": fault(
    "CSV-023",
    "line-number",
    "The numbers of the lines are not all whole and different; findings name the lines by their order.",
    "Number the lines of each claim from 1.",
    { severity: "warning" },
  ),
  "csv-too-many-claims": fault("CSV-024", "too-many-claims", "The file has more than {limit} claims; those behind were not read.", EXPORT, {
    effect: "file",
  }),
  "csv-unreadable-sex": fault("CSV-025", "unreadable-sex", "The cell says neither M, F nor U.", CELL, { severity: "warning" }),
  "csv-more-faults": fault(
    "CSV-026",
    "more-faults",
    "{count} further faults {code} of this file are not listed.",
    "Correct the cause of those listed.",
    { severity: "info" },
  ),
} satisfies Record<string, CsvFaultDefinition>;

export type CsvFaultKind = keyof typeof CSV_FAULTS;
