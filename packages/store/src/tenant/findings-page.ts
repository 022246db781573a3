import type { Finding } from "@claimscrub/claim";
import { notHeldOut } from "../statements/hold-out.ts";
import { countFindings, SELECT_FINDING, SELECT_RUN_PLACE, selectFindingsPage } from "../statements/select-findings-page.ts";
import { StoreFault } from "../store-fault.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { holdOut } from "./hold-out.ts";
import { conditionsOf, type FindingFilter, type FindingSort, type FindingStateName, SORT_KEYS } from "./finding-filter.ts";
import type { TenantSession } from "./tenant-session.ts";

/** What people decided about a finding: open until somebody says otherwise. */
export interface FindingState {
  readonly name: FindingStateName;
  readonly reason: string | null;
  readonly author: string | null;
  /** ISO 8601, null while nobody has touched it. */
  readonly at: string | null;
}

export type ListedFinding = Finding & { readonly state: FindingState };

export interface FindingsPage {
  readonly items: readonly ListedFinding[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** Of all that pass the filter, on every page. */
  readonly total: number;
  readonly grossCents: number;
  /** Each dollar once: see docs/store.md. */
  readonly netCents: number;
  readonly runId: string | null;
}

export interface FindingsPaging {
  readonly sort?: FindingSort | undefined;
  readonly order?: "asc" | "desc" | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 1000; 100 when left out. */
  readonly limit?: number | undefined;
}

interface FindingRow {
  body: string;
  key: string;
  id: string;
  file_id: string;
  name: string | null;
  state: FindingStateName | null;
  reason: string | null;
  author: string | null;
  at: Date | null;
}

export interface RunPlace {
  readonly run_no: string;
  readonly run_id: string;
  readonly month: string;
}

/** The run named, or the latest of the tenant. */
export async function placeOfRun(session: TenantSession, runId: string | undefined): Promise<RunPlace | undefined> {
  return (await session.rows<RunPlace>(SELECT_RUN_PLACE, [session.tenant, runId ?? null]))[0];
}

/** @throws StoreFault `bad-cursor` for a cursor of another sort or of nobody's making. */
export async function findingsPage(session: TenantSession, filter: FindingFilter, paging: FindingsPaging): Promise<FindingsPage> {
  const run = await placeOfRun(session, filter.run);
  if (run === undefined) return { items: [], next: null, total: 0, grossCents: 0, netCents: 0, runId: null };
  const sort = paging.sort ?? "impact";
  const order = paging.order ?? "desc";
  const limit = Math.min(1000, Math.max(1, Math.trunc(paging.limit ?? 100)));
  const { expression, type } = SORT_KEYS[sort];
  const place = [session.tenant, run.run_no, run.month];
  const values: unknown[] = [...place];
  const share = await holdOut(session);
  const conditions = `${conditionsOf(filter, values)}${share === 0 ? "" : notHeldOut(`$${values.push(share)}`)}`;
  const counted = [...values];
  let after = "";
  if (paging.cursor !== undefined) {
    const cursor = decodeCursor(paging.cursor, `${sort} ${order} ${run.run_id}`);
    if (cursor === undefined) throw new StoreFault("The cursor does not belong to this list.", "bad-cursor", false);
    values.push(cursor[0], cursor[1]);
    const [key, id] = [`$${values.length - 1}::${type}`, `$${values.length}`];
    after = `\n    and (${expression} ${order === "desc" ? "<" : ">"} ${key} or (${expression} = ${key} and found.id > ${id}))`;
  }
  values.push(limit + 1);
  const statement = selectFindingsPage(expression, order, conditions, after, `$${values.length}`);
  return session.run(async (client) => {
    const { rows: sums } = await client.query<{ total: number; net: string; gross: string }>(countFindings(conditions), counted);
    const { rows } = await client.query<FindingRow>(statement, values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(listed),
      next: rows.length > limit && last !== undefined ? encodeCursor([String(last.key), last.id], `${sort} ${order} ${run.run_id}`) : null,
      total: sums[0]?.total ?? 0,
      grossCents: Number(sums[0]?.gross ?? 0),
      netCents: Number(sums[0]?.net ?? 0),
      runId: run.run_id,
    };
  });
}

export async function findingById(session: TenantSession, id: string): Promise<ListedFinding | undefined> {
  const [row] = await session.rows<FindingRow>(SELECT_FINDING, [session.tenant, id]);
  return row && listed(row);
}

function listed(row: FindingRow): ListedFinding {
  const finding = JSON.parse(row.body) as Finding;
  const { state, reason, author, at } = row;
  return { ...finding, file: row.name ?? finding.file, state: { name: state ?? "open", reason, author, at: at?.toISOString() ?? null } };
}
