import { grouped } from "@claimscrub/report";
import type { Run } from "../api/answers.ts";
import { timeText } from "./said.tsx";

export interface RunPickerProps {
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Id of the run that is shown; the latest where it is left out. */
  readonly run: string | undefined;
  readonly pick: (run: string | undefined) => void;
}

/** Which run is shown: the latest, or an earlier one. */
export function RunPicker({ runs, run, pick }: RunPickerProps) {
  if (runs.length < 2 && run === undefined) return null;
  const [latest] = runs;
  const known = run === undefined || runs.some(({ runId }) => runId === run);
  return (
    <label class="run-picker">
      Run
      <select value={run ?? latest?.runId} onChange={({ currentTarget: { value } }) => pick(value === latest?.runId ? undefined : value)}>
        {runs.map((one, place) => (
          <option key={one.runId} value={one.runId}>
            {place === 0 ? `${runWords(one)} (latest)` : runWords(one)}
          </option>
        ))}
        {!known && <option value={run}>an older run</option>}
      </select>
    </label>
  );
}

/** When a run ended and how much it held. */
export function runWords({ finishedAt, startedAt, state, summary }: Run): string {
  const files = summary?.files;
  const what = files === undefined ? "" : `, ${grouped(files)} ${files === 1 ? "file" : "files"}`;
  return `${timeText(finishedAt ?? startedAt)}${what}${state === "finished" ? "" : `, ${state}`}`;
}
