import { procedureKey } from "@claimscrub/claim";
import { feePlace, type SnapshotTable } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { lostFamilies } from "./lost-families.ts";

const table = (kind: SnapshotTable["kind"], codes: readonly string[]): SnapshotTable => {
  const keys = codes.map(procedureKey);
  const columns: SnapshotTable["columns"] =
    kind === "fee-schedule" ? { place: Int32Array.from(keys, (key) => feePlace(key, "")) } : { codes: Int32Array.from(keys) };
  return {
    kind,
    columns,
    facts: {},
    texts: {},
    label: "",
    digest: "",
    rows: codes.length,
    published: 20250101,
    files: [],
    layoutVerified: true,
  };
};
const codes = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => first + String(at).padStart(5 - first.length, "0"));

test.each([
  ["a family that is gone", codes("17", 0), [{ family: "17", before: 30, after: 0 }]],
  ["a family of which less than half is left", codes("17", 14), [{ family: "17", before: 30, after: 14 }]],
  ["half a family", codes("17", 15), []],
  ["all of it", codes("17", 30), []],
] as const)("%s", (_what, left, lost) => {
  const others = [...codes("99", 40), ...codes("11", 15)];
  for (const kind of ["fee-schedule", "mue"] as const)
    expect(lostFamilies(table(kind, [...codes("17", 30), ...others]), table(kind, [...left, ...codes("99", 40)]))).toEqual(lost);
});

test("families of letters come and go, and other tables have none", () => {
  expect(lostFamilies(table("mue", codes("G6", 40)), table("mue", []))).toEqual([]);
  const none = { ...table("mue", []), kind: "gpci", columns: {} } as const;
  expect(lostFamilies(none, none)).toEqual([]);
});
