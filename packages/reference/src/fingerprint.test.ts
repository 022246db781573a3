import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";

const edition = {
  label: "mue:2024Q3",
  period: { from: 20240701, until: 20241001 },
  published: 20240701,
  source: "made up",
  digest: "00ff",
  rows: [],
};
const plain = fingerprintOf([edition]);

/** FNV-1a by the book, in whole numbers of any size. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) hash = ((hash ^ BigInt(character.charCodeAt(0))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

test("is FNV-1a over label, both clocks and digest", () => expect(plain).toBe(fnv1a("mue:2024Q3 20240701 20241001 20240701 00ff")));
test.each([
  ["label", { label: "mue:2024Q4" }],
  ["first day", { period: { from: 20240702, until: 20241001 } }],
  ["last day", { period: { from: 20240701, until: 20241002 } }],
  ["publication", { published: 20240702 }],
  ["rows", { digest: "01ff" }],
])("changes with the %s", (_what, change) => expect(fingerprintOf([{ ...edition, ...change }])).not.toBe(plain));
test("does not change with the order of editions", () => {
  const other = { ...edition, label: "gpci:2024" };
  expect(fingerprintOf([other, edition])).toBe(fingerprintOf([edition, other]));
});
