import { procedureKey } from "@claimscrub/claim";
import type { AddOnTable } from "@claimscrub/reference";
import { referenceWith } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-without-plausible-primary.ts";

/* Of the starter codes only 15777 is of type 2; CMS's table has these too. */
const OF_TYPE_2 = new Set(["76937", "0054T", "99100", "G0501"].map(procedureKey));
const reference = referenceWith((tables) => {
  const { addOns } = tables;
  if (addOns === undefined) return tables;
  const own: AddOnTable = {
    edition: addOns.edition,
    covers: (code) => OF_TYPE_2.has(code) || addOns.covers(code),
    find: (code) => (OF_TYPE_2.has(code) ? { type: 2, primaries: new Set() } : addOns.find(code)),
    addOnsOf: (primary) => addOns.addOnsOf(primary),
  };
  return { ...tables, addOns: own };
});

testRule(rule, {
  clean: [
    { name: "beside surgery", day: day("2024-08-01", ["15734 C44519", "15777 C44519"]) },
    { name: "guidance beside the vascular access that it guides", day: day("2024-08-01", ["36556 I10", "76937 I10"]), reference },
    { name: "navigation of category III beside surgery of bones", day: day("2024-08-01", ["27447 M1711", "0054T M1711"]), reference },
    { name: "qualifying circumstances beside anesthesia", day: day("2024-08-01", ["00300 C44311", "99100 C44311 $50"]), reference },
    { name: "an accessible table beside the visit", day: day("2024-08-01", ["99213 L570", "G0501 L570"]), reference },
    { name: "an add-on whose primaries are all listed, which AOC-001 owns", day: day("2024-08-01", ["17003 L570"]) },
    { name: "a line for the record", day: day("2024-08-01", ["15777 C44519 $0"]) },
  ],
  flagged: [
    { name: "alone", day: day("2024-08-01", ["15777 C44519"]), findings: [{ message: "alone", line: 1, confidence: "medium" }] },
    { name: "beside a visit", day: day("2024-08-01", ["99213 L570", "15777 C44519"]), findings: [{ message: "alone", line: 2 }] },
    {
      name: "guidance beside a visit",
      day: day("2024-08-01", ["99213 I10", "76937 I10"]),
      reference,
      findings: [{ message: "alone", line: 2 }],
    },
    {
      name: "surgery of a mesh beside an injection",
      day: day("2024-08-01", ["96372 L570", "15777 C44519"]),
      findings: [{ message: "alone", line: 2 }],
    },
    {
      name: "an accessible table beside surgery",
      day: day("2024-08-01", ["17000 L570", "G0501 L570"]),
      reference,
      findings: [{ message: "alone", line: 2 }],
    },
    {
      name: "another physician's surgery",
      day: day("2024-08-01", ["15734 C44519 by:B", "15777 C44519"]),
      findings: [{ message: "alone", line: 2 }],
    },
  ],
});
