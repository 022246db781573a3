import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Findings, StatedFinding } from "../api/answers.ts";
import { Problem, read } from "../api/client.ts";
import { requestOf, type Wanted } from "./filters.ts";

const PAGE = 100;
/** Grouping needs what it groups; beyond this the worklist says that it shows a part. */
const MOST_GROUPED = 2000;

export interface ListedFindings {
  readonly items: readonly StatedFinding[];
  readonly total: number;
  readonly next: string | null;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
  more(): void;
  reload(): void;
  /** Changes what is listed without asking again: what a person just did. */
  change(items: (before: readonly StatedFinding[]) => readonly StatedFinding[]): void;
}

interface State {
  readonly items: readonly StatedFinding[];
  readonly total: number;
  readonly next: string | null;
}

const NOTHING: State = { items: [], total: 0, next: null };

/** The findings that fit, page by page; all of them where they are to be grouped. */
export function useFindings(filters: Wanted["filters"], whole: boolean): ListedFindings {
  const [state, setState] = useState(NOTHING);
  const [problem, setProblem] = useState<Problem>();
  const [waiting, setWaiting] = useState(true);
  const [at, setAt] = useState(0);
  const ending = useRef(new AbortController());
  const first = requestOf(filters, PAGE);

  const load = useCallback(
    async (from: State, cursor: string | null) => {
      const { signal } = ending.current;
      setWaiting(true);
      try {
        let next = cursor;
        let items = from.items;
        for (let more = true; more; more = whole && next !== null && items.length < MOST_GROUPED) {
          const page: Findings = await read(requestOf(filters, PAGE, next ?? undefined), signal);
          items = [...items, ...page.items];
          next = page.next;
          setState({ items, total: page.total, next });
        }
        setProblem(undefined);
      } catch (error) {
        if (signal.aborted) return;
        setProblem(error instanceof Problem ? error : new Problem(0, String(error)));
      }
      if (!signal.aborted) setWaiting(false);
    },
    // The first request says all of the filters.
    [first, whole],
  );

  useEffect(() => {
    ending.current = new AbortController();
    void load(NOTHING, null);
    return () => ending.current.abort();
  }, [load, at]);

  return {
    ...state,
    problem,
    waiting,
    more: () => void load(state, state.next),
    reload: () => setAt((before) => before + 1),
    change: (items) =>
      setState((before) => {
        const after = items(before.items);
        return { ...before, items: after, total: before.total - (before.items.length - after.length) };
      }),
  };
}
