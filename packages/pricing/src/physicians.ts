import { samePhysician } from "@claimscrub/claim";
import type { LineWorking } from "./working.ts";

/**
 * Numbers the lines by physician: lines that `samePhysician` joins, over others too, have one number (rules.md 3B.5). Lines of one claim
 * that names nobody are one physician's. A line charged nothing stands alone, so that it takes no part in any ranking.
 */
export function numberPhysicians(lines: readonly LineWorking[]): void {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as LineWorking;
    line.physician = at;
    if (line.line.chargeCents === 0) continue;
    for (let before = 0; before < at; before++) {
      const other = lines[before] as LineWorking;
      if (other.physician === line.physician || other.line.chargeCents === 0 || !oneHand(line, other)) continue;
      const [from, to] = [Math.max(line.physician, other.physician), Math.min(line.physician, other.physician)];
      for (let each = 0; each <= at; each++) if (lines[each]?.physician === from) (lines[each] as LineWorking).physician = to;
    }
  }
}

function oneHand(a: LineWorking, b: LineWorking): boolean {
  if (samePhysician(a.line, b.line)) return true;
  return a.line.claim === b.line.claim && a.line.renderingNpi === "" && b.line.renderingNpi === "";
}
