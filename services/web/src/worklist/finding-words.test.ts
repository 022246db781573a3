import type { Finding } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { claimAddress, codedLine, groupByCause, leadWords, placeWords } from "./finding-words.ts";

const base = {
  code: "MOH-001",
  rule: "mohs/x",
  remedy: { kind: "add-line", text: "" },
  causedBy: [],
  impact: { cents: 0 },
} as unknown as Finding;
const finding = (id: string, change: Partial<Finding>): Finding => ({ ...base, id, ...change });
const worth = (cents: number | null) => ({ impact: { cents, confidence: "high", basis: [] } }) as Partial<Finding>;

describe("findings by root cause", () => {
  test("stand under rule and procedure, the costliest cause first, null amounts as nothing", () => {
    const groups = groupByCause([
      finding("a", { procedure: "17312", ...worth(100) }),
      finding("b", { code: "PTP-002", procedure: "17312", ...worth(900) }),
      finding("c", { procedure: "17312", ...worth(null) }),
      finding("d", { procedure: "17314", ...worth(50) }),
      finding("e", { code: "ENV-010", ...worth(null) }),
    ]);
    expect(groups.map(({ key, remedy, cents, items }) => [key, remedy, cents, items.length])).toEqual([
      ["PTP-002 17312", "add line", 900, 1],
      ["MOH-001 17312", "add line", 100, 2],
      ["MOH-001 17314", "add line", 50, 1],
      ["ENV-010", "add line", 0, 1],
    ]);
  });
  test("a consequence goes with what caused it, where that is listed", () => {
    const groups = groupByCause([
      finding("a", { procedure: "17312", ...worth(100) }),
      finding("b", { code: "MUE-002", procedure: "17315", causedBy: ["a"], ...worth(900) }),
      finding("c", { code: "MUE-002", procedure: "17315", causedBy: ["elsewhere"], ...worth(1) }),
    ]);
    expect(groups.map(({ key, items }) => [key, items.map(({ id }) => id)])).toEqual([
      ["MOH-001 17312", ["a", "b"]],
      ["MUE-002 17315", ["c"]],
    ]);
  });
});

describe("words", () => {
  test("of a line", () => {
    expect(codedLine({ procedure: "17312", modifiers: ["59"], units: 2 })).toBe("17312-59 × 2");
    expect(codedLine({})).toBe("");
  });
  test("lead a message that does not name its line", () => {
    expect(leadWords({ procedure: "17312", modifiers: [], units: 1, message: "17312 is an add-on." })).toBe("");
    expect(leadWords({ procedure: "17312", modifiers: ["F1"], units: 1, message: "F1 says left." })).toBe("17312-F1");
  });
  test("of a place, with the file where there is no claim", () => {
    expect(placeWords(finding("a", { claim: "A1", line: 2 }))).toBe("A1, line 2");
    expect(placeWords(finding("a", { claim: null, file: "in.837" }))).toBe("in.837");
  });
});

test("the address of a claim holds no claim number", () => {
  expect(claimAddress(finding("f", { claim: "SMITH-1", fileId: "ab".repeat(32), claimIndex: 7 }))).toBe(
    `/claims/${"ab".repeat(32)}/7?at=f`,
  );
  expect(claimAddress(finding("f", { claimIndex: null }))).toBeNull();
});
