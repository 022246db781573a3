import { describe, expect, test } from "vitest";
import { defineRule } from "../define-rule.ts";
import { day } from "./day.ts";
import { examplesOf, faultsOfPage } from "./doc-page.ts";
import { judgeDay } from "./judge-day.ts";
import { refusals } from "./test-rule.ts";

const rule = defineRule({
  id: "claim/second-line",
  code: "TST-001",
  summary: "A second line.",
  subject: "day",
  wakes: { several: true },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: { second: "Line {line} comes second to {first}.", spare: "Never {said}." },
  remedies: { leave: { kind: "remove-line", text: "Leave it out." }, keep: { kind: "document", text: "Keep it." } },
  adjustmentGroup: "CO",
  carc: ["18"],
  rarc: [],
  status277: [],
  citations: [{ title: "A manual", section: "1" }],
  yieldsTo: [],
  check({ lines: [first, second] }, _tables, report) {
    if (first && second) report({ at: second, related: [first], message: "second", data: { first: first.number }, atRisk: [second] });
  },
});

const plain = day("2024-08-01", ["17311", "17312"]);
const one = { message: "second", line: 2 };

describe("cases are refused", () => {
  test.each([
    ["no clean case", { clean: [], flagged: [{ name: "a", day: plain, findings: [one] }] }],
    ["no flagged case", { clean: [{ name: "a", day: plain }], flagged: [] }],
    ["a case without a name", { clean: [{ name: " ", day: plain }], flagged: [{ name: "b", day: plain, findings: [one] }] }],
    ["two cases named: a", { clean: [{ name: "a", day: plain }], flagged: [{ name: "a", day: plain, findings: [one] }] }],
    ["a flagged case without a finding: b", { clean: [{ name: "a", day: plain }], flagged: [{ name: "b", day: plain, findings: [] }] }],
    [
      "no flagged case shows the message spare",
      { clean: [{ name: "a", day: plain }], flagged: [{ name: "b", day: plain, findings: [one] }] },
    ],
    [
      "no flagged case shows the remedy keep",
      { clean: [{ name: "a", day: plain }], flagged: [{ name: "b", day: plain, findings: [one] }] },
    ],
  ])("for %s", (refusal, cases) => expect(refusals(rule, cases)).toContain(refusal));
  test("for nothing when they prove the rule", () =>
    expect(
      refusals(rule, {
        clean: [{ name: "a", day: plain }],
        flagged: [{ name: "b", day: plain, findings: [one, { message: "spare", line: 1, remedy: "keep" }] }],
      }),
    ).toEqual([]));
});

describe("a page", () => {
  const page =
    "# TST-001 Title\n\n## What it checks\nA second line.\n\n## Why it matters\nMoney.\n\n## Examples\n```clean\nday 2024-08-01\n17311\n```\n\n```flagged\nday 2024-08-01\n17311\n17312\n-> line 2: denial, error, 413.10\n```\n\n## When it is silent\nOften.\n\n## Sources\nA manual.\n";
  test("with everything has no fault", () => expect(faultsOfPage(rule, page)).toEqual([]));
  test("gives its examples", () =>
    expect(examplesOf(page)).toEqual([
      { kind: "clean", text: "day 2024-08-01\n17311\n", expected: [] },
      { kind: "flagged", text: "day 2024-08-01\n17311\n17312\n", expected: ["2: denial, error, 413.10"] },
    ]));
  test.each([
    ["is missing", ""],
    ["begins with", page.replace("TST-001", "TST-002")],
    ["the heads are", page.replace("## Sources", "## Source")],
    ["nothing under Why it matters", page.replace("Money.\n", "")],
    ["begins with the summary", page.replace("A second line.", "A third line.")],
    ["no clean example", page.replace("```clean", "```")],
    ["a flagged example without ->", page.replace("-> line 2: denial, error, 413.10\n", "")],
    ["Sources do not name", page.replace("A manual.", "Another book.")],
  ])("%s is said", (fault, text) => expect(faultsOfPage(rule, text).join()).toContain(fault));
});

test("a placeholder without data throws", () => {
  const wrong = { ...rule, messages: { ...rule.messages, second: "{nobody}" } };
  expect(() => judgeDay(wrong, { day: plain })).toThrow("no value for {nobody}");
});
