import { dollars, reasonWords, stepsTable } from "@claimscrub/report";
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { ClaimLine, StatedFinding } from "../api/answers.ts";
import { Piece } from "../pieces/markup.tsx";
import { lineFieldOf, type LineField } from "./elements.ts";
import { Marks } from "./marks.tsx";

export interface LinesProps {
  readonly lines: readonly ClaimLine[];
  readonly findings: readonly StatedFinding[];
  readonly numberOf: ReadonlyMap<string, number>;
}

/** The lines as billed: each element at fault carries the numbers of its findings, each amount opens into its steps. */
export function ClaimLines({ lines, findings, numberOf }: LinesProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const turn = (line: number) =>
    setOpened((before) => new Set(before.has(line) ? [...before].filter((one) => one !== line) : [...before, line]));
  return (
    <div class="panel">
      <table class="lines">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Code</th>
            <th scope="col">Modifiers</th>
            <th scope="col" class="num">
              Units
            </th>
            <th scope="col">Place</th>
            <th scope="col">Diagnoses</th>
            <th scope="col">Date</th>
            <th scope="col" class="num">
              Charge
            </th>
            <th scope="col" class="num">
              Allowed
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const own = findings.filter((one) => one.line === line.line);
            const cell = (field: LineField, label: string, content: preact.ComponentChildren, numeric = false) => {
              const marks = own
                .filter((one) => lineFieldOf(one.location.element) === field)
                .map((one) => ({ id: one.id, number: numberOf.get(one.id)! }));
              return (
                <td class={`${numeric ? "num" : ""}${marks.length > 0 ? " at-fault" : ""}`} data-label={label}>
                  {content} <Marks of={marks} />
                </td>
              );
            };
            const open = opened.has(line.line);
            return (
              <Fragment key={line.line}>
                <tr>
                  {cell("line", "Line", line.line)}
                  {cell(
                    "procedure",
                    "Code",
                    <a
                      href={`/codes/${line.procedure}?date=${line.date}${line.locality === "" || line.locality === "national" ? "" : `&locality=${line.locality}`}`}
                    >
                      {line.procedure}
                    </a>,
                  )}
                  {cell("modifiers", "Modifiers", line.modifiers.join(" ") || "–")}
                  {cell("units", "Units", line.units ?? "–", true)}
                  {cell("pos", "Place", line.pos)}
                  {cell("pointers", "Diagnoses", line.pointers.join(", ") || "–")}
                  {cell("date", "Date", line.date)}
                  {cell("charge", "Charge", line.chargeCents === null ? "–" : dollars(line.chargeCents), true)}
                  <td class="num" data-label="Allowed">
                    <button type="button" class="plain steps-of" aria-expanded={open} onClick={() => turn(line.line)}>
                      {line.allowedCents === null ? "not priced" : dollars(line.allowedCents)}
                      <span class="visually-hidden">, steps of line {line.line}</span>
                    </button>
                  </td>
                </tr>
                {open && (
                  <tr class="working">
                    <td colSpan={9}>
                      {line.notPriced && <p>{reasonWords(line.notPriced)}</p>}
                      {line.steps.length > 0 && <Piece of={stepsTable(line.steps)} class="body" />}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
