import type { ListedCode } from "../code-lists.ts";
import type { CodeListFile, PlacesFile } from "../import/code-lists.ts";
import type { PlaceOfService } from "../places-of-service.ts";
import { columnOf, int32, type PackedTable, textsOf, uint8 } from "./packed-table.ts";

export function packPlaces({ release, rows }: PlacesFile): PackedTable {
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    kind: "places",
    facts: { release },
    texts: { code: sorted.map(({ code }) => code), name: sorted.map(({ name }) => name) },
    columns: { facility: uint8(sorted.map(({ setting }) => (setting === "facility" ? 1 : 0))) },
  };
}

export function unpackPlaces(table: PackedTable): PlacesFile {
  const facility = columnOf(table, "facility", "Uint8Array");
  const name = textsOf(table, "name");
  return {
    kind: "places",
    release: String(table.facts["release"]),
    rows: textsOf(table, "code").map(
      (code, at): PlaceOfService => ({ code, name: name[at] as string, setting: facility[at] === 1 ? "facility" : "non-facility" }),
    ),
  };
}

export function packCodeList({ list, release, rows }: CodeListFile): PackedTable {
  const order = (row: ListedCode) => `${row.code} ${row.inForce?.from ?? 0}`;
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return {
    kind: "code-list",
    facts: { list, release },
    texts: { code: sorted.map(({ code }) => code), words: sorted.map(({ words }) => words) },
    columns: {
      reportable: uint8(sorted.map(({ reportable }) => (reportable ? 1 : 0))),
      from: int32(sorted.map(({ inForce }) => inForce?.from ?? 0)),
      until: int32(sorted.map(({ inForce }) => inForce?.until ?? 0)),
    },
  };
}

export function unpackCodeList(table: PackedTable): CodeListFile {
  const reportable = columnOf(table, "reportable", "Uint8Array");
  const from = columnOf(table, "from", "Int32Array");
  const until = columnOf(table, "until", "Int32Array");
  const words = textsOf(table, "words");
  return {
    kind: "code-list",
    list: table.facts["list"] as CodeListFile["list"],
    release: String(table.facts["release"]),
    rows: textsOf(table, "code").map((code, at) => ({
      code,
      words: words[at] as string,
      reportable: reportable[at] === 1,
      inForce: until[at] === 0 ? undefined : { from: from[at] as number, until: until[at] as number },
    })),
  };
}
