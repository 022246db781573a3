import { describe, expect, test } from "vitest";
import { stainsTold } from "./stains.ts";
import { closureTold } from "./told-closure.ts";
import { stagesTold } from "./told-record.ts";

test.each([
  ["3 STAGES", 3],
  ["Mohs, three stages, clear", 3],
  ["STAGES: 4", 4],
  ["NUMBER OF STAGES 2", 2],
  ["2 MOHS STAGES", 2],
  ["1 STAGE", undefined],
  ["STAGE 3", undefined],
  ["STAGES 1-3", undefined],
  ["STAGES 1, 2 AND 3", undefined],
  ["1 TO 3 STAGES", undefined],
  ["2 STAGES NOSE 3 STAGES EAR", undefined],
  ["2 STAGES, STAGES: 2", 2],
  ["40 STAGES", undefined],
  ["", undefined],
] as const)("stages in %j: %s", (text, expected) => expect(stagesTold(text)).toBe(expected));

describe("closures in words", () => {
  test.each([
    ["CLOSED BY FLAP 14060", "flap", "14060", undefined],
    ["14060", "flap", "14060", undefined],
    ["4.2 CM INTERMEDIATE REPAIR", "intermediate", undefined, 4.2],
    ["LAYERED CLOSURE, LENGTH 3 CM", "intermediate", undefined, 3],
    ["COMPLEX LINEAR REPAIR OF 8.1 CM", "complex", undefined, 8.1],
    ["ROTATION FLAP 9.5 SQ CM", "flap", undefined, 9.5],
    ["PARAMEDIAN FLAP 12 SQ CM", "flap", undefined, undefined],
    ["FTSG 6 CM2", "graft", undefined, 6],
    ["DEFECT 2.1 CM, COMPLEX CLOSURE", "complex", undefined, undefined],
    ["INTERMEDIATE REPAIR 3 X 2 CM", "intermediate", undefined, undefined],
  ] as const)("%j", (text, kind, procedure, measure) => {
    const told = closureTold(text);
    expect([told?.kind, told?.procedure, told?.lengthCm ?? told?.areaCm2]).toEqual([kind, procedure, measure]);
  });
  test.each([
    "FLAP PLANNED NEXT WEEK",
    "REPAIR BY DR X, FLAP",
    "NO FLAP",
    "SECONDARY INTENTION, NOT COMPLEX REPAIR",
    "FLAP AND FTSG",
    "14060 OR 14061",
    "17311 17312",
    "REPAIR",
    "",
  ])("none in %j", (text) => expect(closureTold(text)).toBeUndefined());
});

test.each([
  ["MART-1 AND SOX-10", ["MART-1", "SOX10"]],
  ["IHC USED", ["IMMUNOHISTOCHEMISTRY"]],
  ["MELAN-A IMMUNOSTAIN", ["MART-1"]],
  ["SPECIAL STAIN GIEMSA", ["GIEMSA"]],
  ["H&E AND TOLUIDINE BLUE", []],
  ["WITHOUT IMMUNOSTAINS", []],
  ["SMART-10", []],
] as const)("stains in %j: %j", (text, names) => expect(stainsTold(text).map(({ name }) => name)).toEqual(names));
