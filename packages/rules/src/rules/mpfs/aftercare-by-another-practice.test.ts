import { procedureKey } from "@claimscrub/claim";
import { starterReference } from "@claimscrub/reference";
import { referenceWith } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./aftercare-by-another-practice.ts";

/* RVU25A: G0559 has work 0.16, practice expense 0.08 (both settings), malpractice 0.03: 0.27 x 32.3465 = 8.73. The starter set doesn't hold it. */
const CODE = procedureKey("G0559");
const withAftercare = referenceWith((tables) => {
  const { fees } = tables;
  const like = fees?.row(procedureKey("G2211"), "");
  if (fees === undefined || like === undefined) return tables;
  const row = { ...like, procedure: "G0559", work: 16, peNonFacility: 8, peFacility: 8, malpractice: 3 };
  return {
    ...tables,
    fees: {
      edition: fees.edition,
      covers: (code) => code === CODE || fees.covers(code),
      row: (code, component) => (code === CODE ? (component === "" ? row : undefined) : fees.row(code, component)),
    },
  };
});
const OTHER = "claim group=B by=B";

testRule(rule, {
  reference: withAftercare,
  clean: [
    {
      name: "a reference without the code",
      day: day("2025-08-01", ["14060 C44311", OTHER, "99213 C44311 on:+7"]),
      reference: starterReference(),
    },
    {
      name: "the surgeon's own practice",
      day: day("2025-08-01", ["14060 C44311", "claim", "99213 C44311 on:+7"]),
    },
    { name: "another problem", day: day("2025-08-01", ["14060 C44311", OTHER, "99213 L409 on:+7"]) },
    { name: "care was transferred", day: day("2025-08-01", ["14060-54 C44311", OTHER, "99213 C44311 on:+7"]) },
    { name: "after the period", day: day("2025-08-01", ["14060 C44311", OTHER, "99213 C44311 on:+91"]) },
    {
      name: "billed",
      day: day("2025-08-01", ["14060 C44311", OTHER, "99213 C44311 on:+7", "G0559 C44311 on:+7"]),
    },
    { name: "before the surgery", day: day("2025-08-01", ["14060 C44311 on:+7", OTHER, "99213 C44311"]) },
  ],
  flagged: [
    {
      name: "a visit a week after, told once",
      day: day("2025-08-01", ["14060 C44311", OTHER, "99213 C44311 on:+7", OTHER, "99213 C44311 on:+14"]),
      findings: [{ message: "not-billed", line: "2.1", related: [1], cents: 873, confidence: "low" }],
    },
  ],
});
