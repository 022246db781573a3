import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Problem, read } from "./client.ts";

export interface Asked<Answer> {
  /** The newest answer; while a new one is on its way, the last one for the same path, or else for the path before it. */
  readonly answer: Answer | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
  reload(): void;
}

/** Answers of this tab, so that going back shows at once what was there; never kept beyond the tab. */
const seen = new Map<string, unknown>();
const MOST_SEEN = 60;

export function forgetAnswers(): void {
  seen.clear();
}

/** Reads `path` and again when it changes; null reads nothing. */
export function useAnswer<Answer>(path: string | null): Asked<Answer> {
  const [at, setAt] = useState(0);
  const [state, setState] = useState<{ path: string | null; answer: Answer | undefined; problem: Problem | undefined }>({
    path: null,
    answer: undefined,
    problem: undefined,
  });
  const last = useRef<Answer | undefined>(undefined);
  useEffect(() => {
    if (path === null) return;
    const ending = new AbortController();
    read<Answer>(path, ending.signal)
      .then((answer) => {
        if (seen.size >= MOST_SEEN) seen.clear();
        seen.set(path, answer);
        last.current = answer;
        setState({ path, answer, problem: undefined });
      })
      .catch((error: unknown) => {
        if (!ending.signal.aborted)
          setState({ path, answer: undefined, problem: error instanceof Problem ? error : new Problem(0, String(error)) });
      });
    return () => ending.abort();
  }, [path, at]);
  const reload = useCallback(() => setAt((before) => before + 1), []);
  if (path === null) return { answer: undefined, problem: undefined, waiting: false, reload };
  if (state.path === path)
    return { answer: state.answer ?? (seen.get(path) as Answer | undefined), problem: state.problem, waiting: false, reload };
  return { answer: (seen.get(path) as Answer | undefined) ?? last.current, problem: undefined, waiting: true, reload };
}
