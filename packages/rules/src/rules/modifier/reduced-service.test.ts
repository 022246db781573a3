import { procedureKey } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { referenceWith } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./reduced-service.ts";

/* No starter code has a row for a discontinued procedure: 14060 is given one. */
const withRow53 = referenceWith((tables) => {
  const { fees } = tables;
  if (fees === undefined) return tables;
  const own: FeeSchedule = {
    edition: fees.edition,
    covers: (code) => fees.covers(code),
    row: (code, component) => fees.row(code, component === "53" && code === procedureKey("14060") ? "" : component),
  };
  return { ...tables, fees: own };
});

testRule(rule, {
  clean: [
    { name: "the whole service", day: day("2024-08-01", ["14060 C44311"]) },
    { name: "a line for the record", day: day("2024-08-01", ["14060-52 C44311 $0"]) },
    { name: "a discontinued procedure with a row of its own", day: day("2024-08-01", ["14060-53 C44311"]), reference: withRow53 },
  ],
  flagged: [
    { name: "a reduced service", day: day("2024-08-01", ["14060-52 C44311"]), findings: [{ message: "by-report", line: 1, cents: 0 }] },
    { name: "a discontinued one", day: day("2024-08-01", ["14060-53 C44311"]), findings: [{ message: "by-report", line: 1, cents: 0 }] },
  ],
});
