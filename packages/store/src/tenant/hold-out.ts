import { DELETE_HOLD_OUT, SELECT_HOLD_OUT, SELECT_LIFT, UPSERT_HOLD_OUT } from "../statements/hold-out.ts";
import type { TenantSession } from "./tenant-session.ts";

/** Share of the claims whose warnings no list shows, 0 to 0.1. */
export async function holdOut(session: TenantSession): Promise<number> {
  return (await session.rows<{ share: number }>(SELECT_HOLD_OUT, [session.tenant]))[0]?.share ?? 0;
}

export async function setHoldOut(session: TenantSession, share: number): Promise<void> {
  if (share === 0) await session.rows(DELETE_HOLD_OUT, [session.tenant]);
  else await session.rows(UPSERT_HOLD_OUT, [session.tenant, share]);
}

/** Answered lines with a warning of a denial: how many, and how many stand denied. */
export interface Lift {
  readonly held: { readonly lines: number; readonly denied: number };
  readonly shown: { readonly lines: number; readonly denied: number };
}

export async function lift(session: TenantSession, sentUntil: string, share: number): Promise<Lift> {
  const rows = await session.rows<{ held: boolean; lines: number; denied: number }>(SELECT_LIFT, [session.tenant, sentUntil, share]);
  const of = (held: boolean) => {
    const { lines = 0, denied = 0 } = rows.find((row) => row.held === held) ?? {};
    return { lines, denied };
  };
  return { held: of(true), shown: of(false) };
}
