import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./diagnosis-not-a-tumour.ts";

testRule(rule, {
  clean: [
    { name: "a carcinoma", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "a carcinoma beside an actinic keratosis", day: day("2024-08-01", ["17311 C44311,L570"]) },
    { name: "carcinoma in situ", day: day("2024-08-01", ["17311 D0439"]) },
    { name: "keratoacanthoma, which the contractor's list decides", day: day("2024-08-01", ["17311 L858"]) },
    { name: "a later stage that points at the tumour", day: day("2024-08-01", ["17311 D485", "17312 C44311,D485"]) },
    { name: "a tumour that the map doesn't know", day: day("2024-08-01", ["17311 C7641"]) },
    { name: "no diagnosis at all, which the pointer rule tells", day: day("2024-08-01", ["17311"]) },
    { name: "an actinic keratosis that is frozen", day: day("2024-08-01", ["17000 L570"]) },
  ],
  flagged: [
    {
      name: "actinic keratosis",
      day: day("2024-08-01", ["17311 L570", "17312 L570"]),
      findings: [{ message: "benign", line: 1, related: [2], cents: 0 }],
    },
    { name: "a nevus and a cyst", day: day("2024-08-01", ["17313 D225,L720"]), findings: [{ message: "benign", line: 1 }] },
    { name: "uncertain behaviour", day: day("2024-08-01", ["17311 D485"]), findings: [{ message: "unconfirmed", line: 1 }] },
    {
      name: "uncertain behaviour with the history of skin cancer",
      day: day("2024-08-01", ["17311 D485,Z85828"]),
      findings: [{ message: "none-a-tumour", line: 1, cents: 0 }],
    },
    {
      name: "a nevus on the first stage, an unconfirmed lesion on the later one",
      day: day("2024-08-01", ["17311 D2239", "17312 D485,D2239"]),
      findings: [{ message: "none-a-tumour", line: 1, related: [2] }],
    },
    { name: "history of skin cancer alone", day: day("2024-08-01", ["17311 Z85828"]), findings: [{ message: "no-disease", line: 1 }] },
  ],
});
