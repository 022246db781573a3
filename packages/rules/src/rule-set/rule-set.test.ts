import { configFaultText, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { createEngine } from "../engine/create-engine.ts";
import type { PatientJudgement } from "../engine/judgement.ts";
import { allRules } from "../rules/index.ts";
import { day, type TestDay } from "../tester/day.ts";
import { readRuleSet } from "./read-rule-set.ts";
import { ruleSetFingerprint, settingsFingerprint } from "./rule-choices.ts";
import { NO_RULE_SET, type RuleSet } from "./rule-set.ts";

const read = (value: object) => readRuleSet("set.yaml", { name: "set", ...value }, allRules);
const words = (value: object): string[] => read(value).faults.map(configFaultText);
const SUPPRESSION = { rule: "MOH-009", claim: "CLAIM1", reason: "two noses", author: "J. Doe", expires: "2024-12-31" };

describe("a rule set is read", () => {
  test("whole, authorities before their rules wherever they stand", () => {
    const { ruleSet, faults } = read({
      rules: { "MOH-012": "error", mohs: "warning", "mohs/trunk-code-on-head": "off" },
      payers: [{ "filing-indicators": ["CI"], rules: { "MOH-033": "off" } }],
      suppressions: [SUPPRESSION],
    });
    expect(faults).toEqual([]);
    expect(ruleSet.rules).toMatchObject({ "MOH-012": "error", "MOH-013": "off", "MOH-009": "warning" });
    expect(ruleSet.rules["PTP-002"]).toBeUndefined();
    expect(ruleSet.suppressions[0]).toMatchObject({ rule: "MOH-009", expires: 20241231, provider: undefined });
  });
  test.each<[string, object, string]>([
    ["an unknown rule, with the nearest", { rules: { "MOH-0012": "off" } }, "set.yaml: rules: expected a rule's code, its id or an authority; found MOH-0012 (did you mean MOH-001, MOH-002, MOH-012?)"],
    ["an unknown setting", { rules: { "MOH-012": "of" } }, 'set.yaml: rules.MOH-012: expected one of off, info, warning, error; found "of" (did you mean off?)'],
    ["no setting", { rules: { "MOH-012": null } }, "set.yaml: rules.MOH-012: expected one of off, info, warning, error; found null"],
    ["an unknown key", { rule: {} }, "set.yaml: expected no keys but name, description, rules-from, rules, payers, suppressions; found the key rule (did you mean rules?)"],
    ["a payer that nobody is", { payers: [{ rules: {} }] }, "set.yaml: payers[0]: expected payer-ids, names or filing-indicators: whose claims are meant; found none"],
    ["a suppression of everything", { suppressions: [{ ...SUPPRESSION, claim: undefined }] }, "set.yaml: suppressions[0]: expected claim or provider: a rule as a whole is turned off under rules; found neither"],
    ["a suppression without an end", { suppressions: [{ ...SUPPRESSION, expires: undefined }] }, "set.yaml: suppressions[0].expires: expected a value; found nothing"],
    ["a suppression without a reason", { suppressions: [{ ...SUPPRESSION, reason: undefined }] }, "set.yaml: suppressions[0].reason: expected a value; found nothing"],
    ["a suppression without an author", { suppressions: [{ ...SUPPRESSION, author: undefined }] }, "set.yaml: suppressions[0].author: expected a value; found nothing"],
    ["a suppression of an unknown rule", { suppressions: [{ ...SUPPRESSION, rule: "MOH-09" }] }, "set.yaml: suppressions[0].rule: expected a rule's code, its id or an authority; found MOH-09 (did you mean MOH-009, MOH-019, MOH-029?)"],
    ["a day that is none", { suppressions: [{ ...SUPPRESSION, expires: "2024-02-30" }] }, "set.yaml: suppressions[0].expires: expected a day as yyyy-mm-dd; found 2024-02-30"],
  ])("but not %s", (_, value, expected) => expect(words(value)).toEqual([expected])); // biome-ignore format: a table
  test("but not a claim number as a number, which isn't repeated", () => {
    const [fault] = words({ suppressions: [{ ...SUPPRESSION, claim: 123456 }] });
    expect(fault).toContain("in quotes: a number loses its leading zeros");
    expect(fault).not.toContain("123456");
  });
});

const twice = day("2024-08-01", ["17311 C44311", "17311 C4442"], { id: "CLAIM1" });

function judge(ruleSet: Partial<RuleSet>, of: TestDay = twice): PatientJudgement {
  const set = { ...NO_RULE_SET, ...ruleSet };
  return createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "1", ruleSet: set }).judgePatient(of.claims);
}
const told = ({ findings }: PatientJudgement): string[] => findings.map(({ code, severity }) => `${code} ${severity}`);
const suppression = { rule: "MOH-009", claim: undefined, provider: undefined, reason: "two noses", author: "J. Doe", expires: 20241231 };

describe("a rule set chooses", () => {
  test("nothing: all speak", () => expect(told(judge({}))).toEqual(["MOH-009 error"]));
  test("a rule's severity", () => expect(told(judge({ rules: { "MOH-009": "info" } }))).toEqual(["MOH-009 info"]));
  test("a rule off: what it owned is another's to say", () =>
    expect(told(judge({ rules: { "MOH-009": "off" } }))).toEqual(["DUP-002 error"]));
  test("a rule off for some payers, and on for others alone", () => {
    const payers = [
      {
        match: { payerIds: [], names: ["EXAMPLE*"], filingIndicators: [] },
        rules: { "MOH-009": "off" as const, "DUP-002": "off" as const },
      },
    ];
    expect(told(judge({ payers }))).toEqual([]);
    expect(told(judge({ payers: [{ ...payers[0]!, match: { ...payers[0]!.match, names: ["OTHER"] } }] }))).toEqual(["MOH-009 error"]);
    const alone = [{ ...payers[0]!, rules: { "MOH-009": "warning" as const } }];
    expect(told(judge({ rules: { "MOH-009": "off" }, payers: alone }))).toEqual(["MOH-009 warning"]);
  });
  test("a suppression, by claim and by provider: counted with its dollars", () => {
    const npi = twice.claims[0]!.billing.npi;
    for (const by of [{ claim: "CLAIM1" }, { provider: npi }, { provider: twice.claims[0]!.rendering!.npi }]) {
      const judged = judge({ suppressions: [{ ...suppression, ...by }] });
      expect(told(judged)).toEqual([]);
      expect(judged.totals.denial).toMatchObject({ count: 0, netCents: 0 });
      expect(judged.suppressed).toEqual([
        { code: "MOH-009", reason: "two noses", author: "J. Doe", expires: "2024-12-31", count: 1, grossCents: 34037, expired: 0 },
      ]);
    }
    expect(told(judge({ suppressions: [{ ...suppression, claim: "CLAIM2" }] }))).toEqual(["MOH-009 error"]);
  });
  test("a suppression by the day of receipt: it holds on its last day, not on the next, nor where nobody knows", () => {
    const received = (days: string) => day("2024-08-01", ["17311 C44311", "17311 C4442"], { received: days });
    const one = { ...suppression, claim: "CLAIM1", expires: 20240806 };
    expect(told(judge({ suppressions: [one] }, received("+5")))).toEqual([]);
    const late = judge({ suppressions: [one] }, received("+6"));
    expect(told(late)).toEqual(["MOH-009 error"]);
    expect(late.suppressed).toMatchObject([{ count: 0, grossCents: 0, expired: 1 }]);
    const unknown = received("+5");
    for (const claim of unknown.claims) Object.assign(claim, { received: 0 });
    expect(told(judge({ suppressions: [one] }, unknown))).toEqual(["MOH-009 error"]);
  });
  test("what follows from a suppressed denial is silent too", () => {
    const tooMany = day("2024-08-01", ["17311 x5 C44311", "17312 C44311"]);
    expect(told(judge({}, tooMany))).toContain("AOC-004 error");
    expect(told(judge({ suppressions: [{ ...suppression, rule: "MOH-008", claim: "CLAIM1" }] }, tooMany))).toEqual(["MOH-009 info"]);
  });
});

test("settings and suppressions have fingerprints of their own", () => {
  const one = { ...NO_RULE_SET, suppressions: [{ ...suppression, claim: "CLAIM1" }] };
  expect(settingsFingerprint(NO_RULE_SET)).toBe("");
  expect(settingsFingerprint(one)).toBe("");
  expect(ruleSetFingerprint(one)).not.toBe(ruleSetFingerprint(NO_RULE_SET));
  const off = { ...NO_RULE_SET, rules: { "MOH-009": "off", "MOH-012": "info" } as const };
  expect(settingsFingerprint(off)).toBe(settingsFingerprint({ ...NO_RULE_SET, rules: { "MOH-012": "info", "MOH-009": "off" } }));
  expect(settingsFingerprint(off)).toMatch(/^[0-9a-f]{16}$/);
});
