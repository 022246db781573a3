import { expect, test } from "vitest";
import type { SpillRecord } from "./spill-records.ts";
import { TopFindings } from "./top-findings.ts";

function finding(name: string, cents: number, severity: SpillRecord["severity"] = "error"): SpillRecord {
  return {
    place: 0,
    claimIndex: 1,
    kind: "finding",
    line: 1,
    severity,
    cents,
    code: "X",
    id: name,
    json: new TextEncoder().encode(name),
    csv: new Uint8Array(0),
  };
}

test("keeps the costliest, unknown amounts as nothing, then the more severe, then the earlier", () => {
  const top = new TopFindings(4);
  for (const record of [
    finding("a", 5),
    finding("b", -1),
    finding("c", 900),
    finding("d", 5),
    finding("e", 0, "info"),
    finding("f", 5, "warning"),
    finding("g", 901),
  ])
    top.offer(record);
  expect(top.texts()).toEqual(["g", "c", "a", "d"]);
  expect(top.seen).toBe(7);
});

test("gives the same as sorting all of them", () => {
  const all = Array.from({ length: 500 }, (_, at) => finding(String(at), (at * 7919) % 101));
  const top = new TopFindings(37);
  for (const record of all) top.offer(record);
  expect(top.texts()).toEqual(
    [...all]
      .sort((a, b) => b.cents - a.cents)
      .slice(0, 37)
      .map(({ id }) => id),
  );
});

test("gives none of none", () => expect(new TopFindings(3).texts()).toEqual([]));
