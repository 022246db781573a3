import { type FeeRow, starterReference, type TablesInForce } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { cautionsOf } from "./cautions.ts";
import { type HypotheticalLine, hypotheticalDay } from "./hypothetical-day.ts";
import { cautionsByLine, confidenceOf } from "./price-answer.ts";
import { priceDay } from "./price-day.ts";

const DATE = 20250301;
const tables = starterReference().on(DATE);

function priced(lines: readonly HypotheticalLine[], pos: string, by: TablesInForce = tables) {
  const day = priceDay(hypotheticalDay({ date: DATE, pos, locality: "10112-00", lines }), by, { steps: true });
  return { day, date: DATE, pos, policy: undefined, deductibleCents: 0, tables: by };
}

function cautions(text: string, pos = "11", by = tables): string[] {
  const [procedure = "", ...modifiers] = text.split("-");
  return (cautionsByLine(priced([{ procedure, modifiers }], pos, by))[0] ?? []).map(({ level, words }) => `${level}: ${words}`);
}

/** The fee schedule with one code's indicators changed. */
function withRow(procedure: string, changes: Partial<FeeRow>): TablesInForce {
  const { fees } = tables;
  if (fees === undefined) throw new Error("the starter set has fees");
  const row: typeof fees.row = (key, component) => {
    const found = fees.row(key, component);
    return found?.procedure === procedure ? { ...found, ...changes } : found;
  };
  return { ...tables, fees: { ...fees, row } };
}

/** What a line's own indicators say against paying it as billed (RVU25D, record layout and Attachment A), by code of the starter set. */
const SAID: readonly (readonly [line: string, pos: string, words: string | undefined])[] = [
  ["99213", "11", undefined],
  ["17311-59", "11", undefined],
  ["17311-80", "22", "low: assistant at surgery indicator 1: Medicare never pays an assistant"],
  ["17311-AS", "22", "low: assistant at surgery indicator 1: Medicare never pays an assistant"],
  ["70450-82", "11", "medium: assistant at surgery indicator 0: paid only with documentation"],
  ["17311-62", "22", "low: co-surgeon indicator 0: Medicare does not pay two surgeons"],
  ["17311-66", "22", "low: 66: Medicare does not pay a surgical team for this code (team surgery indicator 0)"],
  ["17311-54", "11", "low: 54, 55 and 56 divide only a global fee of 10 or 90 days; this code's global period is 000"],
  ["14060-54", "11", undefined],
  ["14060-55", "11", "low: 55 is paid by the days of care"],
  ["14060-52", "11", "low: 52: a reduced service is paid by report"],
  ["14060-53", "11", "low: 53: only 44388, 45378, G0105 and G0121"],
  ["45378-53", "22", undefined],
  ["14060-22", "11", "medium: 22: what the contractor may add"],
  ["14060-73", "22", "low: 73 and 74 are a facility's modifiers"],
  ["93010-TC", "11", "low: TC is not for this code (PC/TC indicator 2)"],
  ["93000-26", "11", "low: 26 is not for this code (PC/TC indicator 4)"],
  ["99213-26", "11", "low: 26 is not for this code (PC/TC indicator 0)"],
  ["70450-26", "22", undefined],
  ["93306-TC", "22", "low: in place of service 22 the technical part is the facility's"],
  ["93005", "21", "low: in place of service 21 the technical part is the facility's"],
  ["96372", "22", "low: PC/TC indicator 5, incident to a physician's service"],
  ["96372", "11", undefined],
  ["97110", "19", "low: PC/TC indicator 7: not paid to an independent therapist"],
  ["77067", "11", "high: a preventive service may be paid without deductible"],
  ["45385-PT", "22", "high: a preventive service may be paid without deductible"],
  ["36415", "11", "low: status X: outside the fee schedule by statute"],
  ["J3301", "11", "low: status E: left out of the fee schedule by regulation"],
  ["99024", "11", undefined],
];

describe("beside an amount, or instead of one, is said what the code's own indicators mean", () => {
  test.each(SAID)("%s in %s", (line, pos, words) => {
    const said = cautions(line, pos).filter((one) => !one.includes("marked NA"));
    expect(said.map((one) => one.slice(0, words?.length))).toEqual(words === undefined ? [] : [words]);
  });
  test("two surgeons, a team, restricted coverage, a smear and a measurement, by changed indicators", () => {
    expect(cautions("14060-62", "22", withRow("14060", { coSurgeon: "1" }))).toEqual([
      expect.stringMatching(/^medium: co-surgeon indicator 1/),
    ]);
    expect(cautions("14060-62", "22", withRow("14060", { coSurgeon: "2" }))).toEqual([]);
    expect(cautions("14060-66", "22", withRow("14060", { team: "2" }))).toEqual([
      "low: 66: a surgical team is paid by report, from the record",
    ]);
    expect(cautions("14060", "22", withRow("14060", { status: "R" }))).toEqual([expect.stringMatching(/^medium: status R/)]);
    expect(cautions("88305-26", "11", withRow("88305", { pcTc: "8" }))).toEqual([expect.stringMatching(/^low: PC\/TC indicator 8/)]);
    expect(cautions("99213", "11", withRow("99213", { status: "M" }))).toEqual([
      expect.stringMatching(/^high: reported for measurement only/),
    ]);
    expect(cautions("99213", "11", withRow("99213", { status: "N" }))).toEqual([expect.stringMatching(/^high: Medicare pays nothing/)]);
  });
  test("what by report means: restricted coverage without RVUs, several cases of anesthesia", () => {
    const nothing = { work: 0, peNonFacility: 0, peFacility: 0, malpractice: 0 };
    expect(cautions("G0127", "11", withRow("G0127", { status: "R", ...nothing }))).toEqual([
      "low: status R without RVUs: the contractor sets the amount, from the record",
    ]);
    const [line] = priced([{ procedure: "99213" }], "11").day.lines;
    expect(cautionsOf({ ...line!, notPriced: "by-report" }, withRow("99213", { status: "J" }))).toEqual([
      { level: "low", words: expect.stringMatching(/^several cases of anesthesia by one physician/) },
    ]);
  });
  test("an operation that is hardly ever done in an office is priced there, and says so", () => {
    expect(cautions("14060", "11", withRow("14060", { naNonFacility: true }))).toEqual([
      "high: marked NA: rarely or never done outside a facility; CMS publishes an amount all the same",
    ]);
    expect(cautions("14060", "22", withRow("14060", { naNonFacility: true }))).toEqual([]);
  });
  test("the outpatient cap before the reduction for several tests is our reading (rules.md 3A.5)", () => {
    const capped = withRow("70450", { oppsPeNonFacility: 10, oppsPeFacility: 10, oppsMalpractice: 1, imagingFamily: "88" });
    const both = priced([{ procedure: "70450" }, { procedure: "74176" }], "11", capped);
    const words = cautionsByLine(both)
      .flat()
      .map((caution) => caution.words);
    expect(words).toEqual([expect.stringContaining("the outpatient cap was taken before the reduction")]);
    expect(confidenceOf(both)).toMatchObject({ level: "medium", why: expect.stringContaining("outpatient cap") });
  });
  test("nothing is said without tables, or of a code that they do not have", () => {
    const { tables: by, ...asked } = priced([{ procedure: "17311", modifiers: ["80"] }], "22");
    expect(cautionsByLine(asked)).toEqual([[]]);
    expect(cautionsOf({ ...asked.day.lines[0]!, policy: "example" }, by)).toEqual([]);
    expect(cautions("99999")).toEqual([]);
  });
});

/** A high confidence is for amounts that CMS publishes and would pay. */
const CONFIDENCE: readonly (readonly [line: HypotheticalLine, level: string, why: string])[] = [
  [{ procedure: "17311" }, "high", "computed as CMS computes"],
  [{ procedure: "17311", modifiers: ["80"] }, "low", "17311: assistant at surgery indicator 1"],
  [{ procedure: "14060", modifiers: ["22"] }, "medium", "14060: 22:"],
  [{ procedure: "36415" }, "low", "no line has an amount"],
  [{ procedure: "99024" }, "high", "the fee schedule pays nothing for it"],
  [{ procedure: "77067" }, "high", "computed as CMS computes"],
];

test.each(CONFIDENCE)("confidence in the amount of %o is %s", (line, level, why) => {
  expect(confidenceOf(priced([line], "11"))).toMatchObject({ level, why: expect.stringContaining(why) });
});
