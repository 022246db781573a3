import type { Direction, RunSummary } from "@claimscrub/claim";
import { DIRECTION_WORDS, dollars, grouped, notChecked } from "@claimscrub/report";
import type { Findings, List, Run, Summary, SummaryRow } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { type Bar, Bars } from "../pieces/bars.tsx";
import { Piece } from "../pieces/markup.tsx";
import { Answered, timeText } from "../pieces/said.tsx";
import { Trend } from "../pieces/trend.tsx";
import { Costliest } from "./costliest.tsx";
import { CleanRate } from "./clean-rate.tsx";

const MONEY: readonly Direction[] = ["denial", "underbilling", "audit"];

/** What last night's run found, in dollars, and the ways into it. */
export function Overview() {
  const runs = useAnswer<List<Run>>("/v1/runs?limit=1");
  const summary = useAnswer<Summary>("/v1/summary?by=direction,rule,payer,provider,month");
  const findings = useAnswer<Findings>("/v1/findings?state=open&sort=impact&order=desc&limit=10");
  const run = runs.answer?.items[0];
  return (
    <>
      <header class="head">
        <h1>Overview</h1>
        {run && <p class="soft">{runWords(run)}</p>}
      </header>
      <Answered of={summary}>
        {(answer) => (
          <>
            <ul class="stakes" aria-label="Dollars at risk by direction">
              {MONEY.map((direction) => (
                <Stake key={direction} direction={direction} totals={answer.byDirection[direction]} />
              ))}
              <CleanRate rate={answer.cleanClaimRate} claims={answer.claims} />
            </ul>
            <p class="soft small">{otherWords(answer)}</p>
            <section aria-labelledby="costliest">
              <h2 id="costliest">The ten costliest, still open</h2>
              <Answered of={findings}>{({ items, total }) => <Costliest items={items} total={total} />}</Answered>
            </section>
            <div class="pair">
              <div class="stack">
                <section class="panel" aria-labelledby="by-month">
                  <h2 id="by-month">Net by month of service</h2>
                  <Trend points={answer.trend} />
                </section>
                <Breakdown title="By payer" what="Payer" bars={barsOf(answer.rows, "payer", "payer")} />
              </div>
              <div class="stack">
                <Breakdown title="By rule" what="Rule" bars={barsOf(answer.rows, "rule", "code")} />
                <Breakdown title="By billing provider" what="Provider (NPI)" bars={barsOf(answer.rows, "provider", "provider")} />
              </div>
            </div>
            {run && complete(run.summary) && <Piece of={notChecked(run.summary)} />}
          </>
        )}
      </Answered>
    </>
  );
}

function Stake({ direction, totals }: { readonly direction: Direction; readonly totals: Summary["byDirection"][Direction] }) {
  const words = DIRECTION_WORDS.find((one) => one.direction === direction);
  return (
    <li class={`stake edge-${direction}`}>
      <a href={`/worklist?direction=${direction}`}>
        <h2>{words?.name}</h2>
        <b class="price">{dollars(totals.netCents)}</b>
        <span class="soft">
          {grouped(totals.count)} {totals.count === 1 ? "finding" : "findings"}, {dollars(totals.grossCents)} gross
          {totals.unknown > 0 && `, ${grouped(totals.unknown)} without amount`}
        </span>
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
function barsOf(rows: readonly SummaryRow[], by: SummaryRow["by"], filter: string): Bar[] {
  return rows
    .filter((row) => row.by === by)
    .map(({ key, name, count, grossCents, netCents }) => ({
      key,
      name: by === "rule" ? key : name === "" ? "(no name)" : name,
      meaning: by === "rule" ? name : name === key ? undefined : key,
      cents: netCents ?? grossCents,
      count,
      href: `/worklist?${filter}=${encodeURIComponent(key)}`,
    }));
}

function runWords(run: Run): string {
  const files = run.summary?.files;
  const what = files === undefined ? "" : `, ${grouped(files)} ${files === 1 ? "file" : "files"}`;
  return `Last run ${timeText(run.finishedAt ?? run.startedAt)}${what}${run.state === "finished" ? "" : `, ${run.state}`}`;
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
