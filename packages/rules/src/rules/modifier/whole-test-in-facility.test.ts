import { day, testRule } from "../../tester/test-rule.ts";
import skilledNursingStay from "../pos/skilled-nursing-stay.ts";
import rule from "./whole-test-in-facility.ts";

/* 2024-08, national: 88305-TC has 1.07 RVU, x 33.2875 = 35.62: the technical share. */
testRule(rule, {
  clean: [
    { name: "the professional part", day: day("2024-08-01", ["88305-26 D225"], { pos: "22" }) },
    { name: "whole in the office", day: day("2024-08-01", ["88305 D225"]) },
    { name: "whole in an independent laboratory", day: day("2024-08-01", ["88305 D225"], { pos: "81" }) },
    { name: "a nursing facility without a stay in it", day: day("2024-08-01", ["71046 R05"], { pos: "32" }) },
    {
      name: "a technical line in a stay that Part A pays, which POS-008 tells",
      day: day("2024-08-01", ["88305-TC D225"], { pos: "31" }),
      beside: [skilledNursingStay],
    },
    { name: "surgery", day: day("2024-08-01", ["17000 L570"], { pos: "22" }) },
    { name: "a tracing with a code of its own", day: day("2024-08-01", ["93010 I10"], { pos: "22" }) },
  ],
  flagged: [
    {
      name: "a slide read in the hospital",
      day: day("2024-08-01", ["88305 D225"], { pos: "22" }),
      findings: [{ message: "whole", line: 1, cents: 3562, confidence: "medium", to: ["1 SV101-3: null -> 26"] }],
    },
    {
      name: "an image in the emergency room",
      day: day("2024-08-01", ["71046 R05"], { pos: "23" }),
      findings: [{ message: "whole", line: 1 }],
    },
    {
      name: "the technical part alone",
      day: day("2024-08-01", ["88305-TC D225"], { pos: "21" }),
      findings: [{ message: "technical", line: 1, cents: 3562, remedy: "facility-bills" }],
    },
  ],
});
