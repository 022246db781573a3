import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./provider-number.ts";

/* 2024-08, national, office: 99213 90.87, 17000 67.91. 1234567893 is right by its check digit, 1234567890 wrong. */
testRule(rule, {
  clean: [
    {
      name: "a hospital's bill without a rendering provider",
      day: day("2024-08-01", ["99213 L570"], { rendering: "none", entity: "organization", form: "institutional" }),
    },
    { name: "right numbers", day: day("2024-08-01", ["99213 L570"]) },
    { name: "a right number of ten digits", day: day("2024-08-01", ["99213 L570"], { by: "1234567893" }) },
    { name: "one person alone", day: day("2024-08-01", ["99213 L570"], { rendering: "none", entity: "person" }) },
    {
      name: "an organization whose line names who did it",
      day: day("2024-08-01", ["99213 L570 by:A"], { rendering: "none", entity: "organization" }),
    },
    { name: "an organization with its physician", day: day("2024-08-01", ["99213 L570"], { entity: "organization" }) },
    { name: "a laboratory", day: day("2024-08-01", ["87070 L0889"], { rendering: "none", entity: "organization" }) },
    {
      name: "a hospital",
      day: day("2024-08-01", ["17000 L570"], { rendering: "none", entity: "organization", groupTaxonomy: "282N00000X" }),
    },
  ],
  flagged: [
    {
      name: "the billing provider's",
      day: day("2024-08-01", ["99213 L570"], { group: "1234567890" }),
      findings: [{ message: "billing-wrong", line: "claim", cents: 9087, confidence: "high", remedy: "correct" }],
    },
    {
      name: "the rendering provider's",
      day: day("2024-08-01", ["99213-25 L570", "17000 L570"], { by: "1234567890" }),
      findings: [{ message: "rendering-wrong", line: "claim", cents: 15878, remedy: "correct" }],
    },
    {
      name: "the attending provider's of a bill, whose professional fee is paid at the facility rate (99213: 1.96 RVUs, 65.24)",
      day: day("2024-08-01", ["99213 rev:0981 L570"], { by: "1234567890", form: "institutional", bill: "851", payer: "MA" }),
      findings: [{ message: "attending-wrong", line: "claim", cents: 6524, remedy: "correct" }],
    },
    {
      name: "the facility's, and the payer is another one",
      day: day("2024-08-01", ["99213 L570"], { facility: "1234567890/10001", payer: "CI" }),
      findings: [{ message: "facility-wrong", line: "claim", severity: "warning", remedy: "correct" }],
    },
    {
      name: "a line's",
      day: day("2024-08-01", ["99213 L570", "17000 L570 by:1234567890"]),
      findings: [{ message: "line-rendering-wrong", line: 2, cents: 6791, remedy: "correct" }],
    },
    {
      name: "the referring provider's",
      day: day("2024-08-01", ["88305 D225"], { ordering: "1234567890" }),
      findings: [{ message: "referring-wrong", line: "claim", remedy: "correct" }],
    },
    {
      name: "the supervising provider's",
      day: day("2024-08-01", ["99213 L570"], { supervising: "1234567890" }),
      findings: [{ message: "supervising-wrong", line: "claim", cents: 9087, remedy: "correct" }],
    },
    {
      name: "that of who ordered a line, and of who supervised another",
      day: day("2024-08-01", ["88305 D225 ordering:1234567890", "99213 L570 supervising:1234567890"]),
      findings: [
        { message: "ordering-wrong", line: 1, remedy: "correct" },
        { message: "line-supervising-wrong", line: 2, cents: 9087, remedy: "correct" },
      ],
    },
    {
      name: "nobody did it",
      day: day("2024-08-01", ["99213 L570"], { rendering: "none", entity: "organization" }),
      findings: [{ message: "rendering-missing", line: "claim", cents: 9087, remedy: "name-provider" }],
    },
    {
      name: "no number at all",
      day: day("2024-08-01", ["99213 L570"], { group: "none" }),
      findings: [{ message: "billing-missing", line: "claim", remedy: "correct" }],
    },
  ],
});
