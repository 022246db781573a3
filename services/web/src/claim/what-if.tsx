import type { Finding } from "@claimscrub/claim";
import { dollars, reasonWords } from "@claimscrub/report";
import type { ClaimLine, StatedFinding, WhatIf } from "../api/answers.ts";
import { ProblemNote } from "../pieces/said.tsx";
import { asBilled, faultOf, type Tried, type TriedLine } from "./changes.ts";
import { useWhatIf } from "./use-what-if.ts";

export interface WhatIfProps {
  readonly path: string;
  readonly lines: readonly ClaimLine[];
  readonly findings: readonly StatedFinding[];
  readonly tried: Tried;
  readonly setTried: (tried: Tried) => void;
}

/** The lines to change, the day priced and judged again at once. Nothing is kept and nothing is sent anywhere. */
export function WhatIfTable({ path, lines, findings, tried, setTried }: WhatIfProps) {
  const { answer, problem, fault, waiting } = useWhatIf(path, lines, tried);
  const set = (line: ClaimLine, change: Partial<TriedLine>) => {
    const next = new Map(tried);
    next.set(line.line, { ...(tried.get(line.line) ?? asBilled(line)), ...change });
    setTried(next);
  };
  return (
    <div class="panel">
      <p class="soft small">Change a code, modifiers, units or a place: the whole day is priced and judged again. Nothing is kept.</p>
      <table class="lines what-if">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Code</th>
            <th scope="col">Modifiers</th>
            <th scope="col">Units</th>
            <th scope="col">Place</th>
            <th scope="col">Leave out</th>
            <th scope="col" class="num">
              Allowed now
            </th>
            <th scope="col" class="num">
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <TriedRow
              key={line.line}
              line={line}
              now={tried.get(line.line) ?? asBilled(line)}
              set={(change) => set(line, change)}
              then={answer && thenOf(answer, line)}
            />
          ))}
        </tbody>
      </table>
      {problem && <ProblemNote problem={problem} />}
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
      <Outcome answer={answer} findings={findings} waiting={waiting} />
      {tried.size > 0 && (
        <p class="actions">
          <button type="button" onClick={() => setTried(new Map())}>
            As billed again
          </button>
        </p>
      )}
    </div>
  );
}

interface TriedRowProps {
  readonly line: ClaimLine;
  readonly now: TriedLine;
  readonly set: (change: Partial<TriedLine>) => void;
  readonly then: { readonly cents: number | null; readonly reason: string | null } | undefined;
}

function TriedRow({ line, now, set, then }: TriedRowProps) {
  const billed = asBilled(line);
  const input = (field: "procedure" | "modifiers" | "units" | "pos", label: string, size: number) => (
    <td data-label={label}>
      <input
        aria-label={`${label} of line ${line.line}`}
        class={now[field] === billed[field] ? "" : "changed"}
        size={size}
        value={now[field]}
        disabled={now.remove}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => set({ [field]: event.currentTarget.value })}
      />
    </td>
  );
  return (
    <tr class={faultOf(now) === undefined ? "" : "at-fault"}>
      <td data-label="Line">{line.line}</td>
      {input("procedure", "Code", 7)}
      {input("modifiers", "Modifiers", 9)}
      {input("units", "Units", 4)}
      {input("pos", "Place", 3)}
      <td data-label="Leave out">
        <input
          type="checkbox"
          aria-label={`Leave out line ${line.line}`}
          checked={now.remove}
          onChange={(event) => set({ remove: event.currentTarget.checked })}
        />
      </td>
      <td class="num" data-label="Allowed now">
        {line.allowedCents === null ? "not priced" : dollars(line.allowedCents)}
      </td>
      <td class="num" data-label="Then">
        {now.remove ? (
          "left out"
        ) : then === undefined ? (
          ""
        ) : then.cents === null ? (
          <small title={reasonWords(then.reason ?? "")}>not priced</small>
        ) : (
          <Changed from={line.allowedCents} to={then.cents} />
        )}
      </td>
    </tr>
  );
}

function Changed({ from, to }: { readonly from: number | null; readonly to: number }) {
  const turn = from === null || from === to ? "" : to > from ? "up" : "down";
  return <b class={turn}>{dollars(to)}</b>;
}

function thenOf({ after }: WhatIf, line: ClaimLine) {
  const found = after.lines.find((one) => one.line === line.line);
  return found && { cents: found.allowedCents, reason: found.notPriced };
}

/** What the changes do to the day and to its findings. */
function Outcome({
  answer,
  findings,
  waiting,
}: {
  readonly answer: WhatIf | undefined;
  readonly findings: readonly Finding[];
  readonly waiting: boolean;
}) {
  if (answer === undefined) return waiting ? <p class="soft">Pricing …</p> : null;
  const before = answer.before.allowedCents;
  const after = answer.after.allowedCents;
  const said = (one: Finding) => `${one.code} on ${one.line === null ? "the claim" : `line ${one.line}`}`;
  const keyOf = (one: Finding) => `${one.code} ${one.line}`;
  const then = new Set(answer.findings.map(keyOf));
  const now = new Set(findings.map(keyOf));
  const gone = findings.filter((one) => !then.has(keyOf(one)));
  const fresh = answer.findings.filter((one) => !now.has(keyOf(one)));
  const left = answer.findings.filter((one) => now.has(keyOf(one)));
  const difference = after - before;
  return (
    <div class="outcome" role="status">
      <p>
        Allowed <b>{dollars(before)}</b> now, <b>{dollars(after)}</b> then
        {difference !== 0 && (
          <>
            : <b class={difference > 0 ? "up" : "down"}>{`${difference > 0 ? "+" : ""}${dollars(difference)}`}</b>
          </>
        )}
        .
      </p>
      <ul>
        {gone.map((one) => (
          <li key={one.id}>
            <span class="chip underbilling">settled</span> {said(one)}
          </li>
        ))}
        {fresh.map((one) => (
          <li key={one.id}>
            <span class="chip denial">new</span> {said(one)}: {one.message}{" "}
            {one.impact.cents === null ? "" : <b>{dollars(one.impact.cents)}</b>}
          </li>
        ))}
        {left.map((one) => (
          <li key={one.id}>
            <span class="chip review">stays</span> {said(one)} {one.impact.cents === null ? "" : <b>{dollars(one.impact.cents)}</b>}
          </li>
        ))}
        {answer.findings.length === 0 && gone.length === 0 && <li>No finding, before or after.</li>}
      </ul>
    </div>
  );
}
