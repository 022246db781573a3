import { dollars, experienceText } from "@claimscrub/report";
import type { StatedFinding } from "../api/answers.ts";
import { DirectionChip } from "../pieces/said.tsx";
import { leadWords, placeWords } from "./finding-words.ts";

export interface RowProps {
  readonly finding: StatedFinding;
  readonly open: boolean;
  readonly checked: boolean;
  readonly select: (id: string) => void;
  readonly check: (id: string, checked: boolean) => void;
}

/** A finding in the list: what it is worth, what it is, where it stands, and what was done about it. */
export function FindingRow({ finding, open, checked, select, check }: RowProps) {
  const { cents } = finding.impact;
  const lead = leadWords(finding);
  const worth = cents === null ? "no amount" : dollars(cents);
  return (
    <div class={`item${open ? " open" : ""}${finding.state.name === "open" ? "" : " done"}`} id={`row-${finding.id}`}>
      <input
        type="checkbox"
        aria-label={`Choose ${finding.code}, ${worth}, ${placeWords(finding)}`}
        checked={checked}
        onChange={(event) => check(finding.id, event.currentTarget.checked)}
      />
      <a
        href={`?at=${finding.id}`}
        aria-current={open ? "true" : undefined}
        onClick={(event) => {
          event.preventDefault();
          select(finding.id);
        }}
      >
        <span class="line">
          <b class="worth">{cents === null ? <small>no amount</small> : worth}</b>
          <DirectionChip direction={finding.direction} />
          <span class={`rule sev-${finding.severity}`}>{finding.code}</span>
          {finding.state.name !== "open" && <span class="chip state">{finding.state.name}</span>}
        </span>
        <span class="what">
          {lead !== "" && <b>{lead} </b>}
          {finding.message}
        </span>
        <span class="where">
          {placeWords(finding)}
          {finding.payerName ? ` · ${finding.payerName}` : ""}
          {finding.experience ? ` · ${experienceText(finding.experience)}` : ""}
          {finding.date ? ` · ${finding.date}` : ""}
        </span>
      </a>
    </div>
  );
}
