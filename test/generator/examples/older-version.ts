import { PRACTICES } from "../practices.ts";
import type { ExampleFile } from "./example-file.ts";

export const olderVersion: ExampleFile = {
  name: "older-version-4010.837",
  title: "Version 4010 with other delimiters, September 2024",
  about:
    "The guide's older version with `|` and `>` as delimiters and lines ended by carriage return and line feed, as old systems still send.",
  practice: PRACTICES.ohioDermatology,
  layout: {
    created: 20240930,
    version: "4010",
    element: "|",
    component: ">",
    lineEnding: "\r\n",
    sender: { name: "LAKESHORE DERMATOLOGY LLC", id: "LSD4104" },
    receiver: { name: "CGS MEDICARE", id: "CGSMEDICARE" },
    usage: "P",
  },
  claims: [
    { id: "OLD-8001", shows: "ear: two stages, complex repair", date: 20240903, diagnoses: ["C44212"], lines: ["17311", "17312", "13152"] },
    { id: "OLD-8002", shows: "psoriasis visit", date: 20240905, diagnoses: ["L409"], lines: ["99213"] },
    {
      id: "OLD-8101",
      shows: "second tumour without a modifier",
      date: 20240910,
      finding: ["MOH-009", 2, "denial", "error", 32056],
      diagnoses: ["C44311", "C4442"],
      lines: ["17311 >1", "17311 >2"],
    },
    {
      id: "OLD-8102",
      shows: "later stage of the trunk without a first",
      date: 20240912,
      finding: ["MOH-001", 1, "denial", "error", 37093],
      diagnoses: ["C44519"],
      lines: ["17314", "12032"],
    },
  ],
};
