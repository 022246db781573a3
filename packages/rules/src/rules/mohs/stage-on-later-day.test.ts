import addOnWithoutFirstStage from "./add-on-without-first-stage.ts";
import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./stage-on-later-day.ts";

/* 2024-08, national, office: 17312 413.10, 17314 395.79. */
testRule(rule, {
  clean: [
    { name: "all stages on one day", day: day("2024-08-01", ["17311 C44311", "17312 x2 C44311"]) },
    {
      name: "the later day begins with a first stage",
      day: day("2024-08-01", ["17311 C44311", "claim", "17311 C44311 on:+1", "17312 C44311 on:+1"]),
    },
    { name: "the first stage is four days old", day: day("2024-08-01", ["17311 C44311", "claim", "17312 C44311 on:+4"]) },
    { name: "the first stage comes afterwards", day: day("2024-08-01", ["17311 C44311", "claim", "17312 C44311 on:-1"]) },
    { name: "another physician's first stage", day: day("2024-08-01", ["17311 C44311 by:B", "claim", "17312 C44311 on:+1"]) },
    { name: "no first stage anywhere, which MOH-001 owns", day: day("2024-08-01", ["17312 C44311"]) },
    { name: "the other family's first stage", day: day("2024-08-01", ["17313 C44519", "claim", "17312 C44311 on:+1"]) },
  ],
  flagged: [
    {
      name: "the next day",
      day: day("2024-08-01", ["17311 C44311", "claim", "17312 C44311 on:+1"]),
      findings: [{ message: "continued", line: "2.1", related: [1], cents: 41310, confidence: "high" }],
    },
    {
      name: "three days later, on the same claim",
      day: day("2024-08-01", ["17313 C44519", "17314 x2 C44519 on:+3"]),
      findings: [{ message: "continued", line: 2, related: [1], cents: 79158 }],
    },
  ],
});

test("it owns the line: MOH-001 is silent", () => {
  const { findings } = judgement(rule, {
    day: day("2024-08-01", ["17311 C44311", "claim", "17312 C44311 on:+1"]),
    beside: [addOnWithoutFirstStage],
  });
  expect(findings.map(({ code }) => code)).toEqual(["MOH-031"]);
});
