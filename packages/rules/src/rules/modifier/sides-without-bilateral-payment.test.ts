import { day, testRule } from "../../tester/test-rule.ts";
import repairsNotSummed from "../mohs/repairs-not-summed.ts";
import rule from "./sides-without-bilateral-payment.ts";

/*
 * 17311 has bilateral indicator 0: a right and a left line are paid 667.02 together in 2026 (680.73 in August 2024). With 59 on the second the
 * two are two tumours: 667.02 + 333.51 (680.73 + 340.37, half of 680.73 being 340.365). Undone, the denial brings 333.51 (340.37).
 */
testRule(rule, {
  clean: [
    { name: "two right lines", day: day("2026-02-01", ["17311-RT", "17311-RT"]) },
    { name: "59 on one of the two", day: day("2026-02-01", ["17311-RT", "17311-LT-59"]) },
    { name: "a code paid by sides", day: day("2026-02-01", ["20610-RT", "20610-LT"]) },
    { name: "two codes", day: day("2026-02-01", ["17311-RT", "17313-LT"]) },
    { name: "two physicians", day: day("2026-02-01", ["17311-RT", "17311-LT by:B"]) },
    { name: "an eyelid", day: day("2026-02-01", ["17311-RT", "17311-E1"]) },
    {
      name: "repairs above their unit limit, which 59 would not have paid either and MOH-028 owns",
      day: day("2024-08-01", ["17311 C44311", "12052-RT C44311", "12052-LT C44319"]),
      beside: [repairsNotSummed],
    },
    { name: "two days", day: day("2026-02-01", ["17311-RT", "17311-LT on:+1"]) },
  ],
  flagged: [
    {
      name: "right and left of a Mohs first stage",
      day: day("2026-02-01", ["17311-RT", "17311-LT"]),
      findings: [{ message: "one-service", line: 2, related: [1], cents: 33351, confidence: "medium", to: ["2 SV101-3: LT -> 59"] }],
    },
    {
      name: "the same over two claims",
      day: day("2024-08-01", ["17311-LT", "claim", "99213-25", "17311-RT"]),
      findings: [{ message: "one-service", line: "2.2", related: [1], cents: 34037 }],
    },
    {
      name: "two pairs",
      day: day("2026-02-01", ["17311-RT", "17311-LT", "17311-RT", "17311-LT"]),
      findings: [
        { message: "one-service", line: 2, related: [1] },
        { message: "one-service", line: 4, related: [3] },
      ],
    },
  ],
});
