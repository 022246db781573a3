import { type ElementChange, formatCents, type LineChange, type Recoding, type ServiceLine } from "@claimscrub/claim";

/** Exact changes of elements (SV101-2 code, SV101-3 to -6 modifiers, SV102 charge, SV104 units, SV105 place) that carry out changes of coding. */
export function elementChanges(changes: readonly LineChange[]): readonly ElementChange[] {
  const exact: ElementChange[] = [];
  for (const change of changes) {
    if (change.kind === "recode") recoded(change.line, change.as, exact);
    else if (change.kind === "add") added(change.like, change.as, exact);
    else
      exact.push({ claimIndex: change.line.claim.index, line: change.line.number, element: "SV1", from: change.line.procedure, to: null });
  }
  return exact;
}

const MODIFIER_ELEMENTS = ["SV101-3", "SV101-4", "SV101-5", "SV101-6"] as const;

/** The element of a modifier by its place from 0. A claim holds four; what a rule would have beyond them is named all the same. */
function modifierElement(slot: number): string {
  return MODIFIER_ELEMENTS[slot] ?? `SV101-${slot + 3}`;
}

function recoded(line: ServiceLine, as: Recoding, exact: ElementChange[]): void {
  const claimIndex = line.claim.index;
  const { number } = line;
  const add = (element: string, from: string | null, to: string | null): void => {
    if (from !== to) exact.push({ claimIndex, line: number, element, from, to });
  };
  if (as.procedure !== undefined) add("SV101-2", line.procedure, as.procedure);
  if (as.modifiers !== undefined) {
    const { modifiers } = line;
    for (let slot = 0; slot < Math.max(modifiers.length, as.modifiers.length); slot++)
      add(modifierElement(slot), modifiers[slot] ?? null, as.modifiers[slot] ?? null);
  }
  if (typeof as.chargeCents === "number")
    add("SV102", line.chargeCents === undefined ? null : formatCents(line.chargeCents), formatCents(as.chargeCents));
  if (as.units !== undefined) add("SV104", line.units === undefined ? null : String(line.units), String(as.units));
  if (as.pos !== undefined) add("SV105", line.pos === "" ? null : line.pos, as.pos);
}

function added(like: ServiceLine, as: Recoding & { readonly procedure: string }, exact: ElementChange[]): void {
  const claimIndex = like.claim.index;
  const add = (element: string, to: string): void => {
    exact.push({ claimIndex, line: "new", element, from: null, to });
  };
  add("SV101-2", as.procedure);
  for (const [slot, modifier] of (as.modifiers ?? []).entries()) add(modifierElement(slot), modifier);
  if (typeof as.chargeCents === "number") add("SV102", formatCents(as.chargeCents));
  add("SV104", String(as.units ?? 1));
  if (as.pos !== undefined) add("SV105", as.pos);
}
