import { randomBytes } from "node:crypto";
import { SELECT_STATE_HISTORY, SET_STATES, UNDO_STATES } from "../statements/finding-states.ts";
import type { FindingStateName } from "./finding-filter.ts";
import type { TenantSession } from "./tenant-session.ts";

export interface StateChange {
  /** Findings that now stand otherwise than before. */
  readonly changed: number;
  /** Hand it to `undoStates` to take this back. */
  readonly undo: string;
}

/** Appends a state to findings; ids that the tenant has no finding of are passed over. */
export async function setStates(
  session: TenantSession,
  change: {
    readonly ids: readonly string[];
    readonly state: FindingStateName;
    readonly reason?: string | undefined;
    readonly author?: string | undefined;
  },
): Promise<StateChange> {
  const undo = newToken();
  const values = [session.tenant, change.ids, change.state, change.reason ?? null, change.author ?? null, undo];
  return { changed: await session.run(async (client) => (await client.query(SET_STATES, values)).rowCount ?? 0), undo };
}

/** Takes one act back, finding by finding, unless somebody has decided otherwise since. */
export async function undoStates(session: TenantSession, token: string, author?: string): Promise<StateChange> {
  const undo = newToken();
  const values = [session.tenant, token, author ?? null, undo];
  return { changed: await session.run(async (client) => (await client.query(UNDO_STATES, values)).rowCount ?? 0), undo };
}

/** What was decided about one finding, first to last. */
export async function stateHistory(
  session: TenantSession,
  id: string,
): Promise<{ name: FindingStateName; reason: string | null; author: string | null; at: string; isUndo: boolean }[]> {
  const rows = await session.rows<{ state: FindingStateName; reason: string | null; author: string | null; at: Date; undone: boolean }>(
    SELECT_STATE_HISTORY,
    [session.tenant, id],
  );
  return rows.map(({ state, reason, author, at, undone }) => ({ name: state, reason, author, at: at.toISOString(), isUndo: undone }));
}

function newToken(): string {
  return randomBytes(12).toString("hex");
}
