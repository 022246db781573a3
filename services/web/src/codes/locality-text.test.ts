import { expect, test } from "vitest";
import { localityOf } from "./locality-text.ts";

const ALL = [
  { id: "13202-01", name: "MANHATTAN" },
  { id: "13202-02", name: "NYC SUBURBS/LONG ISLAND" },
  { id: "10112-00", name: "ALABAMA" },
  { id: "05302-01", name: "METROPOLITAN KANSAS CITY" },
  { id: "05302-99", name: "REST OF STATE" },
  { id: "13282-99", name: "REST OF STATE" },
];

test.each([
  ["MANHATTAN (13202-01)", "13202-01"],
  ["manhattan", "13202-01"],
  ["manh", "13202-01"],
  ["13202-01", "13202-01"],
  ["1320201", "13202-01"],
  ["13202 01", "13202-01"],
  ["long isl", "13202-02"],
  ["rest of state", undefined],
  ["man", undefined],
  ["", undefined],
  ["9999999", undefined],
])("%s means %s", (typed, id) => expect(localityOf(typed, ALL)?.id).toBe(id));
