import { procedureKey } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { referenceWith } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./always-bundled.ts";

/* The starter set has no code of status P: 97602 stands in for one. */
const withStatusP = referenceWith((tables) => {
  const { fees } = tables;
  if (fees === undefined) return tables;
  const own: FeeSchedule = {
    edition: fees.edition,
    covers: (code) => fees.covers(code),
    row(code, component) {
      const row = fees.row(code, component);
      return row === undefined || code !== procedureKey("97602") ? row : { ...row, status: "P" };
    },
  };
  return { ...tables, fees: own };
});

testRule(rule, {
  clean: [
    { name: "an active code", day: day("2024-08-01", ["99213 L570"]) },
    { name: "the post-operative visit, billed for the record", day: day("2024-08-01", ["99024 Z4802 $0"]) },
    { name: "a bundled code for a cent", day: day("2024-08-01", ["99213 L570", "99000 L570 $0.01"]) },
    { name: "status P alone", day: day("2024-08-01", ["97602 L97511"]), reference: withStatusP },
    {
      name: "status P beside another physician's service",
      day: day("2024-08-01", ["97602 L97511", "99213 L97511 by:B"]),
      reference: withStatusP,
    },
  ],
  flagged: [
    {
      name: "handling of a specimen",
      day: day("2024-08-01", ["99213 L570", "99000 L570 $15"]),
      findings: [{ message: "always", line: 2, related: [], cents: 0, neverAppeal: true, to: ["2 SV1: 99000 -> null"] }],
    },
    {
      name: "status P beside a visit",
      day: day("2024-08-01", ["97602 L97511 $40", "99213 L97511"]),
      reference: withStatusP,
      findings: [{ message: "beside-service", line: 1, related: [2], cents: 0 }],
    },
  ],
});
