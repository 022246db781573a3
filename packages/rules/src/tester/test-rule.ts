/*
 * Tests of a rule, terse and hard to write badly:
 *
 *   testRule(rule, {
 *     clean: [{ name: "59 on the second tumour", day: day("2024-08-01", ["17311 C44311", "17311-59 C44311"]) }],
 *     flagged: [{ name: "two plain lines", day: day("2024-08-01", ["17311", "17311"]), findings: [{ message: "repeated", line: 2, cents: 34037 }] }],
 *   });
 *
 * A line is its place in its claim; in a further claim `"2.1"` (second claim, first line). Expected findings are all that this rule reports on
 * that day, in any order. What a finding leaves out isn't compared, but for direction and severity, which then are the rule's own.
 * `beside` runs other rules too, to show who owns a fact: what is expected is still of this rule alone.
 *
 * Refused: no clean or no flagged case, cases without a name or with the same one, a message or remedy that no flagged case shows, a
 * placeholder without data, a missing or misshapen doc page. A rule with tables of dated edits is replayed outside their dates, where it must be
 * silent; and a remedy with exact changes is carried out, after which the finding must be gone.
 */
import { type Confidence, type Direction, formatServiceDate, type NotPricedReason, type Severity } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import type { AnyRule } from "../define-rule.ts";
import type { TestDay } from "./day.ts";
import { testPage } from "./doc-page.ts";
import { compared, found, summary } from "./compare-cases.ts";
import { carryOut, judgeDay, judgement, replayDates } from "./judge-day.ts";

export { day } from "./day.ts";

/** `2`, or `"2.1"` for the first line of the second claim. */
export type LinePlace = number | string;

export interface ExpectedFinding {
  /** Key of the rule's message. */
  readonly message: string;
  readonly line: LinePlace;
  readonly related?: readonly LinePlace[];
  readonly direction?: Direction;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Null where the amount can't be known. */
  readonly cents?: number | null;
  readonly unknown?: NotPricedReason;
  /** Key of the rule's remedy; the first when left out. */
  readonly remedy?: string;
  /** `"2 SV101-3: null -> 59"` for each exact change. */
  readonly to?: readonly string[];
  readonly neverAppeal?: boolean;
}

export interface CleanCase {
  readonly name: string;
  readonly day: TestDay;
  readonly beside?: readonly AnyRule[];
  /** Another reference than the built-in one, for a table that it has no row for. */
  readonly reference?: Reference;
}

export interface FlaggedCase extends CleanCase {
  readonly findings: readonly ExpectedFinding[];
}

export interface RuleCases {
  /** Another reference for all cases that name none, and for the page's examples: for a rule of a table that the built-in one doesn't hold. */
  readonly reference?: Reference;
  readonly clean: readonly CleanCase[];
  readonly flagged: readonly FlaggedCase[];
}

/**
 * Declares the tests of one rule; call it at the top of `<bad-thing>.test.ts`.
 * @param place Where the page of a rule from outside lies; beside the rule, by its id, for the program's own.
 */
export function testRule(rule: AnyRule, { reference, ...given }: RuleCases, place: { readonly page?: string | URL } = {}): void {
  const inTheirReference = <Case extends CleanCase>(of: readonly Case[]): Case[] =>
    reference === undefined ? [...of] : of.map((one) => ({ reference, ...one }));
  const cases: RuleCases = { clean: inTheirReference(given.clean), flagged: inTheirReference(given.flagged) };
  describe(`${rule.code} ${rule.id}`, () => {
    test("has cases that prove it", () => expect(refusals(rule, cases)).toEqual([]));
    describe("stays silent on", () => {
      for (const clean of cases.clean) test(`${clean.name}`, () => expect(found(rule, clean).map(summary)).toEqual([]));
    });
    describe("flags", () => {
      for (const flagged of cases.flagged) {
        test(`${flagged.name}`, () => {
          const { actual, wanted } = compared(rule, flagged);
          expect(actual).toEqual(wanted);
        });
      }
    });
    // What follows from denials is silent where those are: there is nothing that it could say.
    const dated = rule.subject !== "denials" && rule.tables.some((name: string) => ["ptp", "mue", "addOns"].includes(name));
    for (const flagged of dated ? cases.flagged : []) {
      test(`is silent outside the dates of its edit tables, and says so: ${flagged.name}`, () => {
        for (const date of replayDates(rule, flagged)) {
          const { judged, coverage } = judgement(rule, { ...flagged, day: flagged.day.on(date) });
          const onThatDate = judged.filter(({ finding }) => finding.code === rule.code && finding.date === formatServiceDate(date));
          expect(onThatDate.map(summary), `on ${date}`).toEqual([]);
          expect(coverage, `on ${date}`).toContainEqual({ code: rule.code, reason: "no-edition", count: expect.any(Number) });
        }
      });
    }
    test("is content once its exact remedy is carried out", () => {
      for (const flagged of cases.flagged) {
        for (const one of found(rule, flagged)) {
          const changes = one.edit.remedyChanges;
          // An empty list says that there is no one exact remedy.
          if (changes === undefined || changes.length === 0) continue;
          const left = judgeDay(rule, { ...flagged, day: carryOut(flagged.day, changes) }).filter(
            ({ finding }) => finding.code === rule.code,
          );
          const again = left.filter(
            ({ finding }) =>
              finding.line === one.finding.line && finding.claimIndex === one.finding.claimIndex && finding.direction !== "review",
          );
          expect(again.map(summary), flagged.name).toEqual([]);
        }
      }
    });
    testPage(rule, reference, place.page);
  });
}

/** What is missing for the cases to prove the rule, as sentences. */
export function refusals(rule: AnyRule, cases: RuleCases): string[] {
  const refused: string[] = [];
  if (cases.clean.length === 0) refused.push("no clean case");
  if (cases.flagged.length === 0) refused.push("no flagged case");
  const names = [...cases.clean, ...cases.flagged].map(({ name }) => name.trim());
  if (names.includes("")) refused.push("a case without a name");
  for (const name of new Set(names.filter((name, at) => names.indexOf(name) !== at))) refused.push(`two cases named: ${name}`);
  for (const { name, findings } of cases.flagged) if (findings.length === 0) refused.push(`a flagged case without a finding: ${name}`);
  const expected = cases.flagged.flatMap(({ findings }) => findings);
  const messages = new Set(expected.map(({ message }) => message));
  const remedies = new Set(expected.map(({ remedy }) => remedy ?? Object.keys(rule.remedies)[0]));
  for (const key of Object.keys(rule.messages)) if (!messages.has(key)) refused.push(`no flagged case shows the message ${key}`);
  for (const key of Object.keys(rule.remedies)) if (!remedies.has(key)) refused.push(`no flagged case shows the remedy ${key}`);
  if (rule.citations.length === 0) refused.push("no citation");
  return refused;
}
