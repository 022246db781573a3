import { inPeriod, type Period, type ProcedureKey, type ServiceDate } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { AddOnEdit, AddOnTable } from "./tables.ts";

/** One add-on code with its primaries; `inForce` where CMS gives the row dates of its own. */
export interface AddOnRow {
  readonly addOn: ProcedureKey;
  readonly type: 1 | 2 | 3;
  /** Empty where the contractor defines them all. */
  readonly primaries: readonly ProcedureKey[];
  readonly inForce?: Period | undefined;
}

export interface AddOnRows {
  readonly covers: Coverage;
  readonly rows: readonly AddOnRow[];
}

/** The edition as a table of each date; dates between two changes of a row share one. */
export function addOnTable(edition: Edition<AddOnRows>): (date: ServiceDate) => AddOnTable {
  const { rows } = edition.rows;
  const changes = [...new Set(rows.flatMap(({ inForce }) => (inForce ? [inForce.from, inForce.until] : [])))].sort((a, b) => a - b);
  const tables = new Map<number, AddOnTable>();
  return (date) => {
    const stretch = changes.findLastIndex((change) => change <= date);
    let table = tables.get(stretch);
    if (!table) tables.set(stretch, (table = bind(edition, date)));
    return table;
  };
}

function bind(edition: Edition<AddOnRows>, date: ServiceDate): AddOnTable {
  const edits = new Map<ProcedureKey, { type: 1 | 2 | 3; primaries: Set<ProcedureKey> }>();
  const addOnsOf = new Map<ProcedureKey, ProcedureKey[]>();
  for (const { addOn, type, primaries, inForce } of edition.rows.rows) {
    if (inForce && !inPeriod(date, inForce)) continue;
    let edit = edits.get(addOn);
    if (!edit) edits.set(addOn, (edit = { type, primaries: new Set() }));
    for (const primary of primaries) {
      if (edit.primaries.has(primary)) continue;
      edit.primaries.add(primary);
      const list = addOnsOf.get(primary);
      if (list) list.push(addOn);
      else addOnsOf.set(primary, [addOn]);
    }
  }
  return {
    edition: editionInfo(edition),
    covers: edition.rows.covers,
    find: (addOn): AddOnEdit | undefined => edits.get(addOn),
    addOnsOf: (primary) => addOnsOf.get(primary) ?? [],
  };
}
