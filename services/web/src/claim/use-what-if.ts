import { useEffect, useState } from "preact/hooks";
import type { ClaimLine, WhatIf } from "../api/answers.ts";
import { post, Problem } from "../api/client.ts";
import { changesOf, faultOf, type Tried } from "./changes.ts";

/** Rests between keys are shorter than this; then the day is asked for. */
const REST_MS = 120;

export interface Outcome {
  readonly answer: WhatIf | undefined;
  readonly problem: Problem | undefined;
  /** What can't be asked for yet. */
  readonly fault: string | undefined;
  readonly waiting: boolean;
}

/** Prices and judges the claim with what is tried, as soon as the typing rests; nothing while all is as billed. */
export function useWhatIf(path: string, lines: readonly ClaimLine[], tried: Tried): Outcome {
  const [state, setState] = useState<{ asked: string; answer: WhatIf | undefined; problem: Problem | undefined }>({
    asked: "[]",
    answer: undefined,
    problem: undefined,
  });
  const fault = [...tried.values()].map(faultOf).find((one) => one !== undefined);
  const changes = fault === undefined ? changesOf(lines, tried) : undefined;
  const asking = changes === undefined ? undefined : JSON.stringify(changes);
  useEffect(() => {
    if (asking === undefined || asking === "[]") return;
    const ending = new AbortController();
    const timer = setTimeout(() => {
      post<WhatIf>(`${path}/what-if`, { changes: JSON.parse(asking) as object }, ending.signal)
        .then((answer) => setState({ asked: asking, answer, problem: undefined }))
        .catch((error: unknown) => {
          if (!ending.signal.aborted)
            setState({ asked: asking, answer: undefined, problem: error instanceof Problem ? error : new Problem(0, String(error)) });
        });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [path, asking]);
  if (asking === "[]") return { answer: undefined, problem: undefined, fault, waiting: false };
  return {
    answer: state.answer,
    problem: state.asked === asking ? state.problem : undefined,
    fault,
    waiting: asking !== undefined && state.asked !== asking,
  };
}
