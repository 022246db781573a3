import role from "../mohs/role-modifier.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./assistant-never-paid.ts";

/* Assistant indicator: 10060 1, 14301 2, 11005 0. 2024-08, national, office: an assistant is paid 16% of the fee, another practitioner 85% of that. */
testRule(rule, {
  clean: [
    { name: "a procedure at which one is paid", day: day("2024-08-01", ["14301-80 C44311 by:B"]) },
    { name: "a procedure that needs documents, which ASU-002 owns", day: day("2024-08-01", ["11005-80 L0889 by:B"]) },
    { name: "the surgeon", day: day("2024-08-01", ["10060 L0291"]) },
    { name: "a code that the schedule does not have", day: day("2024-08-01", ["0001A-80 Z23"]) },
    { name: "a Mohs stage, which MOH-034 owns", day: day("2024-08-01", ["17311-80 C44311"]), beside: [role] },
  ],
  flagged: [
    {
      name: "an assistant at an incision",
      day: day("2024-08-01", ["10060-80 L0291 by:B"]),
      findings: [{ message: "never", line: 1, confidence: "high", neverAppeal: true, to: ["1 SV1: 10060 -> null"] }],
    },
    { name: "a practitioner who assists", day: day("2024-08-01", ["10060-AS L0291 by:B"]), findings: [{ message: "never", line: 1 }] },
    {
      name: "at a test",
      day: day("2024-08-01", ["36415-82 L0291"]),
      findings: [{ message: "never", line: 1, cents: null, unknown: "other-schedule" }],
    },
  ],
});
