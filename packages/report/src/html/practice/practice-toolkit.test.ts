import { describe, expect, test } from "vitest";
import { practiceToolkitHtml } from "./practice-toolkit.ts";
import type { ToolkitOfPractice } from "./toolkit-of-practice.ts";

const CITATION = {
  title: "Medicare NCCI Policy Manual",
  section: "Chapter I",
  url: "https://www.cms.gov/x",
};
const EMPTY: ToolkitOfPractice = {
  npi: "",
  from: "",
  to: "",
  claims: 0,
  lines: 0,
  denials: [],
  triggers: [],
  modifiers: [],
  modifierUse: [],
  conflicts: [],
  moneyLeft: [],
  moneyLeftCents: 0,
  atRiskCents: 0,
  law: {},
  rulesVersion: "1.2.3",
};
const FULL: ToolkitOfPractice = {
  ...EMPTY,
  npi: "1234567893",
  from: "2024-01-01",
  claims: 1200,
  lines: 2500,
  denials: [
    {
      code: "17312",
      carc: "107",
      denied: 7,
      expectedCents: 139_818,
      rules: ["MOH-001"],
    },
  ],
  triggers: [
    {
      rule: "MOH-001",
      procedure: "17312",
      findings: 9,
      netCents: 179_766,
      denied: { n: 9, count: 7, mean: 0.75, low: 0.46, high: 0.95 },
    },
    {
      rule: "PTP-002",
      procedure: "11042",
      findings: 1,
      netCents: 9000,
      denied: null,
    },
  ],
  modifiers: [
    {
      rule: "PTP-002",
      procedure: "11042",
      findings: 1,
      netCents: 9000,
      denied: null,
    },
  ],
  modifierUse: [{ modifier: "59", code: "17311", lines: 40, answered: 30, denied: 4 }],
  conflicts: [
    {
      rule: "PTP-002",
      first: "17311",
      second: "11042",
      times: 3,
      netCents: 27_000,
      last: "2024-08-01",
      indicator: 1,
      edition: "ncci-ptp:2024Q3",
    },
    {
      rule: "PTP-001",
      first: "17311",
      second: "88305",
      times: 1,
      netCents: 7000,
      last: "2025-08-01",
      indicator: null,
      edition: "",
    },
  ],
  moneyLeft: [
    {
      rule: "MOH-036",
      procedure: "<b>17311</b>",
      findings: 2,
      netCents: 40_000,
      denied: null,
    },
  ],
  moneyLeftCents: 40_000,
  atRiskCents: 188_766,
  law: {
    "MOH-001": {
      code: "MOH-001",
      rule: "mohs/add-on-without-first-stage",
      summary: "A later stage without its first",
      remedies: ["Add the first stage."],
      carc: ["107"],
      citations: [CITATION],
    },
  },
};

describe("the toolkit of a practice", () => {
  const text = practiceToolkitHtml(FULL);

  test("shows each figure with its law beside it", () => {
    for (const shown of [
      "1,200",
      "$1,887.66",
      "$400.00",
      "7 of 9",
      "46% to 95%",
      "A later stage without its first",
      "Add the first stage.",
    ])
      expect(text).toContain(shown);
    expect(text).toContain("Medicare NCCI Policy Manual, Chapter I");
    expect(text).toContain("together only with a modifier, where the record supports it");
    expect(text).toContain("no pair, or no edits loaded, on 2025-08-01");
    expect(text).toContain("unknown");
  });

  test("is one file that asks nothing of any host and runs nothing, and escapes what it is given", () => {
    expect(text).not.toMatch(/<script|@import|url\(|\b(?:src|srcset|href|style)=/);
    expect(text).toContain("default-src 'none'");
    expect(text).toContain("&lt;b&gt;17311&lt;/b&gt;");
    expect(text).toContain("@media print");
  });

  test("of no claims says so and shows no sum but zero", () => {
    const none = practiceToolkitHtml(EMPTY);
    expect(none).toContain("Nothing in these claims predicts a denial.");
    expect(none).toContain("no remittance is loaded");
    expect(none.match(/\$[\d,.]+/g)).toEqual(["$0.00", "$0.00"]);
  });
});
