import { readRecordedSite } from "./recorded-site.ts";
import { type Closure, CLOSURES, type RecordedRepair, type RecordedStain, type RecordedTumour, type SidecarData } from "./sidecar.ts";
import { readStain } from "./stains.ts";

/** A value of the sidecar that can't be taken: where it stands and what was expected. What was found is not said where it may be a patient's. */
export interface SidecarFault {
  /** The heading is row 1. */
  readonly row: number;
  readonly column: string;
  readonly expected: string;
}

export interface SidecarReading {
  readonly sidecar: SidecarData;
  /** Nothing of a file with faults may be used. */
  readonly faults: readonly SidecarFault[];
}

const COLUMNS = ["claim", "tumour", "site", "stages", "blocks", "repair", "length_cm", "area_cm2", "stains"] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ["claim", "tumour"];
/** Other spellings of headings. */
const ALIASES: Readonly<Record<string, Column>> = { tumor: "tumour", clm01: "claim", length: "length_cm", area: "area_cm2" };

/** `sidecar.csv: row 7, blocks: expected ...`. */
export function sidecarFaultText(file: string, { row, column, expected }: SidecarFault): string {
  return `${file}: row ${row}${column === "" ? "" : `, ${column}`}: expected ${expected}`;
}

/** What is read of one row. */
type Row = Omit<RecordedTumour, "repairs" | "rows"> & { readonly repair: RecordedRepair | undefined; readonly siteUnknown: boolean };

/** Reads the rows of a sidecar; the first one is the heading, whose columns may stand in any order. */
export function readSidecar(rows: readonly (readonly string[])[]): SidecarReading {
  const faults: SidecarFault[] = [];
  const places = readHeading(rows[0] ?? [], faults);
  const byTumour = new Map<string, RecordedTumour>();
  const unknownSites: number[] = [];
  let held = 0;
  for (const [at, cells] of rows.entries()) {
    if (at === 0 || faults.some(({ row }) => row === 1) || cells.every((cell) => cell.trim() === "")) continue;
    held++;
    const row = readRow(cells, places, at + 1, faults);
    if (row === undefined) continue;
    if (row.siteUnknown) unknownSites.push(at + 1);
    const key = `${row.claim}\n${row.tumour}`;
    const joined = join(byTumour.get(key), row, at + 1, faults);
    byTumour.set(key, joined);
  }
  return { sidecar: { rows: held, tumours: [...byTumour.values()], unknownSites }, faults };
}

function readHeading(cells: readonly string[], faults: SidecarFault[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    const column = COLUMNS.find((one) => one === name) ?? ALIASES[name];
    if (column === undefined) {
      if (name !== "") faults.push({ row: 1, column: `column ${at + 1}`, expected: `one of the headings ${COLUMNS.join(", ")}` });
    } else if (places.has(column)) faults.push({ row: 1, column, expected: "each heading once" });
    else places.set(column, at);
  }
  for (const column of NEEDED) if (!places.has(column)) faults.push({ row: 1, column, expected: `a column ${column}` });
  return places;
}

function readRow(cells: readonly string[], places: ReadonlyMap<Column, number>, row: number, faults: SidecarFault[]): Row | undefined {
  const before = faults.length;
  const fault = (column: Column, expected: string): undefined => void faults.push({ row, column, expected });
  const cell = (column: Column): string => cells[places.get(column) ?? -1]?.trim() ?? "";
  const number = (column: Column, text: string, most: number, decimals: boolean): number | undefined => {
    if (text === "") return undefined;
    const shape = decimals ? /^\d{1,4}(\.\d{1,2})?$/ : /^\d{1,3}$/;
    const value = Number(text);
    if (shape.test(text) && value > 0 && value <= most) return value;
    return fault(column, `${decimals ? "a number" : "a whole number"} from ${decimals ? "0.01" : "1"} to ${most}`);
  };
  if (cells.length > Math.max(...places.values()) + 1 && cells.slice(Math.max(...places.values()) + 1).some((one) => one.trim() !== ""))
    faults.push({ row, column: "", expected: "no more cells than headings" });
  for (const column of NEEDED) if (cell(column) === "") fault(column, "a value");
  const stages = number("stages", cell("stages"), 30, false);
  const blocks = cell("blocks") === "" ? [] : cell("blocks").split(/[;,/]/).map((text) => number("blocks", text.trim() || "x", 99, false) ?? 0); // biome-ignore format: one chain
  if (stages !== undefined && blocks.length > 0 && blocks.length !== stages)
    fault("blocks", `as many counts as there are stages (${stages}), separated by ;`);
  const siteText = cell("site");
  const site = siteText === "" ? undefined : readRecordedSite(siteText);
  const closure = cell("repair").toLowerCase() as Closure | "";
  if (closure !== "" && !CLOSURES.includes(closure)) fault("repair", `one of ${CLOSURES.join(", ")}`);
  const lengthCm = number("length_cm", cell("length_cm"), 200, true);
  const areaCm2 = number("area_cm2", cell("area_cm2"), 2000, true);
  const measured = lengthCm !== undefined || areaCm2 !== undefined;
  if (measured && (closure === "" || closure === "none")) fault("repair", "a kind of repair beside its length or area");
  if (areaCm2 !== undefined && closure !== "flap" && closure !== "graft" && closure !== "")
    fault("area_cm2", "no area for a linear repair");
  if (lengthCm !== undefined && (closure === "flap" || closure === "graft")) fault("length_cm", "no length for a flap or a graft");
  const stains: RecordedStain[] = [];
  for (const text of cell("stains")
    .split(";")
    .filter((one) => one.trim() !== "")) {
    const stain = readStain(text);
    if (stain === undefined) fault("stains", "names that are known, separated by ;, or ihc:NAME or special:NAME");
    else if (stain !== null) stains.push(stain);
  }
  if (faults.length > before) return undefined;
  return {
    claim: cell("claim"),
    tumour: cell("tumour"),
    site,
    siteUnknown: siteText !== "" && site === undefined,
    stages: stages ?? (blocks.length > 0 ? blocks.length : undefined),
    blocks,
    repair: closure === "" || closure === "none" ? undefined : { kind: closure, lengthCm, areaCm2 },
    leftOpen: closure === "none",
    stains,
  };
}

/** A further row of the same tumour adds a repair or stains; what it says again must be the same. */
function join(
  known: RecordedTumour | undefined,
  { repair, siteUnknown: _told, ...row }: Row,
  at: number,
  faults: SidecarFault[],
): RecordedTumour {
  const repairs = repair === undefined ? [] : [repair];
  if (known === undefined) return { ...row, rows: [at], repairs };
  const same = (column: Column, a: unknown, b: unknown): void => {
    if (a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b))
      faults.push({ row: at, column, expected: `the same as in row ${known.rows[0]}, which is of the same tumour` });
  };
  same("site", known.site, row.site);
  same("stages", known.stages, row.stages);
  if (known.blocks.length > 0 && row.blocks.length > 0) same("blocks", known.blocks, row.blocks);
  return {
    ...known,
    rows: [...known.rows, at],
    site: known.site ?? row.site,
    stages: known.stages ?? row.stages,
    blocks: known.blocks.length > 0 ? known.blocks : row.blocks,
    repairs: [...known.repairs, ...repairs],
    leftOpen: known.leftOpen || row.leftOpen,
    stains: [...known.stains, ...row.stains.filter(({ name }) => !known.stains.some((one) => one.name === name))],
  };
}
