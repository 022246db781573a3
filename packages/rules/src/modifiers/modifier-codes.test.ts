import fs from "node:fs";
import path from "node:path";
import { modifierKey } from "@claimscrub/claim";
import { expect, test } from "vitest";
import { isKnownModifier } from "./modifier-codes.ts";

test.each(["25", "59", "LT", "XS", "AS", "F5", "TA", "QX", "JZ", "95", "8P", "U1", "RH", "HN", "SX"])("%s is a modifier", (modifier) =>
  expect(isKnownModifier(modifierKey(modifier))).toBe(true),
);
test.each(["ZZ", "00", "28", "A0", "YY", "XX", "W1", "5", ""])("%s is none", (modifier) =>
  expect(isKnownModifier(modifierKey(modifier))).toBe(false),
);

const list = path.resolve(import.meta.dirname, "../../../../../shared/cms/codes/northstar_modifiers.csv");
test.skipIf(!fs.existsSync(list))("knows every modifier of CMS's list (needs ../shared/cms)", () => {
  const listed = [...fs.readFileSync(list, "utf8").matchAll(/^"([0-9A-Z]{2})","/gm)].map(([, modifier = ""]) => modifier);
  expect(listed.length).toBeGreaterThan(300);
  expect(listed.filter((modifier) => !isKnownModifier(modifierKey(modifier)))).toEqual([]);
});
