import { PRIVATE } from "../payers.ts";
import { PRACTICES } from "../practices.ts";
import { type ExampleFile, SUPPLEMENT } from "./example-file.ts";

export const dallasPrimaryCare: ExampleFile = {
  name: "dallas-primary-care-2026-q2.837",
  title: "Family medicine in Dallas, April to June 2026",
  about: "Locality 04412-11. Unit limits of the second quarter of 2026; the other Correct Coding tables are not loaded for these days.",
  practice: PRACTICES.texasPrimaryCare,
  layout: {
    created: 20260630,
    sender: { name: "WHITE ROCK FAMILY MEDICINE PA", id: "WRF4105" },
    receiver: { name: "NOVITAS MEDICARE", id: "NOVITAS" },
    usage: "P",
  },
  claims: [
    { id: "WRF-5001", shows: "blood pressure visit", date: 20260402, diagnoses: ["I10"], lines: ["99213"] },
    {
      id: "WRF-5002",
      shows: "continuing care of diabetes with its add-on",
      date: 20260406,
      second: SUPPLEMENT,
      diagnoses: ["E119", "I10"],
      lines: ["99214 >1,2", "G2211 >1"],
    },
    {
      id: "WRF-5003",
      shows: "yearly wellness visit, prolonged by half an hour",
      date: 20260408,
      diagnoses: ["Z0000"],
      lines: ["G0439", "G0513"],
    },
    {
      id: "WRF-5004",
      shows: "visit (25) with an injection",
      date: 20260414,
      payer: PRIVATE.commercial,
      diagnoses: ["L509"],
      lines: ["99213-25", "96372", "J3301 x4"],
    },
    { id: "WRF-5005", shows: "shave biopsy of one lesion", date: 20260416, diagnoses: ["D485"], lines: ["11102"] },
    {
      id: "WRF-5006",
      shows: "nail care with a visit for something else (25)",
      date: 20260421,
      payer: PRIVATE.advantage,
      diagnoses: ["B351", "I10"],
      lines: ["99213-25 >2", "11721 >1"],
    },
    {
      id: "WRF-5101",
      shows: "a second half hour billed twice on one line: a limit of the line",
      date: 20260505,
      finding: ["MUE-001", 3, "denial", "error", 12944],
      diagnoses: ["Z0000"],
      lines: ["G0439", "G0513", "G0514 x2"],
    },
    {
      id: "WRF-5102",
      shows: "wart treatment twice: an absolute limit of the day",
      date: 20260507,
      finding: ["MUE-002", 1, "denial", "error", 16613],
      diagnoses: ["B079"],
      lines: ["17110 x2"],
    },
    {
      id: "WRF-5103",
      shows: "five injections where four are usual",
      date: 20260512,
      finding: ["MUE-003", 1, "denial", "error", 7665],
      diagnoses: ["L509"],
      lines: ["96372 x5"],
    },
    {
      id: "WRF-5104",
      shows: "visit with a biopsy, 25 missing",
      date: 20260519,
      finding: ["GLB-001", 1, "denial", "warning", 9496],
      diagnoses: ["D485", "I10"],
      lines: ["99213 >2", "11102 >1"],
    },
  ],
};
