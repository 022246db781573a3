import type { Claim } from "@claimscrub/claim";
import { isByFacility } from "./facility-claims.ts";
import type { LineWorking } from "./working.ts";

/**
 * What names a line's physician, so that two lines by the same physician (`samePhysician`, rules.md 3B.5) share a name: the rendering NPI,
 * and the group with an explicit specialty. A line without either is its claim's. Names rather than comparisons of every two lines,
 * since a patient-day may hold very many.
 */
function namesOf({ line, agreement }: LineWorking): (string | Claim)[] {
  const names: (string | Claim)[] = [];
  // What one payer ranks, another never sees.
  const payer = agreement === undefined ? "" : `${agreement.policy.id} `;
  if (isByFacility(line)) names.push(`facility ${line.claim.billing.npi}`);
  else if (line.renderingNpi !== "") names.push(`${payer}${line.renderingNpi}`);
  else names.push(line.claim);
  const group = line.claim.billing.npi;
  if (line.renderingTaxonomy !== "" && !isByFacility(line) && group !== "") names.push(`${payer}${group} ${line.renderingTaxonomy}`);
  return names;
}

/**
 * Numbers the lines by physician: lines that share a name, over others too, have one number. A line charged nothing stands alone, so that
 * it takes no part in any ranking.
 */
export function numberPhysicians(lines: readonly LineWorking[]): void {
  const parent = lines.map((_, place) => place);
  const root = (place: number): number => {
    let at = place;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const first = new Map<string | Claim, number>();
  for (const [place, working] of lines.entries()) {
    if (working.line.chargeCents === 0) continue;
    for (const name of namesOf(working)) {
      const known = first.get(name);
      if (known === undefined) first.set(name, place);
      else parent[root(place)] = root(known);
    }
  }
  for (const [place, line] of lines.entries()) line.physician = root(place);
}
