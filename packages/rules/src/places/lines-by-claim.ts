import type { Claim, ServiceLine } from "@claimscrub/claim";

/** The lines of each claim, in their order: never an empty list. */
export function byClaim(lines: readonly ServiceLine[]): readonly (readonly [ServiceLine, ...ServiceLine[]])[] {
  const claims = new Map<Claim, [ServiceLine, ...ServiceLine[]]>();
  for (const line of lines) {
    const own = claims.get(line.claim);
    if (own === undefined) claims.set(line.claim, [line]);
    else own.push(line);
  }
  return [...claims.values()];
}
