import type { ByteSource } from "@claimscrub/claim";
import { localityId } from "../localities.ts";
import { contractor, enoughRows, localityNumber, Once, scaled } from "./cells.ts";
import { columnNamed, isBlank, sheetOf, stackedHeadings, tableRows } from "./csv-rows.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** ANESyyyy.csv: anesthesia conversion factors. */
export interface AnesthesiaFile {
  readonly kind: "anesthesia";
  readonly year: number;
  /** In ten-thousandths of a dollar; 0 where the file (the fixed-width one) does not say it. */
  readonly national: number;
  readonly rows: readonly { readonly localityId: string; readonly name: string; readonly cents: number }[];
}

/** Where the file does not say the national factor: about 20 dollars for twenty years. */
const TYPICAL_CENTS = 2000;

export function readAnesthesia(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<AnesthesiaFile>> {
  return importing(name, async () => {
    const { rows: lines, above } = await sheetOf(source);
    const names = stackedHeadings([lines[0] ?? []]);
    const factor = columnNamed(names, /^NATIONAL ANES CF OF [\d.]+$/, 1);
    const at = {
      contractor: columnNamed(names, /^CONTRACTOR$/, 1),
      locality: columnNamed(names, /^LOCALITY$/, 1),
      name: columnNamed(names, /^LOCALITY NAME$/, 1),
    };
    const national = scaled(/[\d.]+$/.exec(names[factor] ?? "")?.[0] ?? "", 4, "national factor", 1);
    const seen = new Once();
    const rows: { localityId: string; name: string; cents: number }[] = [];
    for (let place = 1; place < lines.length; place++) {
      const cells = lines[place] as string[];
      // Blank lines and footnotes, which stand in the first column alone.
      if (cells.slice(1).every((cell) => cell === "")) continue;
      const id = localityId(
        contractor(cells[at.contractor] ?? "", place + 1 - above),
        localityNumber(cells[at.locality] ?? "", place + 1 - above),
      );
      seen.add(id, `locality ${id}`, place + 1 - above);
      const cents = scaled(cells[factor] ?? "", 2, `factor of ${id}`, place + 1 - above);
      const near = national > 0 ? national / 100 : TYPICAL_CENTS;
      if (cents < near / 2 || cents > near * 2)
        refuse("value", `factor of ${id} within half and twice ${(near / 100).toFixed(2)}`, cells[factor] ?? "", place + 1 - above);
      rows.push({ localityId: id, name: (cells[at.name] ?? "").replaceAll("*", "").trim(), cents });
    }
    enoughRows(rows.length, "localities", checks.leastRows ?? 85);
    return {
      kind: "anesthesia",
      year: yearIn(name),
      national,
      rows,
    };
  });
}

/** A file named for another year than its heading says was renamed or edited by hand. */
export function requireYearOfName(name: string, year: number): void {
  const named = /(?<!\d)(20\d\d)(?!\d)/.exec(name.split(/[/\\!]/).at(-1) ?? "")?.[1];
  if (named !== undefined && Number(named) !== year) refuse("date", `the year ${named} of the file's name`, `${year} in its heading`);
}

function yearIn(name: string): number {
  const year = /(20\d\d)/.exec(name)?.[1];
  return year ? Number(year) : refuse("date", "a file name with its year", name);
}

/** yyLOCCO.csv: the counties of each locality. */
export interface CountiesFile {
  readonly kind: "counties";
  readonly year: number;
  readonly rows: readonly { readonly localityId: string; readonly state: string; readonly area: string; readonly counties: string }[];
}

/** Reads the table as CMS itself publishes it: without the leading zeros of contractors and localities, and with a state named once. */
export function readCounties(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<CountiesFile>> {
  return importing(name, async () => {
    const lines = await tableRows(source);
    const year = Number(/COUNTIES INCLUDED IN (\d{4}) LOCALITIES/i.exec(lines[0]?.join(" ") ?? "")?.[1] ?? 0);
    if (year === 0) refuse("layout", "COUNTIES INCLUDED IN (year) LOCALITIES", lines[0]?.join(",").slice(0, 80) ?? "", 1);
    const heading = lines.findIndex((cells) => /^Counties$/i.test(cells.at(4) ?? ""));
    if (heading < 0) refuse("layout", "a heading line that ends with Counties", lines[2]?.join(",") ?? "");
    const rows: { localityId: string; state: string; area: string; counties: string }[] = [];
    let state = "";
    for (let place = heading + 1; place < lines.length; place++) {
      const cells = lines[place] as string[];
      if (isBlank(cells) || cells.slice(1).every((cell) => cell === "")) {
        // A state's rows end with an empty one; the fixed-width file leaves a state's name out now and then.
        state = "";
        continue;
      }
      const [carrier = "", locality = "", own = "", area = "", counties = ""] = cells;
      if (!/^\d{4,5}$/.test(carrier) || !/^\d{1,2}$/.test(locality))
        refuse("value", "a contractor and a locality", `${carrier},${locality}`, place + 1);
      state = own || state;
      const id = localityId(carrier, locality);
      rows.push({ localityId: id, state, area: area.replaceAll("*", "").trim(), counties });
    }
    enoughRows(rows.length, "localities", checks.leastRows ?? 85);
    return { kind: "counties", year, rows };
  });
}
