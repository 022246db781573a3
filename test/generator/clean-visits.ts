import { PLACES, type Practice } from "./practices.ts";
import type { Random } from "./random.ts";
import type { Visit } from "./visit.ts";

type Kind = Practice["kind"];

const OFFICE_DIAGNOSES = ["L570", "L821", "L409", "L209", "L710", "L700", "B079", "L309"] as const;
const FACE = ["C44311", "C44319", "C44329", "C44212", "C44222", "C4441", "C4442", "C441122"] as const;
/** The same number of them, so that the same draws meet the same places. */
const FACE_BUT_SCALP = FACE.map((code) => (code === "C4442" ? "C44311" : code));
const TRUNK = ["C44519", "C44529"] as const;
const CHRONIC = ["I10", "E119", "J449", "E785", "M5450", "K219", "F329", "N1830"] as const;

/** Visits of one line. */
const SINGLE: Readonly<Record<Kind, (random: Random) => Visit>> = {
  mohs: (random) =>
    random.pick<Visit>([
      { diagnoses: ["C44311"], lines: ["99213"] },
      { diagnoses: ["D485"], lines: ["11102"], restDays: 1 },
      { diagnoses: ["C4441"], lines: ["99203"] },
      { diagnoses: ["C44319"], lines: ["17311"], restDays: 1 },
      { diagnoses: ["Z85828"], lines: ["99212"] },
    ]),
  dermatology: (random) =>
    random.pick<Visit>([
      { diagnoses: [random.pick(OFFICE_DIAGNOSES)], lines: ["99213"] },
      { diagnoses: [random.pick(OFFICE_DIAGNOSES)], lines: ["99214"] },
      { diagnoses: [random.pick(OFFICE_DIAGNOSES)], lines: ["99203"] },
      { diagnoses: ["L910"], lines: ["11900"], restDays: 1 },
      { diagnoses: ["B079"], lines: ["17110"], restDays: 11 },
      { diagnoses: ["L570"], lines: ["17000"], restDays: 11 },
      { diagnoses: ["L570"], lines: ["17004"], restDays: 11 },
      { diagnoses: ["D485"], lines: ["11104"], restDays: 1 },
    ]),
  "primary-care": (random) =>
    random.pick<Visit>([
      { diagnoses: [random.pick(CHRONIC)], lines: ["99213"] },
      { diagnoses: [random.pick(CHRONIC)], lines: ["99214"] },
      { diagnoses: [random.pick(CHRONIC)], lines: ["99212"] },
      { diagnoses: [random.pick(CHRONIC)], lines: ["99203"] },
      { diagnoses: [random.pick(CHRONIC)], lines: ["99204"] },
    ]),
  pathology: (random) =>
    slides(random, {
      diagnoses: [random.pick(["D2239", "L821", "C44311", "D225"])],
      lines: [`88305${random.chance(0.45) ? ` x${random.between(2, 5)}` : ""}`],
    }),
  "nursing-home": (random) => ({
    pos: "32",
    facility: PLACES.ohioNursingHome,
    diagnoses: [random.pick(CHRONIC)],
    lines: [random.pick(["99308", "99309"])],
  }),
};

/** Visits of two to four lines. */
const FEW: Readonly<Record<Kind, (random: Random) => Visit>> = {
  mohs: (random) => {
    const face = random.pick(FACE);
    return random.pick<Visit>([
      { diagnoses: [face], lines: ["17311", "12052"], restDays: 11 },
      { diagnoses: [face], lines: ["17311", "17312", "13132"], restDays: 11 },
      { diagnoses: [face], lines: ["17311", `17312 x${random.between(2, 3)}`, "14060"], restDays: 91 },
      { diagnoses: [random.pick(TRUNK)], lines: ["17313", "17314", "12032"], restDays: 11 },
      { diagnoses: [face], lines: ["17311", "17312", "17315 x2", "13132"], restDays: 11 },
      { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311-59 >2"], restDays: 1 },
      { diagnoses: [face, "L570"], lines: ["99203-25 >2", "17311 >1"], restDays: 1 },
      { diagnoses: [face], lines: ["17311", "17312", "15260"], restDays: 91 },
      { diagnoses: ["C44622"], lines: ["17313", "17314", "13121"], restDays: 11 },
    ]);
  },
  dermatology: (random) =>
    random.pick<Visit>([
      { diagnoses: ["L570", "L409"], lines: ["99213-25 >2", "17000 >1"], restDays: 11 },
      { diagnoses: ["L570", "L209"], lines: ["99213-25 >2", "17000 >1", `17003 x${random.between(2, 12)} >1`], restDays: 11 },
      { diagnoses: ["D485", "D492"], lines: ["11102 >1", "11103 x2 >2"], restDays: 1 },
      { diagnoses: ["B079", "L700"], lines: ["99214-25 >2", "17110 >1"], restDays: 11 },
      { diagnoses: ["D485", "L570"], lines: ["11102 >1", "17000-59 >2", "17003 x3 >2"], restDays: 11 },
      { diagnoses: ["L570"], lines: ["17000", `17003 x${random.between(2, 13)}`], restDays: 11 },
      { diagnoses: ["L910"], lines: ["11900", "J3301 x2"], restDays: 1 },
      { diagnoses: ["C44519", "L821"], lines: ["99213-25 >2", "11602 >1", "12032 >1"], restDays: 11 },
    ]),
  "primary-care": (random) =>
    random.pick<Visit>([
      { diagnoses: [random.pick(CHRONIC), "L509"], lines: ["99214-25 >1", "96372 >2", "J3301 x4 >2"] },
      { diagnoses: [random.pick(CHRONIC)], lines: ["99214", "G2211"] },
      { diagnoses: ["Z0000"], lines: ["G0439", "G0513"] },
      { diagnoses: ["B351", random.pick(CHRONIC)], lines: ["99213-25 >2", "11721 >1"], restDays: 1 },
    ]),
  pathology: (random) =>
    slides(
      random,
      random.pick<Visit>([
        { diagnoses: ["D2239", "B351"], lines: ["88305 x2", "88312 >2"] },
        { diagnoses: ["D0339"], lines: ["88305", "88342", "88341 x2"] },
        { diagnoses: ["L720", "D225"], lines: ["88304", "88305 x3 >2"] },
      ]),
    ),
  "nursing-home": (random) => series(random, "99308", random.between(2, 4), 7),
};

/** Slides are read in the laboratory's own building, or in a hospital, where the reader bills the professional part alone. */
function slides(random: Random, visit: Pick<Visit, "diagnoses" | "lines">): Visit {
  if (random.chance(0.5)) return { ...visit, pos: "81" };
  const lines = visit.lines.map((line) => line.replace(/^\w{5}/, (code) => `${code}-26`));
  return { ...visit, lines, pos: "22", facility: PLACES.floridaHospital };
}

/** `count` visits on as many days, `step` days apart: how claims come to have fifty lines. */
function series(random: Random, procedure: string, count: number, step: number): Visit {
  const nursing = procedure.startsWith("99");
  return {
    ...(nursing ? { pos: "32", facility: PLACES.ohioNursingHome } : {}),
    diagnoses: nursing ? [random.pick(CHRONIC), "I10"].filter((code, at, all) => all.indexOf(code) === at) : ["L409"],
    lines: Array.from({ length: count }, (_, at) => `${procedure}${at === 0 ? "" : ` +${at * step}`}`),
  };
}

/** Injections with the drug, `count` lines on half as many days. */
function injections(random: Random, count: number, step: number): Visit {
  const lines = Array.from({ length: count }, (_, at) => {
    const day = Math.floor(at / 2) * step;
    return `${at % 2 === 0 ? "96372" : `J3301 x${random.between(1, 8)}`}${day === 0 ? "" : ` +${day}`}`;
  });
  return { diagnoses: ["L509"], lines };
}

function specimens(random: Random, count: number, step: number): Visit {
  const lines = Array.from(
    { length: count },
    (_, at) => `88305${random.chance(0.5) ? ` x${random.between(2, 6)}` : ""}${at === 0 ? "" : ` +${at * step}`}`,
  );
  return slides(random, { diagnoses: ["D2239"], lines });
}

const SEVERAL: Readonly<Record<Kind, (random: Random) => Visit>> = {
  mohs: (random) =>
    random.pick<Visit>([
      {
        diagnoses: [random.pick(FACE_BUT_SCALP), "C4442"],
        lines: ["17311 >1", "17312 x2 >1", "17315 x2 >1", "13132 >1", "17311-59 >2", "17312-59 >2"],
        restDays: 11,
      },
      {
        diagnoses: ["C44311", "C44519"],
        lines: ["17311 >1", "17312 >1", "14060 >1", "17313-59 >2", "17314 >2", "12032-59 >2"],
        restDays: 91,
      },
      {
        diagnoses: ["C44212", "L570", "L409"],
        lines: ["99214-25 >3", "17311 >1", "17312 >1", "13152 >1", "17000-59 >2", "17003 x4 >2"],
        restDays: 11,
      },
    ]),
  dermatology: (random) =>
    random.chance(0.5)
      ? {
          diagnoses: ["D485", "D492", "L570", "L409"],
          lines: ["99214-25 >4", "11102 >1", "11103 x2 >2", "17000-59 >3", `17003 x${random.between(3, 13)} >3`],
          restDays: 11,
        }
      : series(random, "96910", random.between(5, 9), 2),
  "primary-care": (random) => injections(random, random.between(5, 9), 7),
  pathology: (random) => specimens(random, random.between(5, 9), 3),
  "nursing-home": (random) => series(random, "99308", random.between(5, 9), 3),
};

export type Size = "single" | "few" | "several" | "many" | "fifty";

/** A visit that nothing should be said about, of a kind of practice and a number of lines. */
export function cleanVisit(random: Random, kind: Kind, size: Size): Visit {
  if (size === "single") return SINGLE[kind](random);
  if (size === "few") return FEW[kind](random);
  if (size === "several") return SEVERAL[kind](random);
  const count = size === "fifty" ? 50 : random.between(10, 18);
  if (kind === "nursing-home") return series(random, "99308", count, 1);
  if (kind === "primary-care") return injections(random, count, 2);
  if (kind === "pathology") return specimens(random, count, 1);
  return series(random, "96910", count, 1);
}
