import { expect, test } from "vitest";
import { codeSet, modifierKey, modifierText, procedureKey, procedureText } from "./procedure-code.ts";

test.each(["17311", "G0463", "00100", "J3301", "0005F", "ZZZZZ"])("%s survives packing", (code) =>
  expect(procedureText(procedureKey(code))).toBe(code),
);
test.each(["", "1731", "173111", "17-11"])("%j has no key", (text) => expect(procedureKey(text)).toBe(0));
test.each(["59", "RT", "F1", "00", "ZZ"])("modifier %s survives packing", (code) => expect(modifierText(modifierKey(code))).toBe(code));
test("00 is a modifier, not the absence of one", () => expect(modifierKey("00")).not.toBe(0));
test("a numeric range holds no code with letters", () => {
  const repairs = codeSet(["12001-13153"]);
  expect([
    repairs(procedureKey("12001")),
    repairs(procedureKey("13153")),
    repairs(procedureKey("1200F")),
    repairs(procedureKey("13154")),
  ]).toEqual([true, true, false, false]);
});
