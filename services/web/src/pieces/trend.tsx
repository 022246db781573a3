import { dollars } from "@claimscrub/report";
import type { TrendPoint } from "../api/answers.ts";
import { monthText, roundUp } from "./months.ts";

const KINDS = [
  { name: "denial", words: "Denial risk", of: (point: TrendPoint) => point.denialCents },
  { name: "underbilling", words: "Underbilling", of: (point: TrendPoint) => point.underbillingCents },
  { name: "audit", words: "Audit exposure", of: (point: TrendPoint) => point.auditCents },
] as const;

const HEIGHT = 140;
function total(point: TrendPoint): number {
  return KINDS.reduce((sum, kind) => sum + kind.of(point), 0);
}

/** Dollars by month of service and direction: columns to look at, and the same as a table to read. */
export function Trend({ points }: { readonly points: readonly TrendPoint[] }) {
  if (points.length === 0) return <p class="soft">No month has findings.</p>;
  const top = roundUp(Math.max(...points.map(total)));
  const every = Math.ceil(points.length / 8);
  return (
    <figure class="trend">
      <ul class="legend">
        {KINDS.map(({ name, words }) => (
          <li key={name}>
            <span class={`swatch fill-${name}`} />
            {words}
          </li>
        ))}
      </ul>
      <div class="plot" aria-hidden="true">
        <span class="most">{dollars(top).replace(/\.00$/, "")}</span>
        <ol>
          {points.map((point, at) => (
            <li key={point.month} title={`${monthText(point.month)}: ${dollars(total(point))}`}>
              <a href={`/worklist?month=${point.month}`} tabIndex={-1}>
                <Column point={point} top={top} />
                <span class="label">{at % every === 0 ? monthText(point.month).replace(/ 20(\d\d)$/, " ’$1") : ""}</span>
              </a>
            </li>
          ))}
        </ol>
      </div>
      <details>
        <summary>The figures by month</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Month of service</th>
                {KINDS.map(({ name, words }) => (
                  <th key={name} scope="col" class="num">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.month}>
                  <th scope="row">
                    <a href={`/worklist?month=${point.month}`}>{monthText(point.month)}</a>
                  </th>
                  {KINDS.map((kind) => (
                    <td key={kind.name} class="num">
                      {dollars(kind.of(point))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Column({ point, top }: { readonly point: TrendPoint; readonly top: number }) {
  let from = HEIGHT;
  return (
    <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" height={HEIGHT}>
      {KINDS.map((kind) => {
        const height = (kind.of(point) / top) * HEIGHT;
        from -= height;
        return <rect key={kind.name} class={`fill-${kind.name}`} x="0" y={from.toFixed(2)} width="10" height={height.toFixed(2)} />;
      })}
    </svg>
  );
}
