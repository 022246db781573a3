import type { ClaimSpec, LineSpec } from "./claim-spec.ts";
import type { Random } from "./random.ts";

const FURTHER = ["I10", "E785", "Z85828", "K219", "M8580", "Z7901", "H2510", "N400", "J302", "E039", "G4733", "Z9889"] as const;
const NOTES = ["PATIENT SEEN FOR FOLLOW UP", "SEE ATTACHED OPERATIVE REPORT", "PATHOLOGY REPORT AVAILABLE ON REQUEST"] as const;

function adornLine(random: Random, claim: ClaimSpec, line: LineSpec): LineSpec {
  return {
    ...line,
    ...(random.chance(0.08) ? { dateThrough: line.date } : {}),
    ...(line.pos === undefined && random.chance(0.15) ? { pos: claim.pos } : {}),
    ...(random.chance(0.02) ? { note: random.pick(NOTES) } : {}),
    ...(random.chance(0.02) ? { narrative: random.pick(NOTES) } : {}),
    ...(random.chance(0.03) && claim.rendering !== undefined && line.rendering === undefined ? { rendering: claim.rendering } : {}),
  };
}

/** What real claims carry beside what matters: spans of one day, places said twice, notes, diagnoses that no line points at. */
export function adorn(random: Random, claim: ClaimSpec): ClaimSpec {
  const diagnoses = [...claim.diagnoses];
  if (random.chance(0.5)) {
    const wanted = random.chance(0.05) ? 12 : random.between(2, 4);
    for (const code of FURTHER) if (diagnoses.length < wanted && !diagnoses.includes(code)) diagnoses.push(code);
  }
  return {
    ...claim,
    diagnoses,
    lines: claim.lines.map((line) => adornLine(random, claim, line)),
    ...(random.chance(0.04) ? { note: random.pick(NOTES) } : {}),
  };
}
