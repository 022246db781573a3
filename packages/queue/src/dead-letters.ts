import type { Job, Queue } from "bullmq";
import { jobsIn } from "./queue-state.ts";

/** A job that was given up. */
export interface DeadLetter {
  readonly queue: string;
  readonly runId: string;
  /** Null for a run as a whole. */
  readonly chunk: number | null;
  /** A stable word. */
  readonly reason: string;
}

/** A letter with what is needed to do its job again: byte ranges, as the job had them. */
interface KeptLetter extends DeadLetter {
  readonly job: unknown;
  readonly priority: number;
}

/** One letter a job, however often it dies. */
const letterId = (runId: string, chunk: number | null) => `dead-${runId}-${chunk ?? "run"}`;

/** Keeps a job that is given up, with its reason. */
export async function bury(dead: Queue, letter: DeadLetter, job: Job): Promise<void> {
  const jobId = letterId(letter.runId, letter.chunk);
  const kept: KeptLetter = { ...letter, job: job.data, priority: job.opts.priority ?? 0 };
  await dead.remove(jobId);
  await dead.add("dead", kept, { jobId });
}

export async function readLetters(dead: Queue, from: number, to: number): Promise<DeadLetter[]> {
  const jobs = await dead.getJobs(["waiting"], from, to, true);
  return jobs.map((job) => {
    const { queue, runId, chunk, reason } = job.data as KeptLetter;
    return { queue, runId, chunk, reason };
  });
}

async function* lettersIn(dead: Queue): AsyncGenerator<KeptLetter> {
  for await (const job of jobsIn(dead, "waiting")) yield job.data as KeptLetter;
}

/** All letters of a run: jobs to do again, and the way to take the letters away. */
export async function lettersOf(
  dead: Queue,
  runId: string,
): Promise<{ chunks: { job: unknown; priority: number }[]; clear(): Promise<void> }> {
  const found: KeptLetter[] = [];
  for await (const letter of lettersIn(dead)) if (letter.runId === runId) found.push(letter);
  return {
    chunks: found.flatMap(({ chunk, job, priority }) => (chunk === null ? [] : [{ job, priority }])),
    clear: async () => {
      for (const { chunk } of found) await dead.remove(letterId(runId, chunk));
    },
  };
}

/** Why chunks of a run were given up, by chunk: stable words. */
export async function reasonsOf(dead: Queue, runId: string): Promise<Map<number, string>> {
  const reasons = new Map<number, string>();
  for await (const { runId: of, chunk, reason } of lettersIn(dead)) if (of === runId && chunk !== null) reasons.set(chunk, reason);
  return reasons;
}

/** Ids of all runs that have letters. */
export async function runsWithLetters(dead: Queue): Promise<string[]> {
  const runs = new Set<string>();
  for await (const { runId } of lettersIn(dead)) runs.add(runId);
  return [...runs];
}
