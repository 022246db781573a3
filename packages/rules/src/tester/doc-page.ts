import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { formatCents } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import type { AnyRule } from "../define-rule.ts";
import type { Judged } from "../engine/make-finding.ts";
import { dayFromText } from "./day.ts";
import { judgeDay, placeOf } from "./judge-day.ts";

/*
 * The page of a rule, `<bad-thing>.md` beside it:
 *
 *   # MOH-009 A second tumour looks like a duplicate
 *   ## What it checks      (its first line is the rule's summary)
 *   ## Why it matters
 *   ## Examples            (fenced blocks, run by the tests)
 *   ## When it is silent
 *   ## Sources             (names each of the rule's citations)
 *
 * An example is a block fenced as `clean`, or as `flagged` with a line for each finding of this rule:
 *
 *   ```flagged
 *   day 2024-08-01
 *   17311 C44311
 *   17311 C44311
 *   -> line 2: denial, error, 340.37
 *   ```
 *
 * `-> the claim: ...` for the claim as a whole; `-> claim 2 line 1: ...` and `-> claim 2 itself: ...` for a further claim; `unknown` or nothing in place of an amount that isn't known or doesn't matter.
 */
const HEADS = ["What it checks", "Why it matters", "Examples", "When it is silent", "Sources"];
const RULES = path.join(import.meta.dirname, "../rules");

export interface Example {
  readonly kind: "clean" | "flagged";
  readonly text: string;
  /** `2: denial, error, 340.37` for each finding. */
  readonly expected: readonly string[];
}

/** Declares the tests of a rule's doc page, which lies at `at` or, by the rule's id, among the program's own. */
export function testPage(rule: AnyRule, reference?: Reference, at: string | URL = path.join(RULES, `${rule.id}.md`)): void {
  describe("its page", () => {
    const file = at instanceof URL ? fileURLToPath(at) : at;
    const page = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    test("has the fixed heads and names its sources", () => expect(faultsOfPage(rule, page)).toEqual([]));
    for (const [place, example] of examplesOf(page).entries()) {
      test(`example ${place + 1} is ${example.kind}`, () => {
        const found = judgeDay(rule, { day: dayFromText(example.text), reference }).filter(({ finding }) => finding.code === rule.code);
        expect(found.map((one, order) => shown(one, example.expected[order]))).toEqual(example.expected);
      });
    }
  });
}

/** What is wrong with a page, as sentences. */
export function faultsOfPage(rule: AnyRule, page: string): string[] {
  if (page === "") return [`${rule.id}.md is missing`];
  const faults: string[] = [];
  if (!new RegExp(`^# ${rule.code} \\S`).test(page)) faults.push(`the page begins with "# ${rule.code} title"`);
  const heads = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  if (heads.join("|") !== HEADS.join("|")) faults.push(`the heads are: ${HEADS.join(", ")}; found: ${heads.join(", ")}`);
  for (const head of HEADS) if (section(page, head).trim() === "") faults.push(`nothing under ${head}`);
  if (!section(page, "What it checks").trim().startsWith(rule.summary))
    faults.push(`"What it checks" begins with the summary: ${rule.summary}`);
  const examples = examplesOf(page);
  // A rule of what follows from other findings never speaks alone.
  for (const kind of rule.subject === "denials" ? (["clean"] as const) : (["clean", "flagged"] as const))
    if (!examples.some((example) => example.kind === kind)) faults.push(`no ${kind} example`);
  for (const { kind, expected } of examples) if (kind === "flagged" && expected.length === 0) faults.push("a flagged example without ->");
  for (const { title } of rule.citations as readonly { title: string }[])
    if (!section(page, "Sources").includes(title)) faults.push(`Sources do not name: ${title}`);
  return faults;
}

function section(page: string, head: string): string {
  const start = page.indexOf(`\n## ${head}\n`);
  if (start < 0) return "";
  const body = page.slice(start + head.length + 5);
  const end = body.search(/^## /m);
  return end < 0 ? body : body.slice(0, end);
}

/** The fenced examples of a page, in order. */
export function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(/^```(clean|flagged)\n([\s\S]*?)^```$/gm)].map((match) => {
    const lines = (match[2] ?? "").split("\n").map((line) => line.trim());
    const arrow = /^-> (?:(?:claim (\S+) )?line (\d+)|the claim|claim (\S+) itself): (.+)$/;
    const expected = lines.flatMap((line) => {
      const found = arrow.exec(line);
      if (line.startsWith("->") && !found) throw new TypeError(`not understood: ${line}`);
      const claim = found?.[1] ?? found?.[3];
      return found ? [`${claim ? `${claim}.` : ""}${found[2] ?? "claim"}: ${found[4]}`] : [];
    });
    return { kind: match[1] as Example["kind"], text: lines.filter((line) => !line.startsWith("->")).join("\n"), expected };
  });
}

/** A finding as an example writes it, with as much as the example states. */
function shown(judged: Judged, expected: string | undefined): string {
  const { direction, severity, impact } = judged.finding;
  const amount = impact.cents === null ? "unknown" : formatCents(impact.cents);
  const all = [direction, severity, amount];
  const stated = expected === undefined ? all.length : expected.split(", ").length;
  return `${placeOf(judged)}: ${all.slice(0, stated).join(", ")}`;
}
