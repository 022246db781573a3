import { PLACES, PRACTICES } from "../practices.ts";
import { type ExampleFile, SUPPLEMENT } from "./example-file.ts";

const { newYorkHospital, alabamaSurgeryCentre, californiaHospitalClinic } = PLACES;
const { manhattanMohs, alabamaDermatology, californiaMohs } = PRACTICES;

/** Medicare takes a claim for one calendar year, and longer where entitlement was granted afterwards. */
const LATE = { delayReason: "8" } as const;

export const placesOfService: ExampleFile = {
  name: "places-of-service-2024-2026.837",
  title: "Office, hospital and surgery centre, 2024 to 2026",
  about:
    "The same surgery where the overhead is the hospital's and where it is the practice's, in three localities and three years. Claims of earlier years say why they come late: entitlement was granted afterwards.",
  practice: manhattanMohs,
  layout: {
    created: 20260701,
    sender: { name: "HARBOR BILLING SERVICE", id: "HARBORBILL" },
    receiver: { name: "CLEARWATER EXCHANGE", id: "CLEARWATER" },
    usage: "P",
  },
  claims: [
    {
      id: "POS-6001",
      shows: "hospital outpatient department, hospital named",
      date: 20240812,
      further: LATE,
      pos: "22",
      facility: newYorkHospital,
      diagnoses: ["C44311"],
      lines: ["17311", "17312", "14060"],
    },
    {
      id: "POS-6002",
      shows: "office",
      date: 20240813,
      further: LATE,
      second: SUPPLEMENT,
      diagnoses: ["C44311"],
      lines: ["17311", "17312", "14060"],
    },
    {
      id: "POS-6003",
      shows: "surgery centre, named",
      date: 20250304,
      further: LATE,
      practice: alabamaDermatology,
      pos: "24",
      facility: alabamaSurgeryCentre,
      diagnoses: ["C44319"],
      lines: ["17311", "13132"],
    },
    {
      id: "POS-6004",
      shows: "hospital clinic off the campus, named",
      date: 20260210,
      practice: californiaMohs,
      pos: "19",
      facility: californiaHospitalClinic,
      diagnoses: ["C44212"],
      lines: ["17311", "17312"],
    },
    {
      id: "POS-6101",
      shows: "hospital outpatient department, but no hospital named: was it the office?",
      date: 20240814,
      further: LATE,
      finding: ["POS-003", 1, "review", "info", 0],
      pos: "22",
      diagnoses: ["C44311"],
      lines: ["17311", "12052"],
    },
    {
      id: "POS-6102",
      shows: "surgery centre on the claim, the practice itself named as the place",
      date: 20260217,
      finding: ["POS-003", 1, "review", "info", 0],
      practice: alabamaDermatology,
      pos: "24",
      facility: alabamaDermatology.billing,
      diagnoses: ["C44319"],
      lines: ["17311", "17312"],
    },
    {
      id: "POS-6103",
      shows: "office on the claim of a patient who was in hospital",
      date: 20250311,
      further: LATE,
      finding: ["POS-004", 1, "audit", "warning", 43524],
      admittedDaysBefore: 2,
      diagnoses: ["C44311"],
      lines: ["17311", "12052"],
    },
    {
      id: "POS-6104",
      shows: "a place of service that does not exist",
      date: 20260303,
      finding: ["POS-001", 1, "rejection", "error", 0],
      practice: californiaMohs,
      pos: "98",
      diagnoses: ["L409"],
      lines: ["99213"],
    },
  ],
};
