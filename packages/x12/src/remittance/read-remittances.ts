import type { Position } from "@claimscrub/claim";
import { balanceFaults } from "./balance.ts";
import type { RemittanceFile } from "./remittance.ts";
import { RemittanceBuilder } from "./remittance-builder.ts";
import { type RemittanceSegment, remittanceSegments } from "./remittance-segments.ts";

/**
 * Reads an 835 (005010X221A1, and 004010X091A1 where it is the same) of one or many interchanges, groups and transactions. Never throws for
 * what a file holds: what is wrong is told as faults with segment, byte and element, sums that don't agree among them.
 */
export function readRemittances(bytes: Uint8Array): RemittanceFile {
  const builder = new RemittanceBuilder();
  let interchange: readonly string[] | undefined;
  let group = ["", ""];
  let first: RemittanceSegment | undefined;
  // The envelope is what tells that a file was cut between two payments.
  let unended: Position | undefined;
  let sets: number | undefined;
  const endInterchange = (): void => {
    if (unended !== undefined) builder.fault("iea-absent", unended);
    unended = undefined;
  };
  for (const segment of remittanceSegments(bytes)) {
    if (first === undefined && segment.id !== "ISA") builder.fault("isa-absent", segment.position(segment.id));
    first ??= segment;
    if (segment.broken) builder.fault("line-break-in-segment", segment.position(segment.id));
    switch (segment.id) {
      case "ISA":
        builder.leave(segment);
        endInterchange();
        unended = segment.position("ISA");
        sets = undefined;
        interchange = segment.header;
        group = ["", ""];
        break;
      case "GS":
        builder.leave(segment);
        group = [segment.element(6), segment.element(8)];
        sets = 0;
        break;
      case "ST":
        builder.leave(segment);
        if (sets !== undefined) sets++;
        if (segment.element(1) === "835") builder.open(segment, interchange?.[12] ?? "", group[0]!, segment.element(3) || group[1]!);
        break;
      case "GE":
        builder.leave(segment);
        if (sets !== undefined && Number(segment.element(1)) !== sets) {
          const said = segment.element(1);
          builder.fault("transaction-count", segment.position("GE01"), {
            expected: /^\d{1,9}$/.test(said) ? said : "no number of",
            found: sets,
          });
        }
        sets = undefined;
        break;
      case "IEA":
        builder.leave(segment);
        unended = undefined;
        break;
      default:
        builder.take(segment);
    }
  }
  if (builder.atEnd()) endInterchange();
  if (builder.remittances.length === 0) builder.faults.length = 0;
  if (builder.remittances.length === 0) builder.fault("not-a-remittance", { segment: 1, byte: 0, element: first?.id ?? "ISA" });
  const faults = [...builder.faults, ...builder.remittances.flatMap(balanceFaults)];
  faults.sort((a, b) => a.position.byte - b.position.byte);
  return { remittances: builder.remittances, faults };
}
