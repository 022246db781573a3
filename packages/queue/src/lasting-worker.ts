import { setTimeout as delay } from "node:timers/promises";
import type { Worker } from "bullmq";
import { FaultFlood } from "./fault-flood.ts";
import { reasonOf } from "./retry.ts";

/** How soon a worker that can't be helped is replaced, and how often that is tried. */
const REPLACE_AFTER_MS = 1000;

export interface LastingWorker {
  /** Takes no further job, lets the running ones end, and resolves. */
  close(): Promise<void>;
}

/**
 * A worker that lasts: where the one below it can't be helped any more, another takes its place. BullMQ's connection to PostgreSQL remembers for
 * ever that it failed while it was made, and its worker then turns in a circle or stands still. Another begins with connections of its own; what
 * the former one has in hand is done again and written once.
 * @param listen attaches what is to be heard of jobs
 */
export function lastingWorker(
  listen: (worker: Worker) => void,
  make: () => Worker,
  onFault: ((reason: string) => void) | undefined,
): LastingWorker {
  let current: Worker | undefined;
  let replacing: Promise<void> | undefined;
  let closing = false;

  const begin = (): Worker => {
    const worker = make();
    const flood = new FaultFlood(
      (reason) => onFault?.(reason),
      () => {
        if (current !== worker) return;
        onFault?.("flood-of-faults");
        replace(worker);
      },
    );
    worker.on("error", (error) => flood.note(reasonOf(error)));
    listen(worker);
    return worker;
  };
  const replace = (former: Worker): void => {
    current = undefined;
    replacing ??= (async () => {
      void former.close(true).catch(() => undefined);
      for (;;) {
        await delay(REPLACE_AFTER_MS);
        if (closing) break;
        const next = begin();
        try {
          await next.waitUntilReady();
          current = next;
          break;
        } catch {
          void next.close(true).catch(() => undefined);
        }
      }
      replacing = undefined;
    })();
  };
  const first = begin();
  current = first;
  void first.waitUntilReady().catch(() => {
    if (current === first && !closing) replace(first);
  });
  return {
    close: async () => {
      closing = true;
      await replacing;
      await current?.close();
    },
  };
}
