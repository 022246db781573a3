import { type Cents, divideHalfUp, formatServiceDate, procedureText } from "@claimscrub/claim";
import type { SnapshotTable } from "./snapshot/container.ts";
import { unpackAddOns, unpackMue, unpackPtp } from "./snapshot/edits.ts";
import { unpackAmounts, unpackGpci, unpackZips } from "./snapshot/geography.ts";
import { unpackCodeList, unpackPlaces } from "./snapshot/code-lists.ts";
import { PackedFees } from "./snapshot/fees.ts";
import { everyCode } from "./coverage.ts";
import { type PackedTable, textsOf } from "./snapshot/packed-table.ts";
import type { FeeRow } from "./tables.ts";

/** A row that two releases tell differently. */
export interface RowChange {
  /** Code with its component, pair of codes, locality or ZIP code. */
  readonly row: string;
  readonly change: "added" | "removed" | "changed";
  /** Fields with their values before and after; of an added or removed row all that matter. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  /** For a fee schedule: the national amounts at each release's own factor, where Medicare pays by it. */
  readonly amounts?: { readonly nonFacility: readonly [Cents, Cents]; readonly facility: readonly [Cents, Cents] };
}

export interface ReleaseDiff {
  readonly before: string;
  readonly after: string;
  readonly kind: SnapshotTable["kind"];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  /** In order of their rows; at most as many as asked for. */
  readonly changes: readonly RowChange[];
}

type Fields = readonly (readonly [field: string, value: string])[];
interface Row {
  readonly key: string;
  readonly fields: Fields;
  readonly fee?: FeeRow;
}

const date = (day: number): string => (day >= 99991231 ? "no end" : day === 0 ? "" : formatServiceDate(day));

/** The rows of a table in ascending order of their keys. */
function* rowsOfTable(table: SnapshotTable): Generator<Row> {
  switch (table.kind) {
    case "fee-schedule":
      for (const fee of new PackedFees(table, everyCode)) {
        const { procedure, component, ...rest } = fee;
        yield {
          key: component === "" ? procedure : `${procedure} ${component}`,
          fee,
          fields: Object.entries(rest).map(([field, value]) => [field, String(value)]),
        };
      }
      return;
    case "ncci-ptp": {
      const { codes, start, column2, kind, span, spans } = unpackPtp(table).edits.columns;
      for (let first = 0; first < codes.length; first++)
        for (let row = start[first] as number; row < (start[first + 1] as number); row++) {
          const key = `${procedureText(codes[first] as number)} ${procedureText(codes[column2[row] as number] as number)}`;
          const period = spans[span[row] as number];
          yield {
            key,
            fields: [
              ["indicator", String((kind[row] as number) & 1)],
              ["from", date(period?.from ?? 0)],
              ["until", date(period?.until ?? 0)],
            ],
          };
        }
      return;
    }
    case "mue":
      for (const [code, { units, mai, rationale }] of unpackMue(table).limits)
        yield {
          key: procedureText(code),
          fields: [
            ["units", String(units)],
            ["mai", String(mai)],
            ["rationale", rationale],
          ],
        };
      return;
    case "add-on":
      for (const { addOn, type, primaries, inForce } of unpackAddOns(table).rows)
        yield {
          key: `${procedureText(addOn)} ${primaries[0] === undefined ? "contractor-defined" : procedureText(primaries[0])}`,
          fields: [
            ["type", String(type)],
            ["from", date(inForce?.from ?? 0)],
            ["until", date(inForce?.until ?? 0)],
          ],
        };
      return;
    case "gpci":
      for (const { id, work, practiceExpense, malpractice } of unpackGpci(table).rows)
        yield {
          key: id,
          fields: Object.entries({ work, practiceExpense, malpractice }).map(([field, value]) => [field, (value / 1000).toFixed(3)]),
        };
      return;
    case "zip5":
    case "zip9": {
      const digits = table.kind === "zip5" ? 5 : 9;
      for (const { first, last, locality } of unpackZips(table).runs)
        for (let zip = first; zip <= last; zip++)
          yield {
            key: String(zip).padStart(digits, "0"),
            fields: [
              ["locality", locality.localityId],
              ["needs +4", String(locality.needsPlusFour)],
            ],
          };
      return;
    }
    case "opps-cap":
    case "payment-amounts":
      for (const { procedure, component, localityId, status, nonFacilityCents, facilityCents } of unpackAmounts(table))
        yield {
          key: `${procedureText(procedure)} ${component} ${localityId}`,
          fields: [
            ["status", status],
            ["non-facility", (nonFacilityCents / 100).toFixed(2)],
            ["facility", (facilityCents / 100).toFixed(2)],
          ],
        };
      return;
    case "places":
      for (const { code, setting } of unpackPlaces(table).rows) yield { key: code, fields: [["setting", setting]] };
      return;
    case "code-list":
      for (const { code, words, reportable, inForce } of unpackCodeList(table).rows)
        yield {
          key: code,
          fields: [
            ["words", words],
            ["reportable", String(reportable)],
            ["from", date(inForce?.from ?? 0)],
            ["until", date(inForce?.until ?? 0)],
          ],
        };
      return;
    case "anesthesia":
    case "counties":
      yield* namedRows(table);
  }
}

function* namedRows(table: PackedTable): Generator<Row> {
  const cents = table.columns["cents"];
  const counties = table.texts["counties"];
  for (const [at, key] of textsOf(table, "id").entries())
    yield {
      key,
      fields: [
        ...(cents ? [["factor", ((cents[at] as number) / 100).toFixed(2)] as const] : []),
        ...(counties ? [["counties", counties[at] as string] as const] : []),
      ],
    };
}

/** Rows with one key side by side: a pair or an add-on may have several, each with its dates. */
function* grouped(table: SnapshotTable): Generator<{ key: string; rows: Row[] }> {
  let group: { key: string; rows: Row[] } | undefined;
  for (const row of rowsOfTable(table)) {
    if (group?.key === row.key) group.rows.push(row);
    else {
      if (group) yield group;
      group = { key: row.key, rows: [row] };
    }
  }
  if (group) yield group;
}

/**
 * What the second release changes against the first, in one pass over both.
 * @param most Changes to list; all are counted.
 * @throws RangeError for tables of different kinds.
 */
export function diffReleases(before: SnapshotTable, after: SnapshotTable, most = Number.POSITIVE_INFINITY): ReleaseDiff {
  if (before.kind !== after.kind) throw new RangeError(`${before.label} and ${after.label} are tables of different kinds`);
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const changes: RowChange[] = [];
  const factors = [Number(before.facts["conversionFactor"]), Number(after.facts["conversionFactor"])] as const;
  const tell = (key: string, old: Row[] | undefined, now: Row[] | undefined): void => {
    const fields = fieldChanges(old, now);
    const change = old === undefined ? "added" : now === undefined ? "removed" : fields.length > 0 ? "changed" : "unchanged";
    const amounts = before.kind === "fee-schedule" ? nationalAmounts(old?.[0]?.fee, now?.[0]?.fee, factors) : undefined;
    const paidOtherwise = amounts !== undefined && change === "unchanged" && factors[0] !== factors[1];
    counts[paidOtherwise ? "changed" : change] += 1;
    if ((change === "unchanged" && !paidOtherwise) || changes.length >= most) return;
    changes.push({ row: key, change: change === "unchanged" ? "changed" : change, fields, ...(amounts ? { amounts } : {}) });
  };
  const left = grouped(before);
  const right = grouped(after);
  let old = left.next().value as { key: string; rows: Row[] } | undefined;
  let now = right.next().value as { key: string; rows: Row[] } | undefined;
  while (old || now) {
    if (old && now && old.key === now.key) {
      tell(old.key, old.rows, now.rows);
      old = left.next().value as typeof old;
      now = right.next().value as typeof now;
    } else if (!now || (old && old.key < now.key)) {
      tell((old as { key: string }).key, old?.rows, undefined);
      old = left.next().value as typeof old;
    } else {
      tell(now.key, undefined, now.rows);
      now = right.next().value as typeof now;
    }
  }
  return { before: before.label, after: after.label, kind: before.kind, ...counts, changes };
}

function fieldChanges(old: readonly Row[] | undefined, now: readonly Row[] | undefined): RowChange["fields"] {
  const value = (rows: readonly Row[] | undefined, field: string) =>
    (rows ?? []).map(({ fields }) => fields.find(([name]) => name === field)?.[1] ?? "").join(", ");
  const names = (old ?? now)?.[0]?.fields.map(([field]) => field) ?? [];
  return names
    .map((field) => ({ field, before: value(old, field), after: value(now, field) }))
    .filter(({ before, after }) => before !== after || !old || !now)
    .filter(({ before, after }) => before !== "" || after !== "");
}

/** Statuses whose amount is the fee schedule's. */
const PAID = new Set(["A", "R", "T"]);

function nationalAmounts(old: FeeRow | undefined, now: FeeRow | undefined, factors: readonly [number, number]): RowChange["amounts"] {
  const amount = (row: FeeRow | undefined, setting: "peNonFacility" | "peFacility", factor: number): Cents =>
    row && PAID.has(row.status) ? divideHalfUp((row.work + row[setting] + row.malpractice) * factor, 10_000) : 0;
  const both = (setting: "peNonFacility" | "peFacility") => [amount(old, setting, factors[0]), amount(now, setting, factors[1])] as const;
  const amounts = { nonFacility: both("peNonFacility"), facility: both("peFacility") };
  return amounts.nonFacility[0] !== amounts.nonFacility[1] || amounts.facility[0] !== amounts.facility[1] ? amounts : undefined;
}
