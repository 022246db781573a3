import role from "../mohs/role-modifier.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./component-of-undivided-code.ts";

/* PC/TC: 17000 0, 93010 2, 93005 3, 93000 4, 90471 5, 88305 1. */
testRule(rule, {
  clean: [
    { name: "the professional part of a test", day: day("2024-08-01", ["88305-26 D225"]) },
    { name: "the technical part of a test", day: day("2024-08-01", ["88305-TC D225"]) },
    { name: "no part named", day: day("2024-08-01", ["17000 L570"]) },
    { name: "a code that the schedule does not have", day: day("2024-08-01", ["0001A-26 Z23"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17000-26 L570 $0"]) },
    { name: "26 on a Mohs stage, which MOH-034 owns", day: day("2024-08-01", ["17311-26 C44311"]), beside: [role] },
  ],
  flagged: [
    {
      name: "surgery",
      day: day("2024-08-01", ["17000-26 L570"]),
      findings: [{ message: "undivided", line: 1, confidence: "high", to: ["1 SV101-3: 26 -> null"] }],
    },
    {
      name: "a reading that is professional anyhow",
      day: day("2024-08-01", ["93010-26 I10"]),
      findings: [{ message: "undivided", line: 1 }],
    },
    { name: "a tracing that is technical anyhow", day: day("2024-08-01", ["93005-TC I10"]), findings: [{ message: "undivided", line: 1 }] },
    { name: "a test that is whole by its code", day: day("2024-08-01", ["93000-TC I10"]), findings: [{ message: "undivided", line: 1 }] },
    {
      name: "a service incident to a physician's",
      day: day("2024-08-01", ["90471-26 Z23"]),
      findings: [{ message: "undivided", line: 1 }],
    },
    {
      // Told once, and both go: without one of them the other would be as wrong.
      name: "both parts on one line of surgery",
      day: day("2024-08-01", ["17000-26-TC L570"]),
      findings: [{ message: "undivided", line: 1, to: ["1 SV101-3: 26 -> null", "1 SV101-4: TC -> null"] }],
    },
  ],
});
