import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./later-stages-not-billed.ts";

/* National office amounts of August 2024: 17312 413.10, 17314 395.79 a stage, never reduced. */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "the record agrees", day: day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "record tumour=1 stages=3"]) },
    { name: "a record without stages", day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose repair=flap area_cm2=9"]) },
    { name: "a record of another claim", day: day("2024-08-01", ["17311 C44311", "record claim=OTHER tumour=1 stages=4"]) },
    {
      name: "two tumours of one diagnosis whose later stages nobody can tell apart, right in sum",
      day: day("2024-08-01", [
        "17311 C44311",
        "17312 x2 C44311",
        "17311-59 C44311",
        "record tumour=1 stages=2",
        "record tumour=2 stages=2",
      ]),
    },
    {
      name: "more tumours in the record than on the claim, which is not compared",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 stages=3", "record tumour=2 stages=2"]),
    },
    {
      name: "a later stage on another claim of the day",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 stages=2", "claim", "17312 C44311"]),
    },
    { name: "as many as its words tell", day: day("2024-08-01", ["17311 C44311 note:MOHS_3_STAGES", "17312 x2 C44311"]) },
    { name: "the number of a stage, which is no count", day: day("2024-08-01", ["17311 C44311 narrative:STAGE_3"]) },
    { name: "a list of stages", day: day("2024-08-01", ["17311 C44311 note:STAGES_1-3_SEE_MAP"]) },
    { name: "two counts in its words", day: day("2024-08-01", ["17311 C44311 note:2_STAGES_NOSE,_3_STAGES_EAR"]) },
    { name: "fewer in its words than billed", day: day("2024-08-01", ["17311 C44311 note:2_STAGES", "17312 x3 C44311"]) },
    {
      name: "a note of the claim, and two tumours",
      day: day("2024-08-01", ["claim note=MOHS_3_STAGES", "17311 C44311", "17311-59 C4441"]),
    },
    {
      name: "a record, which goes before words",
      day: day("2024-08-01", ["17311 C44311 note:3_STAGES", "17312 C44311", "record tumour=1 stages=2"]),
    },
  ],
  flagged: [
    {
      name: "three stages by the note of the line",
      day: day("2024-08-01", ["17311 C44311 note:MOHS_3_STAGES", "17312 C44311"]),
      findings: [{ message: "told", line: 1, related: [2], cents: 41310, confidence: "medium", to: ["2 SV104: 1 -> 2"] }],
    },
    {
      name: "by the note of the claim, of one tumour",
      day: day("2024-08-01", ["claim note=NASAL_TIP,_STAGES:_3", "17311 C44311"]),
      findings: [{ message: "told", line: 1, cents: 82620 }],
    },
    {
      name: "of two tumours the one whose line says so",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C4441 narrative:SCALP_TWO_STAGES"]),
      findings: [{ message: "told", line: 2, cents: 41310 }],
    },
    {
      name: "two stages missing, no later stage billed",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose stages=3"]),
      findings: [
        {
          message: "fewer",
          line: 1,
          cents: 82620,
          confidence: "medium",
          to: ["new SV101-2: null -> 17312", "new SV104: null -> 2"],
        },
      ],
    },
    {
      name: "one stage missing on a later-stage line",
      day: day("2024-08-01", ["17313 C44519", "17314 x2 C44519", "record tumour=1 site=back stages=4"]),
      findings: [{ message: "fewer", line: 1, cents: 39579, related: [2], to: ["2 SV104: 2 -> 3"] }],
    },
    {
      name: "of two tumours the one that lacks a stage",
      day: day("2024-08-01", [
        "17311 C44311",
        "17312 C44311",
        "17313 C44519",
        "record tumour=A site=back stages=2",
        "record tumour=B site=nose stages=2",
      ]),
      findings: [{ message: "fewer", line: 3, cents: 39579 }],
    },
    {
      name: "more stages than the record shows",
      day: day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "record tumour=1 stages=2"]),
      findings: [{ message: "more", line: 1, direction: "audit", cents: 41310, remedy: "correct-stages", to: ["2 SV104: 2 -> 1"] }],
    },
    {
      name: "a later stage that the record doesn't know",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "record tumour=1 stages=1"]),
      findings: [{ message: "more", line: 1, direction: "audit", cents: 41310, remedy: "correct-stages", to: ["2 SV1: 17312 -> null"] }],
    },
  ],
});
