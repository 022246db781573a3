import { expect, test } from "vitest";
import { hashElement, patientKey, PersonKey } from "./patient-key.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function hash(text: string): string {
  const into = { high: 0, low: 0 };
  hashElement(bytes(text), 0, text.length, into);
  return `${into.high}:${into.low}`;
}

function key(change: Partial<{ payer: string; member: string; birth: number; sex: string; first: string }> = {}): string | false {
  const who = { payer: "10112", member: "1EG4TE5MK73", birth: 19430501, sex: "F", first: "JANE", ...change };
  const person = new PersonKey();
  person.present = true;
  person.hasMember = who.member !== "";
  person.birth = who.birth;
  const payer = { high: 0, low: 0 };
  hashElement(bytes(who.payer), 0, who.payer.length, payer);
  hashElement(bytes(who.member), 0, who.member.length, person.member);
  hashElement(bytes(who.sex), 0, who.sex.length, person.sex);
  hashElement(bytes(who.first), 0, who.first.length, person.first);
  const into = { high: 0, low: 0 };
  return patientKey(payer, person, new PersonKey(), into) && `${into.high}:${into.low}`;
}

test("each part of the identity changes the key", () => {
  const keys = [
    key(),
    key({ payer: "10113" }),
    key({ member: "1EG4TE5MK74" }),
    key({ birth: 19430502 }),
    key({ sex: "M" }),
    key({ first: "JANET" }),
  ];
  expect(new Set(keys).size).toBe(6);
  expect(key()).toBe(key());
});

test.each([{ member: "" }, { birth: 0 }])("without %o a claim has no key", (change) => expect(key(change)).toBe(false));

test("blanks around an element don't count", () => expect(hash("  JANE ")).toBe(hash("JANE")));

test("a hundred thousand neighbouring ids fall on as many keys, spread over all bits", () => {
  const seen = new Set<string>();
  const low = new Uint32Array(32);
  for (let number = 0; number < 100_000; number++) {
    const text = hash(`W${String(number).padStart(8, "0")}`);
    seen.add(text);
    const half = Number(text.split(":")[1]);
    for (let bit = 0; bit < 32; bit++) if ((half >>> bit) & 1) low[bit]!++;
  }
  expect(seen.size).toBe(100_000);
  for (const count of low) expect(Math.abs(count - 50_000)).toBeLessThan(2000);
});

test("every byte of an element counts, and so does its length", () => {
  const seen = new Set<string>();
  for (let length = 0; length <= 13; length++) {
    const text = "A".repeat(length);
    seen.add(hash(text));
    for (let place = 0; place < length; place++) seen.add(hash(`${text.slice(0, place)}B${text.slice(place + 1)}`));
  }
  expect(seen.size).toBe(14 + (13 * 14) / 2);
});
