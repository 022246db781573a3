import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./skilled-nursing-stay.ts";

/* 2024-08, national, facility: the technical part of 88305 is 1.07 RVU x 33.2875 = 35.62 in either setting. */
testRule(rule, {
  clean: [
    { name: "in a nursing facility", day: day("2024-08-01", ["96372 L409"], { pos: "32" }) },
    { name: "a visit", day: day("2024-08-01", ["99309 L409"], { pos: "31" }) },
    { name: "surgery", day: day("2024-08-01", ["11102 D485"], { pos: "31" }) },
    { name: "the reading of a test", day: day("2024-08-01", ["88305-26 D225"], { pos: "31" }) },
    { name: "therapy in the office", day: day("2024-08-01", ["97110-GP M545"]) },
  ],
  flagged: [
    {
      name: "the technical part of a test",
      day: day("2024-08-01", ["88305-TC D225"], { pos: "31" }),
      findings: [{ message: "consolidated", line: 1, cents: 3562 }],
    },
    {
      name: "an injection by staff",
      day: day("2024-08-01", ["96372 L409"], { pos: "31" }),
      findings: [{ message: "consolidated", line: 1 }],
    },
    { name: "a tracing alone", day: day("2024-08-01", ["93005 I10"], { pos: "31" }), findings: [{ message: "consolidated", line: 1 }] },
    { name: "therapy", day: day("2024-08-01", ["97110-GP M545"], { pos: "31" }), findings: [{ message: "consolidated", line: 1 }] },
  ],
});
