import type { StateName } from "../api/answers.ts";
import type { Done } from "./use-states.ts";

export interface StepBarProps {
  readonly count: number;
  readonly all: number;
  readonly chooseAll: (all: boolean) => void;
  readonly mark: (state: StateName) => void;
  readonly grouped: boolean;
  readonly group: () => void;
  readonly words: string;
  readonly done: Done | undefined;
  readonly undo: () => void;
}

/** What is listed, what can be done with the chosen ones, and what was done last. */
export function StepBar({ count, all, chooseAll, mark, grouped, group, words, done, undo }: StepBarProps) {
  return (
    <div class="step-bar">
      <label class="choice">
        <input
          type="checkbox"
          checked={count > 0 && count === all}
          indeterminate={count > 0 && count < all}
          onChange={(event) => chooseAll(event.currentTarget.checked)}
        />
        All
      </label>
      <span class="soft" role="status">
        {words}
      </span>
      {count > 0 && (
        <span class="actions">
          <b>{count} chosen:</b>
          <button type="button" onClick={() => mark("fixed")}>
            Fixed
          </button>
          <button type="button" onClick={() => mark("ignored")}>
            Ignore …
          </button>
          <button type="button" onClick={() => mark("sent")}>
            Sent
          </button>
        </span>
      )}
      <label class="choice end">
        <input type="checkbox" checked={grouped} onChange={group} />
        Group by root cause
      </label>
      <p class={done === undefined ? "toast gone" : "toast"} role="status">
        {done?.words}
        {done?.undo !== undefined && (
          <button type="button" onClick={undo}>
            Undo <kbd>u</kbd>
          </button>
        )}
      </p>
    </div>
  );
}
