import { DIRECTION_WORDS } from "@claimscrub/report";
import type { List, Run, Summary, SummaryRow } from "../api/answers.ts";
import { STATE_NAMES } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { monthText } from "../pieces/months.ts";
import { RunPicker } from "../pieces/run-picker.tsx";
import type { FilterName, Wanted } from "./filters.ts";

interface Choice {
  readonly value: string;
  readonly words: string;
}

const DIRECTIONS: readonly Choice[] = DIRECTION_WORDS.map(({ direction, name }) => ({ value: direction, words: name }));
const SEVERITIES: readonly Choice[] = ["error", "warning", "info"].map((value) => ({ value, words: value }));
const STATES: readonly Choice[] = [...STATE_NAMES, "all"].map((value) => ({ value, words: value }));

const FURTHER: readonly FilterName[] = ["severity", "code", "payer", "provider", "month"];

export interface FilterBarProps {
  readonly narrow: boolean;
  readonly wanted: Wanted;
  readonly want: (filters: Wanted["filters"]) => void;
  readonly text: string;
  readonly search: (text: string) => void;
}

/** What the list is narrowed by. The search looks through what is listed and stays out of the address: it may hold a claim number. */
export function FilterBar({ narrow, wanted, want, text, search }: FilterBarProps) {
  const { run } = wanted.filters;
  const runs = useAnswer<List<Run>>("/v1/runs?limit=30");
  const summary = useAnswer<Summary>(`/v1/summary?by=direction,rule,payer,provider,month${run === undefined ? "" : `&run=${run}`}`);
  const rows = summary.answer?.rows ?? [];
  const set = (name: FilterName, value: string) => {
    const { [name]: _, ...others } = wanted.filters;
    want(value === "" ? others : { ...others, [name]: value });
  };
  const select = (name: FilterName, label: string, choices: readonly Choice[]) => (
    <label>
      {label}
      <select value={wanted.filters[name] ?? ""} onChange={(event) => set(name, event.currentTarget.value)}>
        {name !== "state" && <option value="">all</option>}
        {withCurrent(choices, wanted.filters[name]).map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  const setInside = FURTHER.filter((name) => wanted.filters[name] !== undefined).length;
  const further = (
    <>
      {select("severity", "Severity", SEVERITIES)}
      {select("code", "Rule", choicesOf(rows, "rule"))}
      {select("payer", "Payer", choicesOf(rows, "payer"))}
      {select("provider", "Provider", choicesOf(rows, "provider"))}
      {select("month", "Month", choicesOf(rows, "month"))}
    </>
  );
  return (
    <form class="filters" role="search" aria-label="Filter the worklist" onSubmit={(event) => event.preventDefault()}>
      <label class="grow">
        Search what is listed
        <input
          type="search"
          id="worklist-search"
          autocomplete="off"
          spellcheck={false}
          placeholder="claim, code, words"
          value={text}
          onInput={(event) => search(event.currentTarget.value)}
        />
      </label>
      {select("state", "State", STATES)}
      {select("direction", "Direction", DIRECTIONS)}
      <RunPicker runs={runs.answer?.items ?? []} run={run} pick={(picked) => set("run", picked ?? "")} />
      {narrow ? (
        <details class="more-filters" open={setInside > 0}>
          <summary>More filters{setInside > 0 && ` (${setInside} set)`}</summary>
          <div>{further}</div>
        </details>
      ) : (
        further
      )}
    </form>
  );
}

function choicesOf(rows: readonly SummaryRow[], by: SummaryRow["by"]): readonly Choice[] {
  return rows
    .filter((row) => row.by === by && row.key !== "")
    .map(({ key, name }) => ({ value: key, words: by === "rule" || name === "" ? key : by === "month" ? monthText(key) : name }))
    .sort((a, b) => (by === "month" ? (a.value < b.value ? 1 : -1) : a.words < b.words ? -1 : 1));
}

/** The choices, with the one that is set even where the last run does not have it. */
function withCurrent(choices: readonly Choice[], current: string | undefined): readonly Choice[] {
  if (current === undefined || choices.some(({ value }) => value === current)) return choices;
  return [...choices, { value: current, words: current }];
}
