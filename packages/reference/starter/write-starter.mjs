/**
 * Writes the data modules of the built-in starter set (src/starter/data) from CMS's own files.
 *
 *     node packages/reference/starter/write-starter.mjs FOLDER
 *
 * FOLDER holds rvu24/, rvu25a/, rvu25d/, rvu26c/ (fee schedules and GPCI), ncci/ (PTP, MUE, add-on codes) and zip/, with the
 * files that are named below. The same files give the same bytes. Codes and numbers only: descriptors are the AMA's
 * and are never read into anything that is written. A file that is not as expected stops the run with nothing written.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { isStarterCode } from "./starter-codes.mjs";

const FEE_RELEASES = [
  { name: "RVU24A", file: "rvu24/cms-layout/PPRRVU24_JAN.csv" },
  { name: "RVU24AR", file: "rvu24/cms-layout/PPRRVU24_JAN_MAR9.csv", changes: "RVU24A" },
  { name: "RVU24C", file: "rvu24/cms-layout/PPRRVU24_JUL.csv", changes: "RVU24AR" },
  { name: "RVU25A", file: "rvu25a/PPRRVU25_JAN.csv" },
  { name: "RVU25D", file: "rvu25d/PPRRVU2025_Oct.csv", changes: "RVU25A" },
  { name: "RVU26C", file: "rvu26c/PPRRVU2026_Jul_nonQPP.csv" },
];
const GPCI_FILES = [
  { name: "GPCI2024", file: "rvu24/cms-layout/GPCI2024.csv" },
  { name: "GPCI2025", file: "rvu25d/GPCI2025.csv" },
  { name: "GPCI2026", file: "rvu26c/cms-layout/GPCI2026.csv" },
];
const MUE_FILES = [
  { name: "MUE2024Q3", file: "ncci/cms-layout/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv" },
  { name: "MUE2026Q2", file: "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv" },
];
const PTP_FILE = "ncci/ptp_practitioner_2024-07-01_flat.csv.gz";
/** First day of the window in which the pairs serve: what was deleted before it is left out. */
const PTP_FROM = "2024-01-01";
const ADD_ON_FILE = "ncci/northstar_2024-07-01_ncci_aoc.csv";
/** An edition before, with CMS's notes: what CMS has suspended must not act. */
const ADD_ON_NOTES_FILE = "ncci/northstar_2024-04-01_aoc_long.csv";
const ZIP_FILE = "zip/ZIP5_OCT2025.txt";

/** Our column, the stacked heading by which CMS names it (blanks squeezed), and how the value is written. */
const FEE_COLUMNS = [
  ["procedure", "HCPCS", "text"],
  ["component", "MOD", "text"],
  ["status", "STATUS CODE", "text"],
  ["work", "WORK RVU", "hundredths"],
  ["peNonFacility", "NON-FAC PE RVU", "hundredths"],
  ["peFacility", "FACILITY PE RVU", "hundredths"],
  ["malpractice", "MP RVU", "hundredths"],
  ["naNonFacility", "NON-FAC NA INDICATOR", "flag"],
  ["naFacility", "FACILITY NA INDICATOR", "flag"],
  ["pcTc", "PCTC IND", "text"],
  ["globalDays", "GLOB DAYS", "text"],
  ["preOperative", "PRE OP", "hundredths"],
  ["intraOperative", "INTRA OP", "hundredths"],
  ["postOperative", "POST OP", "hundredths"],
  ["multipleProcedure", "MULT PROC", "text"],
  ["bilateral", "BILAT SURG", "text"],
  ["assistant", "ASST SURG", "text"],
  ["coSurgeon", "CO- SURG", "text"],
  ["team", "TEAM SURG", "text"],
  ["endoscopicBase", "ENDO BASE", "text"],
  ["imagingFamily", "DIAGNOSTIC IMAGING FAMILY INDICATOR", "text"],
  ["oppsPeNonFacility", "NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "hundredths"],
  ["oppsPeFacility", "FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "hundredths"],
  ["oppsMalpractice", "MP USED FOR OPPS PAYMENT AMOUNT", "hundredths"],
];

function stop(message) {
  throw new Error(message);
}

/** A decimal text as an integer number of `scale`ths, exactly. */
function scaled(text, digits) {
  const match = /^(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || text.trim() === "") stop(`not a number: ${JSON.stringify(text)}`);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) stop(`more than ${digits} decimals: ${text}`);
  return Number(match[1] || "0") * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0");
}

const WRITE = {
  text: (value) => (/^[A-Z0-9]*$/.test(value) ? value : stop(`unexpected text ${JSON.stringify(value)}`)),
  hundredths: (value) => String(scaled(value, 2)),
  flag: (value) => (value === "NA" ? "1" : value === "" ? "" : stop(`neither NA nor blank: ${value}`)),
};

/** Fee rows of the starter codes as lines, by their key. The columns are found by their headings, stacked over several lines. */
export function feeLines(csv) {
  const rows = parse(csv, { relax_column_count: true });
  const heading = rows.findIndex((row) => row[0]?.trim() === "HCPCS");
  if (heading < 1) stop("no heading line that starts with HCPCS");
  const first = rows.findIndex((row) => row.some((cell, at) => at > 3 && cell.trim() !== ""));
  const names = rows[heading].map((_, at) =>
    rows
      .slice(first, heading + 1)
      .map((row) => (row[at] ?? "").trim())
      .filter(Boolean)
      .join(" ")
      .replace(/\s+/g, " "),
  );
  const columns = FEE_COLUMNS.map(([, name, kind]) => {
    const at = names.indexOf(name);
    if (at < 0 || names.indexOf(name, at + 1) >= 0) stop(`no single column named ${name}`);
    return { at, kind };
  });
  const lines = new Map();
  for (const row of rows.slice(heading + 1)) {
    const code = (row[0] ?? "").trim();
    // Some releases end with the end-of-file character of old text files.
    if (code === "\u001a") continue;
    if (!/^[A-Z0-9]{5}$/.test(code)) {
      if (row.some((cell) => cell.trim() !== "")) stop(`not a procedure code: ${JSON.stringify(code)}`);
      continue;
    }
    if (!isStarterCode(code)) continue;
    const line = columns.map(({ at, kind }) => WRITE[kind](row[at].trim())).join(",");
    const key = line.split(",", 2).join(",");
    if (lines.has(key)) stop(`two rows for ${key}`);
    lines.set(key, line);
  }
  return new Map([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `id|name|state|work|practice expense|malpractice`, in thousandths. */
export function gpciLines(csv) {
  const lines = parse(csv, { relax_column_count: true })
    .filter((row) => /^\d{5}$/.test(row[0].trim()))
    .map(([contractor, state, locality, name, ...indices]) => {
      const id = `${contractor.trim()}-${locality.trim().padStart(2, "0")}`;
      return [id, name.trim().replace(/\*+$/, "").trim(), state.trim(), ...indices.slice(0, 3).map((index) => scaled(index, 3))].join("|");
    });
  if (lines.length !== 109) stop(`109 localities expected, ${lines.length} found`);
  return lines.sort();
}

/** `code,units,MAI,rationale`. */
export function mueLines(csv) {
  const rows = parse(csv, { relax_column_count: true });
  const heading = rows.findIndex((row) => row[0].replace(/\s+/g, " ").trim() === "HCPCS/ CPT Code");
  if (heading < 0) stop("no heading line of an MUE table");
  return rows
    .slice(heading + 1)
    .filter(([code]) => isStarterCode(code.trim()))
    .map(([code, units, mai, why]) => {
      if (!/^\d+$/.test(units) || !/^[123] /.test(mai)) stop(`unexpected MUE row for ${code}`);
      return `${code.trim()},${Number(units)},${mai[0]},${why.trim()}`;
    })
    .sort();
}

/**
 * Codes in order, each written by only as many of its last characters as differ from the code before: `11102 4 6 200`.
 * A span of codes or ZIP codes without a gap is written `11600-6`.
 */
export function elide(codes) {
  let last = "";
  return codes
    .map((code) => {
      let same = 0;
      while (same < 4 && same < last.length && last[same] === code[same]) same += 1;
      last = code;
      return code.slice(same);
    })
    .join(" ");
}

/** Pairs among codes of the family: lines `column1 indicator rationale-letter[until]:column 2 codes`. */
export function ptpLines(csv) {
  const groups = new Map();
  const rationales = new Set();
  const codes = new Set();
  let rows = 0;
  for (const line of csv.split("\n").slice(1)) {
    if (!isStarterCode(line.slice(1, 6)) || !isStarterCode(line.slice(9, 14))) continue;
    const match = /^"(\w{5})","(\w{5})","(\d{4}-\d\d-\d\d)","([019])","([^"]*)"$/.exec(line) ?? stop(`unexpected PTP row: ${line}`);
    const [, column1, column2, lastDay, indicator, rationale] = match;
    if (indicator === "9" || lastDay < PTP_FROM) continue;
    rationales.add(rationale);
    const name = JSON.stringify([column1, indicator, rationale, lastDay === "9999-12-31" ? "" : dayAfter(lastDay)]);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(column2);
    codes.add(column1).add(column2);
    rows += 1;
  }
  const letters = [...rationales].sort();
  const lines = [...groups].map(([name, column2]) => {
    const [column1, indicator, rationale, until] = JSON.parse(name);
    return `${column1} ${indicator}${String.fromCharCode(97 + letters.indexOf(rationale))}${until}:${elide(column2.sort())}`;
  });
  return { lines: lines.sort(), rationales: letters, codes, rows };
}

/** CMS's deletion date is the last day in force; from here on the first day out of force is kept. */
function dayAfter(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
}

/** `add-on type:primaries`; a contractor-defined primary is left out of the list, the type says that there may be others. */
export function addOnLines(csv, notesCsv) {
  const suspended = new Set(
    parse(notesCsv, { columns: true })
      .filter((row) => row.aoc_type === "addon" && /suspended/i.test(row.aoc_notes))
      .map((row) => row.hcpcs),
  );
  const edits = new Map();
  for (const { primary_code: primary, add_on_code: addOn, aoc_edit_type: type } of parse(csv, { columns: true })) {
    if (!isStarterCode(addOn) || suspended.has(addOn)) continue;
    if (!/^[123]$/.test(type)) stop(`unexpected add-on type ${type}`);
    const edit = edits.get(addOn) ?? { type, primaries: [] };
    if (edit.type !== type) stop(`two types for ${addOn}`);
    if (primary !== "CCCCC") edit.primaries.push(primary);
    edits.set(addOn, edit);
  }
  return [...edits].map(([addOn, { type, primaries }]) => `${addOn} ${type}:${elide(primaries.sort())}`).sort();
}

/** `locality[+]:ZIP codes and spans`; `+` where the ZIP code straddles localities and needs its +4. */
export function zipLines(text) {
  const byLocality = new Map();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const match = /^[A-Z]{2}(\d{5})(\d{5})(\d{2}).{6}([01])/.exec(line) ?? stop(`unexpected ZIP row: ${line}`);
    const name = `${match[2]}-${match[3]}${match[4] === "1" ? "+" : ""}`;
    if (!byLocality.has(name)) byLocality.set(name, []);
    byLocality.get(name).push(match[1]);
  }
  return [...byLocality].map(([name, zips]) => `${name}:${spans(zips.sort())}`).sort();
}

function spans(zips) {
  const runs = [];
  for (const zip of zips) {
    const run = runs.at(-1);
    if (run && Number(zip) === Number(run.last) + 1) run.last = zip;
    else runs.push({ first: zip, last: zip });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}-${elide([first, last]).split(" ")[1]}`)).join(" ");
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** What of a release's lines differs from the release before: whole lines that are new or changed, `-key` for those gone. */
function difference(before, after) {
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => `-${key}`);
  return [...gone, ...[...after].filter(([key, line]) => before.get(key) !== line).map(([, line]) => line)];
}

const module = (name, lines, whole = lines, more = "") =>
  `export const ${name}: { readonly digest: string; readonly lines: string } = {\n  digest: "${sha256(whole.join("\n"))}",\n${more}  lines: \`\n${lines.join("\n")}\n\`,\n};\n`;

function main(folder) {
  const read = (file) => readFileSync(path.join(folder, file));
  const text = (file) => read(file).toString("latin1");
  const modules = new Map();

  const fees = new Map(FEE_RELEASES.map(({ name, file }) => [name, feeLines(text(file))]));
  for (const { name, changes } of FEE_RELEASES) {
    const after = fees.get(name);
    const lines = changes ? difference(fees.get(changes), after) : [...after.values()];
    modules.set(`fees-${name.toLowerCase()}`, module(name, lines, [...after.values()]));
  }
  for (const { name, file } of GPCI_FILES) modules.set(name.toLowerCase(), module(name, gpciLines(text(file))));
  const limits = new Map(MUE_FILES.map(({ name, file }) => [name, mueLines(text(file))]));
  for (const [name, lines] of limits) modules.set(name.toLowerCase(), module(name, lines));
  const ptp = ptpLines(gunzipSync(read(PTP_FILE)).toString("latin1"));
  modules.set(
    "ptp2024q3",
    `${module("PTP2024Q3", ptp.lines, [...ptp.rationales, ...ptp.lines])}\nexport const PTP_RATIONALES: readonly string[] = ${JSON.stringify(ptp.rationales, null, 2)};\n`,
  );
  modules.set("aoc2024q3", module("AOC2024Q3", addOnLines(text(ADD_ON_FILE), text(ADD_ON_NOTES_FILE))));
  modules.set("zip2025q4", module("ZIP2025Q4", zipLines(text(ZIP_FILE))));

  const listed = [...[...fees.values()].flatMap((rows) => [...rows.values()]), ...[...limits.values()].flat(), ...ptp.codes];
  const codes = [...new Set(listed.map((line) => line.slice(0, 5)))].sort();
  modules.set("codes", module("STARTER_CODES", [elide(codes)], codes));

  const target = new URL("../src/starter/data/", import.meta.url);
  mkdirSync(target, { recursive: true });
  let size = 0;
  for (const [name, source] of modules) {
    const bytes = `// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.\n${source}`;
    writeFileSync(new URL(`${name}.ts`, target), bytes);
    size += bytes.length;
  }
  console.log(`${codes.length} codes, ${ptp.rows} pairs, ${modules.size} modules, ${size} bytes`);
}

if (process.argv[1] && import.meta.url === new URL(`file://${path.resolve(process.argv[1])}`).href) {
  const folder = process.argv[2];
  if (!folder) {
    console.error("usage: node packages/reference/starter/write-starter.mjs FOLDER");
    process.exit(2);
  }
  main(folder);
}
