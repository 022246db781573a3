import { dollars, grouped } from "@claimscrub/report";
import type { StatedFinding } from "../api/answers.ts";
import { DirectionChip } from "../pieces/said.tsx";
import { leadWords } from "../worklist/finding-words.ts";

interface CostliestProps {
  readonly items: readonly StatedFinding[];
  readonly total: number;
  /** `&run=...`, where a run was picked. */
  readonly ofRun: string;
}

/** The findings with the most dollars: each a way to itself in the worklist. */
export function Costliest({ items, total, ofRun }: CostliestProps) {
  if (items.length === 0) return <p class="panel">Nothing is open. Well done.</p>;
  return (
    <>
      <ol class="costliest">
        {items.map((finding) => (
          <li key={finding.id}>
            <a href={`/worklist?at=${finding.id}${ofRun}`}>
              <b class="worth">{finding.impact.cents === null ? "no amount" : dollars(finding.impact.cents)}</b>
              <DirectionChip direction={finding.direction} />
              <span class="what">
                <Lead finding={finding} />
                {finding.message}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {total > items.length && (
        <p class="small">
          <a href={`/worklist${ofRun.replace("&", "?")}`}>All {grouped(total)} open findings</a>
        </p>
      )}
    </>
  );
}

function Lead({ finding }: { readonly finding: StatedFinding }) {
  const words = leadWords(finding);
  return words === "" ? null : <b>{words} </b>;
}
