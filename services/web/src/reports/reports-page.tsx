import {
  practiceToolkitHtml,
  practiceToolkitSections,
  REVENUE_NOTE,
  revenueHtml,
  revenueSections,
  type RevenueReport,
  type ToolkitOfPractice,
} from "@claimscrub/report";
import { queryOf } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Piece } from "../pieces/markup.tsx";
import { Answered } from "../pieces/said.tsx";
import { go, usePlace } from "../routing/location.ts";
import { saveHtml } from "./save-html.ts";

const KINDS = [
  { kind: "revenue", name: "Revenue cycle" },
  { kind: "toolkit", name: "Toolkit" },
] as const;

/** Reports of a time: key figures and cuts, and the practice's toolkit; both to print or to keep as one file. */
export function ReportsPage({ kind }: { readonly kind: string | undefined }) {
  const { query } = usePlace();
  const days = { from: query["from"], to: query["to"] };
  const isToolkit = kind === "toolkit";
  const ask = (change: { from?: string | undefined; to?: string | undefined }) =>
    go(`/reports/${isToolkit ? "toolkit" : "revenue"}${queryOf({ ...days, ...change })}`, { replace: true });
  return (
    <>
      <header class="head">
        <h1>{isToolkit ? "Practice toolkit" : "Revenue-cycle report"}</h1>
        <span class="actions">
          {KINDS.map((one) => (
            <a
              key={one.kind}
              class="button"
              href={`/reports/${one.kind}${queryOf(days)}`}
              aria-current={(one.kind === "toolkit") === isToolkit ? "page" : undefined}
            >
              {one.name}
            </a>
          ))}
        </span>
      </header>
      <form class="filters" role="search" aria-label="Choose the days" onSubmit={(event) => event.preventDefault()}>
        <label>
          Services from
          <input
            name="from"
            type="date"
            value={days.from ?? ""}
            onChange={(event) => ask({ from: event.currentTarget.value || undefined })}
          />
        </label>
        <label>
          to
          <input name="to" type="date" value={days.to ?? ""} onChange={(event) => ask({ to: event.currentTarget.value || undefined })} />
        </label>
      </form>
      {isToolkit ? <Toolkit days={queryOf(days)} /> : <Revenue days={queryOf(days)} />}
    </>
  );
}

function Revenue({ days }: { readonly days: string }) {
  const asked = useAnswer<RevenueReport>(`/v1/report${days}`);
  return (
    <Answered of={asked}>
      {(report) => (
        <>
          <Keep name="revenue-report" text={() => revenueHtml(report)} />
          <Piece of={revenueSections(report)} />
          <p class="soft small">{REVENUE_NOTE}</p>
        </>
      )}
    </Answered>
  );
}

function Toolkit({ days }: { readonly days: string }) {
  const asked = useAnswer<ToolkitOfPractice>(`/v1/toolkit${days}`);
  return (
    <Answered of={asked}>
      {(toolkit) => (
        <>
          <Keep name="practice-toolkit" text={() => practiceToolkitHtml(toolkit)} />
          <Piece of={practiceToolkitSections(toolkit)} />
        </>
      )}
    </Answered>
  );
}

function Keep({ name, text }: { readonly name: string; readonly text: () => string }) {
  return (
    <p class="actions">
      <button type="button" onClick={() => print()}>
        Print
      </button>
      <button type="button" onClick={() => saveHtml(`${name}.html`, text())}>
        Save
      </button>
    </p>
  );
}
