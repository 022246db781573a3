/** A table of fixed width, cut into cells below headings as its csv twin has them. */
export interface CutTable {
  readonly rows: readonly string[][];
  /** Rows that were put above the file's own: 1 where the file has no heading, so that a row's number can be told. */
  readonly above: 0 | 1;
}

interface Layout {
  /** What every line of data looks like. */
  readonly sign: RegExp;
  readonly headings: readonly string[];
  /** Columns from 1, both included, as the record layouts count. */
  readonly columns: readonly (readonly [from: number, to: number])[];
  readonly width: { readonly least: number; readonly most: number };
  /** Cells that csv writes otherwise. */
  readonly mend?: (cells: string[]) => string[];
}

const LAYOUTS: readonly Layout[] = [
  {
    // PPRRVUyyyy_*.txt; the record layout is part of each release (RVU25D, "record layout").
    sign: /^[A-Z0-9]{5}.{52}[A-Z] [ \d]{3}\.\d\d/,
    headings: [
      "HCPCS",
      "MOD",
      "STATUS CODE",
      "WORK RVU",
      "NON-FAC PE RVU",
      "NON-FAC NA INDICATOR",
      "FACILITY PE RVU",
      "FACILITY NA INDICATOR",
      "MP RVU",
      "NON-FACILITY TOTAL",
      "FACILITY TOTAL",
      "PCTC IND",
      "GLOB DAYS",
      "PRE OP",
      "INTRA OP",
      "POST OP",
      "MULT PROC",
      "BILAT SURG",
      "ASST SURG",
      "CO- SURG",
      "TEAM SURG",
      "ENDO BASE",
      "CONV FACTOR",
      "DIAGNOSTIC IMAGING FAMILY INDICATOR",
      "NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT",
      "FACILITY PE USED FOR OPPS PAYMENT AMOUNT",
      "MP USED FOR OPPS PAYMENT AMOUNT",
    ],
    columns: [
      [1, 5],
      [6, 7],
      [58, 58],
      [60, 65],
      [67, 72],
      [73, 74],
      [76, 81],
      [82, 83],
      [85, 89],
      [91, 96],
      [97, 102],
      [103, 103],
      [104, 106],
      [107, 109],
      [110, 112],
      [113, 115],
      [116, 116],
      [117, 117],
      [118, 118],
      [119, 119],
      [120, 120],
      [128, 132],
      [133, 140],
      [146, 147],
      [152, 157],
      [159, 164],
      [166, 171],
    ],
    width: { least: 171, most: 175 },
  },
  {
    sign: /^\d{1,5} +[A-Z]{2} {3,}\d{1,2} +\S.* \d\.\d{3} +\d\.\d{3} +\d\.\d{3}\s*$/,
    headings: ["MEDICARE ADMINISTRATIVE CONTRACTOR", "STATE", "LOCALITY NUMBER", "LOCALITY NAME", "PW GPCI", "PE GPCI", "MP GPCI"],
    columns: [
      [1, 13],
      [14, 21],
      [22, 29],
      [30, 115],
      [116, 127],
      [128, 139],
      [140, 151],
    ],
    width: { least: 149, most: 152 },
  },
  {
    sign: /^ {4}\d{4,5} {5,9}\d{1,2} /,
    headings: ["CONTRACTOR", "LOCALITY", "STATE", "AREA", "COUNTIES"],
    columns: [
      [1, 13],
      [14, 22],
      [23, 45],
      [46, 143],
      [144, 600],
    ],
    width: { least: 60, most: 600 },
  },
  {
    // Hundredths of a dollar without a point.
    sign: /^\d{5} {7}\d\d {4}\S.{40,}\d{4}\s*$/,
    headings: ["CONTRACTOR", "LOCALITY", "LOCALITY NAME", "NATIONAL ANES CF OF 0"],
    columns: [
      [1, 12],
      [13, 18],
      [19, 72],
      [73, 77],
    ],
    width: { least: 77, most: 78 },
    mend: ([contractor = "", locality = "", name = "", cents = ""]) => [contractor, locality, name, cents.replace(/(\d\d)$/, ".$1")],
  },
  {
    sign: /^[A-Z0-9]{5}(26|TC|53| {2}) [A-Z] \d{5} {2}\d\d[ \d]{5}\d\.\d\d[ \d]{6}\d\.\d\d\s*$/,
    headings: ["HCPCS", "MOD", "PROCSTAT", "CARRIER", "LOCALITY", "FACILITY PRICE", "NON-FACILTY PRICE"],
    columns: [
      [1, 5],
      [6, 7],
      [9, 9],
      [11, 15],
      [18, 19],
      [21, 28],
      [30, 38],
    ],
    width: { least: 38, most: 39 },
  },
];

/**
 * Cuts a text of one of CMS's fixed-width layouts; undefined where it is of none. A line that is too short for its layout becomes a
 * row of one cell, which no reader takes for a row of the table.
 */
export function cutFixedWidth(text: string): CutTable | undefined {
  const lines = text.split(/\r?\n/);
  const head = lines.slice(0, 40);
  const layout = LAYOUTS.find(({ sign }) => head.some((line) => sign.test(line)));
  if (!layout) return undefined;
  const first = lines.findIndex((line) => layout.sign.test(line));
  const rows: string[][] = lines.slice(0, first).map((line) => [line.trim()]);
  const above = first === 0 ? 1 : 0;
  // The line above the data is the file's own heading, in whatever words and widths.
  const year = /\b(20\d\d) PW GPCI/.exec(rows.flat().join(" "))?.[1];
  const headings = layout.headings.map((name) => (name === "PW GPCI" && year ? `${year} ${name}` : name));
  const place = rows.findLastIndex(([cell]) => cell !== "");
  if (above === 1 || place < 0) rows.unshift([...headings]);
  else if (place === 0 && first > 1) rows[first - 1] = [...headings];
  else rows[place] = [...headings];
  for (const line of lines.slice(first)) rows.push(cut(line, layout));
  return { rows, above };
}

function cut(line: string, { columns, width, mend, sign }: Layout): string[] {
  const bare = line.trim();
  if (bare === "" || bare === "\u001a" || !/\d/.test(line)) return [bare];
  if (line.length < width.least || line.length > width.most || !(sign.test(line) || columns.length > 20)) return [bare];
  const cells = columns.map(([from, to]) => line.slice(from - 1, to).trim());
  return mend ? mend(cells) : cells;
}
