import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./assistant-needs-report.ts";

/* 11005 has assistant indicator 0. The assistant is paid 16% of the fee. */
testRule(rule, {
  clean: [
    { name: "a procedure at which one is paid", day: day("2024-08-01", ["14301-80 C44311 by:B"]) },
    { name: "a procedure at which none ever is, which ASU-001 owns", day: day("2024-08-01", ["10060-80 L0291 by:B"]) },
    { name: "the surgeon", day: day("2024-08-01", ["11005 L0889"]) },
    { name: "the operative report is sent apart", day: day("2024-08-01", ["11005-80 L0889 by:B attachment:OB"]) },
    { name: "documents for the claim are kept ready", day: day("2024-08-01", ["11005-80 L0889 by:B"], { attachment: "OZ" }) },
    { name: "a line for the record", day: day("2024-08-01", ["11005-80 L0889 $0"]) },
  ],
  flagged: [
    {
      name: "an assistant",
      day: day("2024-08-01", ["11005-80 L0889 by:B"]),
      findings: [{ message: "report", line: 1, confidence: "medium" }],
    },
    { name: "a practitioner who assists", day: day("2024-08-01", ["11005-AS L0889 by:B"]), findings: [{ message: "report", line: 1 }] },
  ],
});
