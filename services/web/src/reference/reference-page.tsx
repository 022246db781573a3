import { grouped } from "@claimscrub/report";
import type { Edition, ReferenceAnswer } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered } from "../pieces/said.tsx";
import { ageWords, dayBefore, daysWords, type Span, spanOf } from "./spans.ts";

/** CMS's releases as loaded: for which dates, how old, from where, and what is missing between them. */
export function ReferencePage() {
  const asked = useAnswer<ReferenceAnswer>("/v1/reference");
  return (
    <>
      <header class="head">
        <h1>Reference releases</h1>
      </header>
      <p class="soft">
        A claim is judged by the tables in force on its date of service. Where there is a gap, the rules that need the table say "not
        checked".
      </p>
      <Answered of={asked}>{({ editions }) => <Releases items={editions} />}</Answered>
    </>
  );
}

const TABLE_WORDS: Readonly<Record<string, string>> = {
  mpfs: "Physician fee schedule (RVUs)",
  cf: "Conversion factors",
  gpci: "Localities and GPCIs",
  zip5: "ZIP codes",
  pos: "Places of service",
  "ncci-ptp": "NCCI pairs",
  mue: "Units limits (MUE)",
  aoc: "Add-on codes",
  "icd10-sites": "Skin sites of diagnoses",
  anesthesia: "Anesthesia factors",
};

function Releases({ items }: { readonly items: readonly Edition[] }) {
  const tables = [...new Set(items.map(({ table }) => table))];
  const span = spanOf(items);
  const today = new Date();
  return (
    <>
      <section class="panel" aria-labelledby="coverage">
        <h2 id="coverage">Coverage</h2>
        <ul class="coverage">
          {tables.map((table) => {
            const own = items.filter((one) => one.table === table);
            return (
              <li key={table}>
                <span>
                  {TABLE_WORDS[table] ?? table}
                  <span class="visually-hidden">: {own.map(({ from, until }) => `${from} to ${dayBefore(until)}`).join(", ")}</span>
                </span>
                <Coverage editions={own} span={span} />
              </li>
            );
          })}
          <li aria-hidden="true" class="years">
            <span />
            <span>
              {span.years.map(({ year, at }) => (
                <small key={year} style={{ left: `${at}%` }}>
                  {year}
                </small>
              ))}
            </span>
          </li>
        </ul>
      </section>
      <section class="panel" aria-label="Editions">
        <table class="lines">
          <thead>
            <tr>
              <th scope="col">Edition</th>
              <th scope="col">In force</th>
              <th scope="col">Age</th>
              <th scope="col" class="num">
                Rows
              </th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {[...items]
              .sort((a, b) => (a.table === b.table ? (a.from < b.from ? 1 : -1) : tables.indexOf(a.table) - tables.indexOf(b.table)))
              .map((edition) => (
                <tr key={`${edition.label} ${edition.from} ${edition.source}`}>
                  <th scope="row" class="mono">
                    {edition.label}
                  </th>
                  <td data-label="In force">
                    <span class="whole">{edition.from} to</span> <span class="whole">{dayBefore(edition.until)}</span>
                  </td>
                  <td data-label="Age">
                    {ageWords(edition, today)}
                    {edition.age !== null && <span class="meaning">published {daysWords(edition.age)} ago</span>}
                  </td>
                  <td class="num" data-label="Rows">
                    {edition.rows === null ? "–" : grouped(edition.rows)}
                  </td>
                  <td data-label="Source" class="soft">
                    {edition.source}
                    {edition.layoutVerified === false && <b class="down"> layout not verified</b>}
                    {edition.note && <span class="meaning">{edition.note}</span>}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Coverage({ editions, span }: { readonly editions: readonly Edition[]; readonly span: Span }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="0" width="100" height="10" />
      {editions.map((edition) => {
        const from = span.place(edition.from);
        return (
          <rect
            key={`${edition.label} ${edition.from}`}
            class="work"
            x={from.toFixed(2)}
            y="1"
            width={Math.max(0.3, span.place(edition.until) - from - 0.15).toFixed(2)}
            height="8"
          />
        );
      })}
    </svg>
  );
}
