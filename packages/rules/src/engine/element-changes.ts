import { type ElementChange, formatCents, type LineChange, type Recoding, type ServiceLine } from "@claimscrub/claim";

/** Exact changes of elements (SV101-2 code, SV101-3 to -6 modifiers, SV102 charge, SV104 units, SV105 place) that carry out changes of coding. */
export function elementChanges(changes: readonly LineChange[]): readonly ElementChange[] {
  return changes.flatMap((change) => {
    switch (change.kind) {
      case "recode":
        return recoded(change.line, change.as);
      case "remove":
        return [{ ...place(change.line), element: "SV1", from: change.line.procedure, to: null }];
      case "add":
        return added(change.like, change.as);
    }
  });
}

function place(line: ServiceLine): { claimIndex: number; line: number } {
  return { claimIndex: line.claim.index, line: line.number };
}

function recoded(line: ServiceLine, as: Recoding): ElementChange[] {
  const at = place(line);
  const changes: ElementChange[] = [];
  const add = (element: string, from: string | null, to: string | null): void => {
    if (from !== to) changes.push({ ...at, element, from, to });
  };
  if (as.procedure !== undefined) add("SV101-2", line.procedure, as.procedure);
  if (as.modifiers !== undefined) {
    for (let slot = 0; slot < Math.max(line.modifiers.length, as.modifiers.length); slot++)
      add(`SV101-${slot + 3}`, line.modifiers[slot] ?? null, as.modifiers[slot] ?? null);
  }
  if (typeof as.chargeCents === "number")
    add("SV102", line.chargeCents === undefined ? null : formatCents(line.chargeCents), formatCents(as.chargeCents));
  if (as.units !== undefined) add("SV104", line.units === undefined ? null : String(line.units), String(as.units));
  if (as.pos !== undefined) add("SV105", line.pos === "" ? null : line.pos, as.pos);
  return changes;
}

function added(like: ServiceLine, as: Recoding & { readonly procedure: string }): ElementChange[] {
  const at = { claimIndex: like.claim.index, line: "new" as const };
  const changes: ElementChange[] = [{ ...at, element: "SV101-2", from: null, to: as.procedure }];
  for (const [slot, modifier] of (as.modifiers ?? []).entries())
    changes.push({ ...at, element: `SV101-${slot + 3}`, from: null, to: modifier });
  if (typeof as.chargeCents === "number") changes.push({ ...at, element: "SV102", from: null, to: formatCents(as.chargeCents) });
  changes.push({ ...at, element: "SV104", from: null, to: String(as.units ?? 1) });
  if (as.pos !== undefined) changes.push({ ...at, element: "SV105", from: null, to: as.pos });
  return changes;
}
