import { EditionSeries, type Series, withRows } from "../edition.ts";
import type { Locality } from "../tables.ts";
import { type ZipRun, ZipRows } from "../zip-localities.ts";
import { linesOf, spellOut, type WrittenTable } from "./code-list.ts";
import { GPCI2024 } from "./data/gpci2024.ts";
import { GPCI2025 } from "./data/gpci2025.ts";
import { GPCI2026 } from "./data/gpci2026.ts";
import { ZIP2025Q4 } from "./data/zip2025q4.ts";

function locality(line: string): Locality {
  const [id, name, state, work, practiceExpense, malpractice] = line.split("|") as [string, string, string, string, string, string];
  return { id, name, state, work: Number(work), practiceExpense: Number(practiceExpense), malpractice: Number(malpractice) };
}

const YEARS: readonly { year: number; written: WrittenTable; published: number; source: string; note?: string }[] = [
  { year: 2024, written: GPCI2024, published: 20231116, source: "GPCI2024, CMS (addendum E, with the 1.0 work floor)" },
  { year: 2025, written: GPCI2025, published: 20241209, source: "GPCI2025, CMS (addendum E, with the 1.0 work floor)" },
  {
    year: 2026,
    written: GPCI2026,
    published: 20251105,
    source: "solved from the payment amounts of PFREV26B, CMS",
    note: "CMS's own 2026 table was not at hand: these indices reproduce CMS's amounts of every locality to the cent; names are those of 2025",
  },
];

export function starterLocalities(): Series<readonly Locality[]> {
  return new EditionSeries(
    YEARS.map(({ year, written, ...edition }) => ({
      ...edition,
      label: `gpci:${year}`,
      period: { from: year * 10000 + 101, until: (year + 1) * 10000 + 101 },
      digest: written.digest,
      rows: Object.freeze(linesOf(written).map((line) => Object.freeze(locality(line)))),
    })),
  );
}

function* zipRuns(): Generator<ZipRun> {
  for (const line of linesOf(ZIP2025Q4)) {
    const [place = "", spans = ""] = line.split(":");
    const locality = { localityId: place.slice(0, 8), needsPlusFour: place.endsWith("+") };
    for (const span of spans.split(" ")) {
      const [first, last] = spellOut(span.replace("-", " "));
      yield { first: Number(first), last: Number(last ?? first), locality };
    }
  }
}

export function starterZips(): Series<ZipRows> {
  return new EditionSeries([
    withRows(
      {
        label: "zip5:2025Q4",
        period: { from: 20240101, until: 20270101 },
        published: 20231116,
        source: "ZIP5_OCT2025, CMS",
        note: "the file of October 2025 stands in for all quarters of the starter set and is dated as the first: ZIP codes that moved between localities are not seen",
        digest: ZIP2025Q4.digest,
      },
      () => new ZipRows(zipRuns()),
    ),
  ]);
}
