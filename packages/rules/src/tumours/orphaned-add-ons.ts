import type { ServiceLine } from "@claimscrub/claim";
import type { AddOnTable } from "@claimscrub/reference";
import { isHarmless } from "../harmless/harmless-line.ts";
import { mohsService } from "./mohs-codes.ts";

/** Mohs add-on lines of a day without any of their listed primaries by the same rendering provider, on any claim. */
export function orphanedAddOns(lines: readonly ServiceLine[], addOns: AddOnTable): readonly ServiceLine[] {
  return lines.filter((line) => {
    const role = mohsService(line.procedureKey)?.role;
    if (role === undefined || role === "first-stage" || isHarmless(line)) return false;
    const primaries = addOns.find(line.procedureKey)?.primaries;
    return primaries !== undefined && !lines.some((other) => other.renderingNpi === line.renderingNpi && primaries.has(other.procedureKey));
  });
}

/** The first-stage lines of the other site family by the same provider: the sign that the families were crossed. */
export function firstStagesOfTheOtherFamily(addOn: ServiceLine, lines: readonly ServiceLine[]): readonly ServiceLine[] {
  const family = mohsService(addOn.procedureKey)?.family;
  return lines.filter((line) => {
    const other = mohsService(line.procedureKey);
    return other?.role === "first-stage" && other.family !== family && line.renderingNpi === addOn.renderingNpi;
  });
}
