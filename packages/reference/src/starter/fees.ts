import { YearlyReleases, type Release } from "../yearly-releases.ts";
import { EditionSeries, type Series } from "../edition.ts";
import { type FeeReleaseRows, FeeRows } from "../fee-schedule.ts";
import type { FeeComponent, FeeRow } from "../tables.ts";
import { isStarterCode, linesOf, type WrittenTable } from "./code-list.ts";
import { RVU24A } from "./data/fees-rvu24a.ts";
import { RVU24AR } from "./data/fees-rvu24ar.ts";
import { RVU24C } from "./data/fees-rvu24c.ts";
import { RVU25A } from "./data/fees-rvu25a.ts";
import { RVU25D } from "./data/fees-rvu25d.ts";
import { RVU26C } from "./data/fees-rvu26c.ts";

function feeRow(line: string): FeeRow {
  const cells = line.split(",");
  const text = (at: number) => cells[at] as string;
  const number = (at: number) => Number(cells[at]);
  return {
    procedure: text(0),
    component: text(1) as FeeComponent,
    status: text(2),
    work: number(3),
    peNonFacility: number(4),
    peFacility: number(5),
    malpractice: number(6),
    naNonFacility: text(7) === "1",
    naFacility: text(8) === "1",
    pcTc: text(9),
    globalDays: text(10),
    preOperative: number(11),
    intraOperative: number(12),
    postOperative: number(13),
    multipleProcedure: text(14),
    bilateral: text(15),
    assistant: text(16),
    coSurgeon: text(17),
    team: text(18),
    endoscopicBase: text(19),
    imagingFamily: text(20),
    oppsPeNonFacility: number(21),
    oppsPeFacility: number(22),
    oppsMalpractice: number(23),
  };
}

/** A release's lines by `code,component`; one that is written as changes starts from the lines of the release before. */
function apply(changes: WrittenTable, before: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const lines = new Map(before);
  for (const line of linesOf(changes)) {
    if (line.startsWith("-")) lines.delete(line.slice(1));
    else lines.set(line.split(",", 2).join(","), line);
  }
  return lines;
}

/** The lines of every release, spelled out. */
export function feeLines(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const a24 = apply(RVU24A);
  const ar24 = apply(RVU24AR, a24);
  const a25 = apply(RVU25A);
  return new Map([
    ["RVU24A", a24],
    ["RVU24AR", ar24],
    ["RVU24C", apply(RVU24C, ar24)],
    ["RVU25A", a25],
    ["RVU25D", apply(RVU25D, a25)],
    ["RVU26C", apply(RVU26C)],
  ]);
}

const RESAVED = "the file is a re-saved copy of CMS's, and the release date in its heading a stand-in";

/** What stands about each release, other than its rows. `published`: the RELEASED date in CMS's heading, unless the note says otherwise. */
const RELEASES = [
  {
    label: "RVU24A",
    written: RVU24A,
    effective: 20240101,
    published: 20231116,
    source: "PPRRVU24_JAN, CMS",
    note: `${RESAVED}; dated by the final rule (88 FR 78818)`,
  },
  {
    label: "RVU24AR",
    written: RVU24AR,
    effective: 20240309,
    published: 20240309,
    source: "PPRRVU24_JAN revised, CMS",
    note: `${RESAVED}; dated by the Consolidated Appropriations Act, 2024`,
  },
  { label: "RVU24C", written: RVU24C, effective: 20240701, published: 20240621, source: "PPRRVU24_JUL, CMS", note: RESAVED },
  { label: "RVU25A", written: RVU25A, effective: 20250101, published: 20241223, source: "PPRRVU25_JAN, CMS" },
  { label: "RVU25D", written: RVU25D, effective: 20251001, published: 20250911, source: "PPRRVU2025_Oct, CMS" },
  {
    label: "RVU26C",
    written: RVU26C,
    effective: 20260701,
    published: 20260630,
    source: "PPRRVU2026_Jul_nonQPP, CMS",
    note: "for clinicians who are no qualifying APM participants; the only release of 2026 at hand, it serves the year's earlier days too",
  },
] as const;

export function starterFees(): YearlyReleases<FeeReleaseRows> {
  // Spelled out when a date first asks for one of them.
  let spelled: ReturnType<typeof feeLines> | undefined;
  const rowsOf = (label: string) => [...((spelled ??= feeLines()).get(label) ?? new Map<string, string>()).values()].map(feeRow);
  return new YearlyReleases(
    RELEASES.map(({ label, written, ...release }): Release<FeeReleaseRows> => {
      let rows: FeeReleaseRows | undefined;
      return {
        ...release,
        label: `mpfs:${label}`,
        digest: written.digest,
        get rows() {
          return (rows ??= new FeeRows(rowsOf(label), isStarterCode));
        },
      };
    }),
  );
}

/** Conversion factors in ten-thousandths of a dollar, for clinicians who are no qualifying APM participants. */
const FACTORS = [
  {
    label: "cf:2024",
    from: 20240101,
    until: 20240309,
    published: 20231116,
    tenThousandths: 327442,
    source: "CY 2024 final rule, 88 FR 78818, CMS",
  },
  {
    label: "cf:2024-03-09",
    from: 20240309,
    until: 20250101,
    published: 20240309,
    tenThousandths: 332875,
    source: "Consolidated Appropriations Act, 2024, section 305; RVU24AR, CMS",
  },
  {
    label: "cf:2025",
    from: 20250101,
    until: 20260101,
    published: 20241209,
    tenThousandths: 323465,
    source: "CY 2025 final rule, 89 FR 97710, CMS",
  },
  {
    label: "cf:2026",
    from: 20260101,
    until: 20270101,
    published: 20251105,
    tenThousandths: 334009,
    source: "CY 2026 final rule, 90 FR 49266, CMS",
  },
] as const;

export function starterConversionFactors(): Series<number> {
  return new EditionSeries(
    FACTORS.map(({ label, from, until, published, source, tenThousandths }) => ({
      label,
      period: { from, until },
      published,
      source,
      digest: String(tenThousandths),
      rows: tenThousandths,
    })),
  );
}
