import type { RunSummary } from "@claimscrub/claim";
import type { Connections } from "./connections.ts";
import { COUNT_ANEW, FAIL_RUN, FINISH_IN_PART, LOCK_RUN, SELECT_MISSING } from "./statements/finish-run.ts";
import { END_FILES, MOVE_FILES } from "./statements/move-files.ts";
import { COUNT_RUN_FILES, INSERT_SUPERSEDED } from "./statements/superseded.ts";

/** A file of a run some claims of which were not judged. */
export interface MissingClaims {
  readonly fileNo: string;
  /** Name as given. */
  readonly file: string;
  /** Claims that it has, and how many of them are missing; null where its plan is not known. */
  readonly claims: number | null;
  readonly missing: number | null;
}

/** What there is of a run whose other chunks were given up. */
export interface RunPart {
  /** Chunks that its summary sums up. */
  readonly chunks: number;
  /** Why the others are missing: a stable word. */
  readonly reason: string;
  readonly files: readonly MissingClaims[];
}

interface RunPlace {
  readonly runNo: string;
  readonly tenant: string;
  readonly month: string;
  readonly cut: string;
}

export async function missingClaims(connections: Connections, { runNo, month }: RunPlace): Promise<MissingClaims[]> {
  const rows = await connections.query<{ file_no: string; name: string; planned: number | null; missing: number | null }>(SELECT_MISSING, [
    runNo,
    month,
  ]);
  return rows.map(({ file_no, name, planned, missing }) => ({ fileNo: file_no, file: name, claims: planned, missing }));
}

/** Closes the run; false where chunks have come since the summary was made, or it was closed before. */
export async function finishInPart(connections: Connections, run: RunPlace, summary: RunSummary, part: RunPart): Promise<boolean> {
  await connections.query(COUNT_ANEW, [run.month]);
  const missing = part.files.reduce((sum, file) => sum + (file.missing ?? 0), 0);
  return connections.transaction(async (client) => {
    await client.query(LOCK_RUN, [run.runNo]);
    const values = [run.runNo, JSON.stringify(summary), run.cut, part.chunks, part.reason, missing];
    if ((await client.query(FINISH_IN_PART, values)).rowCount !== 1) return false;
    await client.query(COUNT_RUN_FILES, [run.runNo, run.month]);
    await client.query(INSERT_SUPERSEDED, [run.runNo, run.month, run.tenant]);
    for (const file of part.files) await client.query(MOVE_FILES, [[file.fileNo], "quarantined", run.runNo, inWords(part.reason, file)]);
    await client.query(END_FILES, [run.runNo]);
    return true;
  });
}

/** Marks a run of which nothing is there as failed, and its files as quarantined, with what is known of their claims. */
export async function failRun(
  connections: Connections,
  run: RunPlace & { readonly fileNos: ReadonlyMap<string, string> },
  reason: string,
  files: readonly MissingClaims[],
): Promise<void> {
  await connections.transaction(async (client) => {
    if ((await client.query(FAIL_RUN, [run.runNo, reason])).rowCount !== 1) return;
    for (const file of files) await client.query(MOVE_FILES, [[file.fileNo], "quarantined", run.runNo, inWords(reason, file)]);
    await client.query(MOVE_FILES, [[...run.fileNos.values()], "quarantined", run.runNo, reason]);
  });
}

/** `file-not-in-spool: 1012 of 2100 claims were not judged`. */
function inWords(reason: string, { claims, missing }: MissingClaims): string {
  return missing === null ? reason : `${reason}: ${missing} of ${claims} claims were not judged`;
}
