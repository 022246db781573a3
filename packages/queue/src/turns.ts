import type { RunJob, Sender } from "./jobs.ts";
import { LANES } from "./wire.ts";

/**
 * Who is next. Each chunk has a turn in its lane, and the lowest turn goes first: the chunks of one run take successive turns, so two
 * tenants who wait at the same time alternate, however much one of them has sent. A tenant who comes late begins at the turn that is being
 * served, not at 1 (he would keep the others waiting for as long as they had been served) and not at the end (he would wait for their whole
 * night). The first lane goes before the second.
 */

/** Turns in a lane. BullMQ's priorities end at 2^21; a turn is a chunk of a thousand claims. */
export const TURNS = 1_000_000;

/** The queue's priority of a turn (from 0) in a lane; lower goes first, and 0 would mean none. */
export function priorityOf(lane: Sender["lane"], turn: number): number {
  return LANES.indexOf(lane) * TURNS + Math.min(turn, TURNS - 2) + 1;
}

/** Turn of a priority in a lane; undefined where the priority belongs to another lane. */
export function turnOf(lane: Sender["lane"], priority: number): number | undefined {
  const turn = priority - 1 - LANES.indexOf(lane) * TURNS;
  return turn >= 0 && turn < TURNS - 1 ? turn : undefined;
}

/** First turn for a further run: behind the tenant's own chunks, and not before the turn that is being served. */
export function firstTurn(sender: Sender, waiting: readonly RunJob[], serving: number | undefined): number {
  let first = serving ?? 0;
  for (const { sender: other, lastTurn } of waiting)
    if (other?.tenant === sender.tenant && other.lane === sender.lane && lastTurn !== undefined) first = Math.max(first, lastTurn + 1);
  return Math.min(first, TURNS - 2);
}

/**
 * The lowest turn that waits in a lane, found in a list of priorities in ascending order without reading all of it.
 * @param at priority at a place from 0; undefined behind the end, which may move meanwhile
 */
export async function servedTurn(
  lane: Sender["lane"],
  count: number,
  at: (place: number) => Promise<number | undefined>,
): Promise<number | undefined> {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    const priority = await at(middle);
    if (priority === undefined || priority >= priorityOf(lane, 0)) high = middle;
    else low = middle + 1;
  }
  const priority = await at(low);
  return priority === undefined ? undefined : turnOf(lane, priority);
}
