import { grouped } from "@claimscrub/report";
import { useEffect, useState } from "preact/hooks";
import type { Run } from "../api/answers.ts";
import { follow } from "../api/events.ts";
import { forgetAnswers } from "../api/use-answer.ts";

/** A run under way, as the service tells of it. */
export function Progress({ run, ended }: { readonly run: Run; readonly ended: () => void }) {
  const [now, setNow] = useState(run);
  useEffect(() => {
    const ending = new AbortController();
    follow(`/v1/runs/${run.runId}/events`, (data) => setNow((before) => ({ ...before, ...(data as Partial<Run>) })), ending.signal)
      .catch(() => undefined)
      .finally(() => {
        if (ending.signal.aborted) return;
        forgetAnswers();
        ended();
      });
    return () => ending.abort();
  }, [run.runId]);
  const share = now.chunks === 0 ? undefined : now.chunksDone / now.chunks;
  return (
    <section class="panel progress" aria-label="Under way">
      <label>
        <b>Scrubbing</b>{" "}
        <span class="soft">{now.chunks === 0 ? "planning" : `${grouped(now.chunksDone)} of ${grouped(now.chunks)} pieces done`}</span>
        {share === undefined ? <progress /> : <progress value={share} max={1} />}
      </label>
    </section>
  );
}
