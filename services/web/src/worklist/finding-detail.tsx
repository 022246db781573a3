import { dollars, findingBody } from "@claimscrub/report";
import type { StatedFinding, StateName } from "../api/answers.ts";
import { Piece } from "../pieces/markup.tsx";
import { DirectionChip, timeText } from "../pieces/said.tsx";
import { claimAddress, leadWords } from "./finding-words.ts";

export interface DetailProps {
  readonly finding: StatedFinding;
  readonly mark: (state: StateName) => void;
}

/** Everything about the open finding, and what can be done about it. */
export function FindingDetail({ finding, mark }: DetailProps) {
  const { state } = finding;
  const lead = leadWords(finding);
  const claim = claimAddress(finding);
  return (
    <article class="detail" aria-labelledby={`title-${finding.id}`}>
      <header>
        <p class="line">
          <b class="price">{finding.impact.cents === null ? "No amount" : dollars(finding.impact.cents)}</b>
          <DirectionChip direction={finding.direction} />
          <a class="rule" href={`/rules/${finding.code}`}>
            {finding.code}
          </a>
          {state.name !== "open" && <span class="chip state">{state.name}</span>}
        </p>
        <h2 id={`title-${finding.id}`}>
          {lead !== "" && <b>{lead}: </b>}
          {finding.message}
        </h2>
        {state.name !== "open" && (
          <p class="soft small">
            {state.name} {state.author ? `by ${state.author} ` : ""}
            {state.at ? timeText(state.at) : ""}
            {state.reason ? `: ${state.reason}` : ""}
          </p>
        )}
        <p class="actions">
          <button type="button" class="main" disabled={state.name === "fixed"} onClick={() => mark("fixed")}>
            Fixed <kbd>f</kbd>
          </button>
          <button type="button" disabled={state.name === "ignored"} onClick={() => mark("ignored")}>
            Ignore … <kbd>i</kbd>
          </button>
          <button type="button" disabled={state.name === "sent"} onClick={() => mark("sent")}>
            Sent <kbd>s</kbd>
          </button>
          {state.name !== "open" && (
            <button type="button" onClick={() => mark("open")}>
              Reopen
            </button>
          )}
          {claim && (
            <a class="button" href={claim}>
              Open claim <kbd>enter</kbd>
            </a>
          )}
        </p>
      </header>
      <Piece of={findingBody(finding, finding.experience ?? undefined)} />
    </article>
  );
}
