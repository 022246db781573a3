import type { ByteSource } from "@claimscrub/claim";
import { localityId } from "../localities.ts";
import type { Locality } from "../tables.ts";
import type { ZipRun } from "../zip-localities.ts";
import { contractor, enoughRows, localityNumber, Once, oneOf, scaled } from "./cells.ts";
import { columnNamed, tableRows, stackedHeadings, wholeText } from "./csv-rows.ts";
import { requireYearOfName } from "./places.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** GPCI*.csv: the geographic practice cost indices of a year. */
export interface GpciFile {
  readonly kind: "gpci";
  readonly year: number;
  readonly rows: readonly Locality[];
}

/** Indices between a third and three times the national average: beyond it the decimal point was lost. */
const PLAUSIBLE = { least: 200, most: 3000 };

/** Reads addendum E. Names lose the asterisks that point at its footnotes. */
export function readGpci(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<GpciFile>> {
  return importing(name, async () => {
    const rows = await tableRows(source);
    const heading = rows.findIndex((cells) => cells.some((cell) => /\bPW GPCI\b/i.test(cell)));
    if (heading < 0) refuse("layout", "a heading line with PW GPCI, PE GPCI and MP GPCI", rows[0]?.join(",").slice(0, 80) ?? "");
    const names = stackedHeadings([rows[heading] as string[]]);
    const at = {
      contractor: columnNamed(names, /MEDICARE ADMINI?STRATIVE CONTRACTOR|^MAC$/, heading + 1),
      state: columnNamed(names, /^STATE$/, heading + 1),
      locality: columnNamed(names, /^LOCALITY NUMBER$/, heading + 1),
      name: columnNamed(names, /^LOCALITY NAME$/, heading + 1),
      work: columnNamed(names, /\bPW GPCI\b/, heading + 1),
      practiceExpense: columnNamed(names, /\bPE GPCI\b/, heading + 1),
      malpractice: columnNamed(names, /\bMP GPCI\b/, heading + 1),
    };
    const year = Number(/(\d{4}) PW GPCI/.exec(names[at.work] ?? "")?.[1] ?? 0);
    if (year < 2000) refuse("layout", "the year before PW GPCI", names[at.work] ?? "", heading + 1);
    requireYearOfName(name, year);

    const seen = new Once();
    const localities: Locality[] = [];
    for (let place = heading + 1; place < rows.length; place++) {
      const cells = rows[place] as string[];
      // Footnotes stand in the first column alone.
      if (cells.slice(1).every((cell) => cell === "")) continue;
      const index = (column: "work" | "practiceExpense" | "malpractice") => {
        const value = scaled(cells[at[column]] ?? "", 3, names[at[column]] ?? column, place + 1);
        if (value < PLAUSIBLE.least || value > PLAUSIBLE.most)
          refuse("value", `${names[at[column]]} between 0.2 and 3`, cells[at[column]] ?? "", place + 1);
        return value;
      };
      const id = localityId(contractor(cells[at.contractor] ?? "", place + 1), localityNumber(cells[at.locality] ?? "", place + 1));
      seen.add(id, `locality ${id}`, place + 1);
      localities.push({
        id,
        name: (cells[at.name] ?? "").replaceAll("*", "").trim(),
        state: cells[at.state] ?? "",
        work: index("work"),
        practiceExpense: index("practiceExpense"),
        malpractice: index("malpractice"),
      });
    }
    enoughRows(localities.length, "localities", checks.leastRows ?? 85);
    return { kind: "gpci", year, rows: localities };
  });
}

/** ZIP5_*.txt and ZIP9_*.txt: ZIP codes of five or nine digits to localities in a quarter. */
export interface ZipFile {
  readonly kind: "zip5" | "zip9";
  /** `2025Q4`. */
  readonly quarter: string;
  readonly zips: number;
  readonly runs: readonly ZipRun[];
}

/** Reads ZIP9: as ZIP5, with the four more digits in 22 to 25. CMS's file was not at hand: the layout is from its description. */
export function readZip9(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<ZipFile>> {
  return importing(name, () => readZips("zip9", source, checks.leastRows ?? 10_000));
}

/** Reads ZIP5 in its fixed width of 80: state, ZIP, carrier, locality, ..., +4 flag in 21, year and quarter in 76 to 80. */
export function readZip5(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<ZipFile>> {
  return importing(name, () => readZips("zip5", source, checks.leastRows ?? 40_000));
}

async function readZips(kind: ZipFile["kind"], source: ByteSource, leastRows: number): Promise<ZipFile> {
  const lines = (await wholeText(source)).split(/\r?\n/);
  const seen = new Once();
  const rows: { zip: number; localityId: string; needsPlusFour: boolean }[] = [];
  let quarter = "";
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "" || line === "\u001a") continue;
    if (line.length !== 80) refuse(at === lines.length - 1 ? "truncated" : "layout", "80 characters", `${line.length}`, at + 1);
    const zip = kind === "zip5" ? line.slice(2, 7) : line.slice(2, 7) + line.slice(21, 25);
    if (!/^[A-Z]{2}\d{5}$/.test(line.slice(0, 7))) refuse("layout", "state and ZIP code in 1 to 7", line.slice(0, 7), at + 1);
    if (kind === "zip9" && !/^\d{9}$/.test(zip)) refuse("layout", "four more digits in 22 to 25", line.slice(21, 25), at + 1);
    const own = /^(\d{4})([1-4])$/.exec(line.slice(75, 80));
    if (!own) refuse("date", "year and quarter in 76 to 80", line.slice(75, 80), at + 1);
    if (quarter !== "" && quarter !== `${own[1]}Q${own[2]}`) refuse("date", `${quarter} in every row`, `${own[1]}Q${own[2]}`, at + 1);
    quarter = `${own[1]}Q${own[2]}`;
    seen.add(zip, `ZIP code ${zip}`, at + 1);
    rows.push({
      zip: Number(zip),
      localityId: localityId(contractor(line.slice(7, 12), at + 1), localityNumber(line.slice(12, 14), at + 1)),
      needsPlusFour: kind === "zip5" && oneOf(line.slice(20, 21), ["0", "1"], "the +4 flag in 21", at + 1) === "1",
    });
  }
  enoughRows(rows.length, "ZIP codes", leastRows);
  return { kind, quarter, zips: rows.length, runs: runsOf(rows) };
}

function runsOf(rows: readonly { zip: number; localityId: string; needsPlusFour: boolean }[]): ZipRun[] {
  const runs: { first: number; last: number; locality: { localityId: string; needsPlusFour: boolean } }[] = [];
  for (const { zip, localityId: id, needsPlusFour } of [...rows].sort((a, b) => a.zip - b.zip)) {
    const run = runs.at(-1);
    if (run && run.last + 1 === zip && run.locality.localityId === id && run.locality.needsPlusFour === needsPlusFour) run.last = zip;
    else runs.push({ first: zip, last: zip, locality: { localityId: id, needsPlusFour } });
  }
  return runs;
}
