import type { PageOfCode } from "@claimscrub/report";
import { toolkitHtml } from "@claimscrub/report";
import { queryOf } from "../api/client.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered } from "../pieces/said.tsx";
import { saveHtml } from "../reports/save-html.ts";
import { go, usePlace } from "../routing/location.ts";
import { CodeSections } from "./code-sections.tsx";
import { CodeQuestion } from "./code-question.tsx";
import { usePatterns } from "./use-patterns.ts";

/** The calculator page: what a code pays on a date in a place, in both settings, and everything that goes with it. */
export function CodesPage({ code }: { readonly code: string | undefined }) {
  const { query } = usePlace();
  const date = query["date"];
  const locality = query["locality"];
  const asked = useAnswer<PageOfCode>(code === undefined ? null : `/v1/codes/${encodeURIComponent(code)}${queryOf({ date, locality })}`);
  const patterns = usePatterns(code);
  const page = asked.waiting ? undefined : asked.answer;
  const ask = (next: { code: string; date?: string | undefined; locality?: string | undefined }) =>
    go(`/codes/${encodeURIComponent(next.code)}${queryOf({ date: next.date, locality: next.locality })}`, { replace: code !== undefined });
  return (
    <>
      <header class="head">
        <h1>
          {code === undefined ? "Codes" : code}
          {code !== undefined && asked.answer?.plainWords && <span class="plain-words soft">{asked.answer.plainWords}</span>}
        </h1>
        {page && (
          <span class="actions">
            <button type="button" onClick={() => print()}>
              Print
            </button>
            <button type="button" onClick={() => save(page, patterns)}>
              Save toolkit
            </button>
          </span>
        )}
      </header>
      <CodeQuestion code={code} date={date ?? asked.answer?.date} locality={locality} ask={ask} />
      {code === undefined ? (
        <p class="soft">
          Type a procedure code: its price in an office and in a hospital, what it is made of, what it can't be billed with, and tips with
          their dollars.
        </p>
      ) : (
        <Answered of={asked}>{(answer) => <CodeSections page={answer} patterns={patterns} />}</Answered>
      )}
    </>
  );
}

/** Hands the toolkit over as a file of its own, made here from what is shown. */
function save(page: PageOfCode, patterns: Parameters<typeof toolkitHtml>[1]): void {
  saveHtml(`toolkit-${page.procedure}-${page.date}.html`, toolkitHtml(page, patterns));
}
