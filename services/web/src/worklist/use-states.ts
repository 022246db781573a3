import { useCallback, useState } from "preact/hooks";
import type { StateChange, StateName } from "../api/answers.ts";
import { post, Problem } from "../api/client.ts";
import { forgetAnswers } from "../api/use-answer.ts";
import type { ListedFindings } from "./use-findings.ts";

export interface Done {
  readonly words: string;
  readonly undo: string | undefined;
  readonly ids: readonly string[];
}

const WORDS: Readonly<Record<StateName, string>> = { open: "reopened", fixed: "marked fixed", ignored: "ignored", sent: "marked sent" };

/** Gives findings a state, and takes the last such step back. */
export function useStates(findings: ListedFindings, state: string | undefined, after: (ids: readonly string[]) => void) {
  const [done, setDone] = useState<Done>();

  const mark = useCallback(
    async (ids: readonly string[], name: StateName, reason?: string) => {
      if (ids.length === 0) return;
      try {
        const answer = await post<StateChange>("/v1/findings/state", { ids, state: name, ...(reason ? { reason } : {}) });
        forgetAnswers();
        const marked = new Set(ids);
        const leaves = state !== undefined && state !== "all" && state !== name;
        after(ids);
        findings.change((items) =>
          leaves
            ? items.filter((item) => !marked.has(item.id))
            : items.map((item) => (marked.has(item.id) ? { ...item, state: { ...item.state, name, reason: reason ?? null } } : item)),
        );
        setDone({ words: `${ids.length === 1 ? "1 finding" : `${ids.length} findings`} ${WORDS[name]}.`, undo: answer.undo, ids });
      } catch (error) {
        setDone({
          words: error instanceof Problem ? `Not done: ${error.message} ${error.detail}` : String(error),
          undo: undefined,
          ids: [],
        });
      }
    },
    [findings, state, after],
  );

  const undo = useCallback(async () => {
    if (done?.undo === undefined) return;
    try {
      await post("/v1/findings/undo", { undo: done.undo });
      forgetAnswers();
      setDone({ words: "Undone.", undo: undefined, ids: done.ids });
      findings.reload();
    } catch (error) {
      setDone({ ...done, words: error instanceof Problem ? `Not undone: ${error.message}` : String(error) });
    }
  }, [done, findings]);

  return { done, mark, undo };
}
