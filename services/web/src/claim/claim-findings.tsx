import { dollars, experienceText, findingBody } from "@claimscrub/report";
import { useState } from "preact/hooks";
import type { ClaimLine, StatedFinding, StateName } from "../api/answers.ts";
import { post, Problem } from "../api/client.ts";
import { forgetAnswers } from "../api/use-answer.ts";
import { Piece } from "../pieces/markup.tsx";
import { DirectionChip } from "../pieces/said.tsx";
import { type Tried, triedFrom } from "./changes.ts";

export interface ClaimFindingsProps {
  readonly findings: readonly StatedFinding[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly lines: readonly ClaimLine[];
  readonly claimIndex: number;
  readonly at: string | undefined;
  readonly tryOut: (tried: Tried) => void;
  readonly changed: () => void;
}

/** The claim's findings by number, the one that led here open, each with a way to try its remedy. */
export function ClaimFindings({ findings, numberOf, lines, claimIndex, at, tryOut, changed }: ClaimFindingsProps) {
  const [said, setSaid] = useState("");
  if (findings.length === 0) return <p class="panel">Nothing was found on this claim.</p>;
  const mark = async (id: string, state: StateName) => {
    try {
      await post("/v1/findings/state", { ids: [id], state });
      forgetAnswers();
      setSaid(state === "open" ? "Reopened." : `Marked ${state}.`);
      changed();
    } catch (error) {
      setSaid(error instanceof Problem ? `Not done: ${error.message}` : String(error));
    }
  };
  return (
    <>
      {findings.map((finding) => {
        const tried = triedFrom(lines, claimIndex, finding.remedy.to ?? []);
        const { name } = finding.state;
        return (
          <details
            key={finding.id}
            id={`finding-${finding.id}`}
            class="panel claim-finding"
            open={finding.id === at || findings.length === 1}
          >
            <summary>
              <span class="fault-mark">{numberOf.get(finding.id)}</span>
              <b class="worth">{finding.impact.cents === null ? "no amount" : dollars(finding.impact.cents)}</b>
              <DirectionChip direction={finding.direction} />
              <span class="rule">{finding.code}</span>
              {name !== "open" && <span class="chip state">{name}</span>}
              {finding.experience && <span class="chip review">{experienceText(finding.experience)}</span>}
              <span class="what">{finding.message}</span>
            </summary>
            <p class="actions">
              {name === "open" ? (
                <button type="button" class="main" onClick={() => void mark(finding.id, "fixed")}>
                  Fixed
                </button>
              ) : (
                <button type="button" onClick={() => void mark(finding.id, "open")}>
                  Reopen
                </button>
              )}
              {tried && (
                <button type="button" onClick={() => tryOut(tried)}>
                  Try this remedy
                </button>
              )}
              <a class="button" href={`/rules/${finding.code}`}>
                The rule
              </a>
            </p>
            <Piece of={findingBody(finding, finding.experience ?? undefined)} />
          </details>
        );
      })}
      <p role="status" class="soft small">
        {said}
      </p>
    </>
  );
}
