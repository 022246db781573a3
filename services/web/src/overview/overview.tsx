import type { Direction, RunSummary } from "@claimscrub/claim";
import { DIRECTION_WORDS, dollars, grouped, notChecked } from "@claimscrub/report";
import type { Findings, List, Run, Summary, SummaryRow } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { type Bar, Bars } from "../pieces/bars.tsx";
import { Piece } from "../pieces/markup.tsx";
import { RunPicker, runWords } from "../pieces/run-picker.tsx";
import { Answered } from "../pieces/said.tsx";
import { Trend } from "../pieces/trend.tsx";
import { go, usePlace } from "../routing/location.ts";
import { Costliest } from "./costliest.tsx";
import { CleanRate } from "./clean-rate.tsx";

const MONEY: readonly Direction[] = ["denial", "underbilling", "audit"];

/** What last night's run found, in dollars, and the ways into it. */
export function Overview() {
  const { run: picked } = usePlace().query;
  const ofRun = picked === undefined ? "" : `&run=${picked}`;
  const runs = useAnswer<List<Run>>("/v1/runs?limit=30");
  const summary = useAnswer<Summary>(`/v1/summary?by=direction,rule,payer,provider,month${ofRun}`);
  const findings = useAnswer<Findings>(`/v1/findings?state=open&sort=impact&order=desc&limit=10${ofRun}`);
  const items = runs.answer?.items ?? [];
  const run = picked === undefined ? items[0] : items.find(({ runId }) => runId === picked);
  return (
    <>
      <header class="head">
        <h1>Overview</h1>
        {run && picked === undefined && <p class="soft">Last run {runWords(run)}</p>}
        <RunPicker runs={items} run={picked} pick={(one) => go(one === undefined ? "/" : `/?run=${one}`)} />
      </header>
      <Answered of={summary}>
        {(answer) => (
          <>
            <ul class="stakes" aria-label="Dollars at risk by direction">
              {MONEY.map((direction) => (
                <Stake
                  key={direction}
                  direction={direction}
                  found={answer.byDirection[direction]}
                  open={answer.openByDirection[direction]}
                  href={`/worklist?direction=${direction}${ofRun}`}
                />
              ))}
              <CleanRate rate={answer.cleanClaimRate} claims={answer.claims} />
            </ul>
            <p class="soft small">{otherWords(answer)}</p>
            <section aria-labelledby="costliest">
              <h2 id="costliest">The ten costliest, still open</h2>
              <Answered of={findings}>{({ items, total }) => <Costliest items={items} total={total} ofRun={ofRun} />}</Answered>
            </section>
            <div class="pair">
              <div class="stack">
                <section class="panel" aria-labelledby="by-month">
                  <h2 id="by-month">Net by month of service</h2>
                  <Trend points={answer.trend} />
                </section>
                <Breakdown title="By payer" what="Payer" bars={barsOf(answer.rows, "payer", "payer", ofRun)} />
              </div>
              <div class="stack">
                <Breakdown title="By rule" what="Rule" bars={barsOf(answer.rows, "rule", "code", ofRun)} />
                <Breakdown title="By billing provider" what="Provider (NPI)" bars={barsOf(answer.rows, "provider", "provider", ofRun)} />
              </div>
            </div>
            {run && complete(run.summary) && <Piece of={notChecked(run.summary)} />}
          </>
        )}
      </Answered>
    </>
  );
}

type Totals = Summary["byDirection"][Direction];

interface StakeProps {
  readonly direction: Direction;
  /** What the run found, and what of it nobody has marked yet. */
  readonly found: Totals;
  readonly open: Totals;
  readonly href: string;
}

/** What is still to be won or lost: it falls as findings are fixed. */
function Stake({ direction, found, open, href }: StakeProps) {
  const words = DIRECTION_WORDS.find((one) => one.direction === direction);
  const marked = found.count - open.count;
  return (
    <li class={`stake edge-${direction}`}>
      <a href={href}>
        <h2>{words?.name}</h2>
        <b class="price">{dollars(open.netCents)}</b>
        <span class="soft">
          {grouped(open.count)} open {open.count === 1 ? "finding" : "findings"}, {dollars(open.grossCents)} gross
          {open.unknown > 0 && `, ${grouped(open.unknown)} without amount`}
        </span>
        {marked > 0 && (
          <span class="soft">
            {grouped(marked)} of {grouped(found.count)} done; {dollars(found.netCents)} was found
          </span>
        )}
      </a>
    </li>
  );
}

function Breakdown({ title, what, bars }: { readonly title: string; readonly what: string; readonly bars: readonly Bar[] }) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Bars of={bars} what={what} />
    </section>
  );
}

/** A code is told before its id, a payer's name before its number. */
function barsOf(rows: readonly SummaryRow[], by: SummaryRow["by"], filter: string, ofRun: string): Bar[] {
  return rows
    .filter((row) => row.by === by)
    .map(({ key, name, count, grossCents, netCents }) => ({
      key,
      name: by === "rule" ? key : name === "" ? "(no name)" : name,
      meaning: by === "rule" ? name : name === key ? undefined : key,
      cents: netCents ?? grossCents,
      count,
      href: `/worklist?${filter}=${encodeURIComponent(key)}${ofRun}`,
    }));
}

function otherWords({ claims, lines, billedCents, allowedCents, byDirection }: Summary): string {
  const { rejection, review } = byDirection;
  const apart = [
    rejection.count > 0 ? `${grouped(rejection.count)} ${rejection.count === 1 ? "rejection" : "rejections"}` : "",
    review.count > 0 ? `${grouped(review.count)} to review` : "",
  ].filter((text) => text !== "");
  return `${grouped(claims)} claims, ${grouped(lines)} lines, ${dollars(billedCents)} billed, ${dollars(allowedCents)} allowed by Medicare as billed${apart.length === 0 ? "" : `; besides ${apart.join(" and ")}, no dollars stated`}. Net counts each dollar once; gross adds up the findings.`;
}

function complete(summary: Partial<RunSummary> | null | undefined): summary is RunSummary {
  return summary?.notChecked !== undefined && summary.notPriced !== undefined && summary.assumptions !== undefined;
}
