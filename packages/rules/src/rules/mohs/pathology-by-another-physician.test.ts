import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./pathology-by-another-physician.ts";

testRule(rule, {
  clean: [
    { name: "the surgeon's own pathology, which MOH-020 judges", day: day("2024-08-01", ["17311 C44311", "88305 C44311"]) },
    { name: "another diagnosis", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44519"]) },
    { name: "another diagnosis of the same category", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44319"]) },
    {
      name: "a biopsy of the day yields tissue",
      day: day("2024-08-01", ["17311 C44311", "11102-59 C44519", "claim by=B", "88305 C44311"]),
    },
    {
      name: "an excision by anyone yields tissue",
      day: day("2024-08-01", ["17311 C44311", "11642-59 C44311 by:C", "claim by=B", "88305 C44311"]),
    },
    { name: "the technical component alone", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305-TC C44311"]) },
    { name: "another day", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311 on:+1"]) },
    { name: "no pointer", day: day("2024-08-01", ["17311", "claim by=B", "88305"]) },
    { name: "a stain is no reading of margins", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88342 C44311"]) },
  ],
  flagged: [
    {
      name: "permanent sections by a pathologist",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311"]),
      findings: [{ message: "other-reader", line: 1, related: ["2.1"], cents: 0, confidence: "medium" }],
    },
    {
      name: "a frozen section, on the tumour that it points at",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44111", "88331-26 C44111 by:B", "88332-26 C44111 by:B"]),
      findings: [{ message: "other-reader", line: 2, related: [3, 4], cents: 0 }],
    },
    {
      name: "the margins of the Mohs surgery, by the reader's own words",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "claim by=B", "88331 C44311 note:MOHS_MARGINS"]),
      // 680.73 + 413.10 less 504.97 of 11646 in the office.
      findings: [{ message: "told", line: 1, related: [2, "2.1"], direction: "audit", severity: "info", confidence: "low", cents: 58886 }],
    },
    {
      name: "in a facility, where the largest excision pays more than one stage",
      day: day("2024-08-01", ["17311 C44311 @22", "claim by=B", "88331-26 C44311 @22 note:MOHS_MARGINS"]),
      findings: [{ message: "told", line: 1, direction: "audit", severity: "info", cents: 0 }],
    },
    {
      name: "a debulking specimen, by the reader's own words",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311 note:DEBULKING_SPECIMEN_BEFORE_MOHS"]),
      findings: [{ message: "other-reader", line: 1, cents: 0 }],
    },
    {
      name: "Mohs margins of a site that the diagnosis leaves open",
      day: day("2024-08-01", ["17311 C44612", "claim by=B", "88331 C44612 note:MOHS_MARGINS"]),
      findings: [{ message: "other-reader", line: 1, cents: 0 }],
    },
    {
      name: "from another group, in another file",
      day: day("2024-08-01", ["17313 C44519", "claim by=B group=H file=2", "88305-26 C44519"]),
      findings: [{ message: "other-reader", line: 1, cents: 0 }],
    },
  ],
});
