import { modifierKey, parseCents, procedureKey } from "@claimscrub/claim";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ClaimColumns, LINE } from "./claim-columns.ts";
import { grammarAt } from "./claim-grammar.ts";
import { CHARGE_UNREADABLE, ServiceReader, SYSTEM_UNKNOWN, UNITS_UNREADABLE } from "./read-service.ts";

const delimiters = {
  element: 42,
  component: 58,
  terminator: 126,
  repetition: 94,
};

interface Read {
  readonly procedure: number;
  readonly modifiers: readonly number[];
  readonly charge: number;
  readonly units: number;
  readonly faults: number;
}

/** What the columns say of the SV1 at the beginning of the text. */
function read(text: string): Read {
  const columns = new ClaimColumns();
  columns.reserve(1);
  const line = columns.addLine();
  const bytes = Uint8Array.from([...text].map((char) => char.charCodeAt(0)));
  const faults = new ServiceReader(bytes, columns).read(3, 0, line, delimiters, grammarAt(0));
  const slot = (column: number): number => columns.lines.data[line + column]!;
  const packed = [slot(LINE.MODIFIERS), slot(LINE.MODIFIERS_MORE)];
  const modifiers = Array.from({ length: slot(LINE.MODIFIER_COUNT) }, (_, at) => (packed[at >> 1]! >>> (11 * (at & 1))) & 0x7ff);
  return {
    procedure: slot(LINE.PROCEDURE),
    modifiers,
    charge: columns.charges[0]!,
    units: columns.units[0]!,
    faults,
  };
}

/** The same by cutting the text. */
function cut(text: string): Read {
  const [, composite = "", charge = "", , units = ""] = text.slice(0, text.indexOf("~")).split("*");
  const parts = composite.split(":");
  const cents = parseCents(charge.trim()) ?? Number.NaN;
  const count = /^-?(\d{1,13}(\.\d{0,9})?|\.\d{1,9})$/.test(units.trim()) ? Number(units) : Number.NaN;
  return {
    procedure: procedureKey((parts[1] ?? "").trim()),
    modifiers: parts
      .slice(2, 6)
      .filter((part) => part.trim() !== "")
      .map((part) => modifierKey(part.trim())),
    charge: cents,
    units: count,
    faults:
      (/^(HC|ER|IV|WK|HP|AD|)$/i.test(parts[0]!.trim()) ? 0 : SYSTEM_UNKNOWN) |
      (Number.isNaN(cents) ? CHARGE_UNREADABLE : 0) |
      (Number.isNaN(count) ? UNITS_UNREADABLE : 0),
  };
}

test.each([
  ["SV1*HC:17311:59:RT*674.12*UN*1*11**1~", { procedure: procedureKey("17311"), charge: 67412, units: 1 }],
  ["SV1*HC:j1100*5*UN*1.5~", { procedure: procedureKey("J1100"), charge: 500, units: 1.5 }],
  ["SV1*HC:17311*9999999.99*MJ*9999999~", { procedure: procedureKey("17311"), charge: 999_999_999, units: 9_999_999 }],
  ["SV1*HC:17311*12345678*UN*1~", { procedure: procedureKey("17311"), charge: 1_234_567_800, units: 1 }],
  ["SV1*HC:17311*-5.1*UN*1~", { procedure: procedureKey("17311"), charge: -510, units: 1 }],
  ["SV1*ER:X*.5*UN*2~", { procedure: 0, charge: 50, units: 2 }],
  ["SV1*17311*5*UN*1~", { procedure: 0, charge: 500, units: 1, faults: 4 }],
  ["SV1*HC:17311*1.234*UN*~", { charge: Number.NaN, units: Number.NaN, faults: 3 }],
  ["SV1~HC:17311*5*UN*1~", { procedure: 0, charge: Number.NaN, units: Number.NaN, faults: 3 }],
])("%s", (text, expected) => {
  expect(read(text)).toMatchObject(expected);
  expect(read(text)).toEqual(cut(text));
});

test("services are read as their text says, whatever their parts are", () => {
  const code = fc.constantFrom("17311", "J1100", "g0463", "1731", "173111", "", "17 11", "17-11", "17311 ");
  const modifier = fc.constantFrom("59", "RT", "xs", "5", "591", "", "5-", " ", "\u00e9A");
  const number = fc.oneof(
    fc.constantFrom(
      "",
      "0",
      "1",
      "-1",
      "1.",
      ".5",
      "1.5",
      "12.34",
      "1.234",
      "1e3",
      "1234567",
      "12345678",
      "1234567.89",
      "99999999999999",
      "1 ",
    ),
    fc.nat(99_999_999).map((cents) => (cents / 100).toFixed(2)),
  );
  const service = fc
    .tuple(
      fc.constantFrom("HC", "ER", "", "hc", "ZZ", "17311"),
      code,
      fc.array(modifier, { maxLength: 6 }),
      number,
      fc.constantFrom("UN", "MJ", "U", ""),
      number,
    )
    .map(([qualifier, procedure, modifiers, charge, basis, units]) => [
      [qualifier, procedure, ...modifiers].join(":"),
      charge,
      basis,
      units,
    ]);
  fc.assert(
    fc.property(service, fc.nat(4), fc.constantFrom("~", "*11**1~"), (elements, kept, end) => {
      const text = `${["SV1", ...elements.slice(0, kept)].join("*")}${end}`;
      expect(read(text)).toEqual(cut(text));
    }),
    { numRuns: 2000 },
  );
});
