import type { Direction } from "@claimscrub/claim";
import { directionName } from "@claimscrub/report";
import type { ComponentChildren } from "preact";
import type { Problem } from "../api/client.ts";
import type { Asked } from "../api/use-answer.ts";

/** What went wrong, in place of what was asked for. */
export function ProblemNote({ problem, again }: { readonly problem: Problem; readonly again?: (() => void) | undefined }) {
  return (
    <div class="panel note" role="alert">
      <p>
        <b>{problem.message}</b> {problem.detail}
      </p>
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Shows an answer when it is there, and says what keeps it away when it is not. */
export function Answered<Answer>({
  of,
  children,
}: {
  readonly of: Asked<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}) {
  if (of.problem !== undefined && of.answer === undefined) return <ProblemNote problem={of.problem} again={of.reload} />;
  if (of.answer === undefined) return <p class="soft loading">Reading …</p>;
  return (
    <>
      {of.problem && <ProblemNote problem={of.problem} again={of.reload} />}
      {children(of.answer)}
    </>
  );
}

export function DirectionChip({ direction }: { readonly direction: Direction }) {
  return <span class={`chip ${direction}`}>{directionName(direction)}</span>;
}

/** `2 Apr 2026, 02:10` of an ISO time, in the reader's zone. */
export function timeText(iso: string | null | undefined): string {
  if (!iso) return "";
  return new Date(iso).toLocaleString("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
}
