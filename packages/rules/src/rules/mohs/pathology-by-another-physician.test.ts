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
      name: "from another group, in another file",
      day: day("2024-08-01", ["17313 C44519", "claim by=B group=H file=2", "88305-26 C44519"]),
      findings: [{ message: "other-reader", line: 1, cents: 0 }],
    },
  ],
});
