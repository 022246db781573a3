import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./special-stain-not-billed.ts";

/* National office amounts of August 2024, technical and professional part together: 88342 105.85, 88341 90.54, 88314 88.54. */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44311"]) },
    {
      name: "the stains that Mohs surgery includes",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 stains=H&E;toluidine_blue"]),
    },
    { name: "billed", day: day("2024-08-01", ["17311 D0339", "88342-59 D0339", "record tumour=1 stains=MART-1"]) },
    {
      name: "billed by the laboratory",
      day: day("2024-08-01", ["17311 D0339", "record tumour=1 stains=MART-1", "claim", "88342 D0339 by:B"]),
    },
    { name: "a histochemical stain, billed", day: day("2024-08-01", ["17311 C44311", "88314-59 C44311", "record tumour=1 stains=PAS"]) },
    { name: "named in words, and billed", day: day("2024-08-01", ["17311 D0339 note:MART-1_STAIN", "88342-59 D0339"]) },
    { name: "words that deny it", day: day("2024-08-01", ["17311 D0339 note:NO_SPECIAL_STAINS"]) },
    { name: "a stain of the biopsy", day: day("2024-08-01", ["17311 D0339 note:BIOPSY_SHOWED_MART-1_POSITIVE"]) },
  ],
  flagged: [
    {
      name: "an antibody in the note, by two of its names",
      day: day("2024-08-01", ["17311 D0339 note:MART1_(MELAN-A)_BOTH_STAGES"]),
      findings: [{ message: "immunohistochemistry", line: 1, cents: 10585 }],
    },
    {
      name: "a stain that is not routine, in the note of the claim",
      day: day("2024-08-01", ["claim note=NON-ROUTINE_STAIN_STAGE_1", "17311 C44311"]),
      findings: [{ message: "histochemical", line: 1, cents: 8854 }],
    },
    {
      name: "one antibody",
      day: day("2024-08-01", ["17311 D0339", "record tumour=1 site=cheek stains=MART-1"]),
      findings: [
        {
          message: "immunohistochemistry",
          line: 1,
          cents: 10585,
          confidence: "low",
          to: ["new SV101-2: null -> 88342", "new SV101-3: null -> 59", "new SV104: null -> 1"],
        },
      ],
    },
    {
      name: "three antibodies",
      day: day("2024-08-01", ["17311 D0339", "record tumour=1 stains=MART-1;SOX10;ihc:KI-67"]),
      findings: [{ message: "immunohistochemistry", line: 1, cents: 28693 }],
    },
    {
      name: "a histochemical stain, one block certain",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 stains=PAS"]),
      findings: [{ message: "histochemical", line: 1, cents: 8854 }],
    },
  ],
});
