import { grouped } from "@claimscrub/report";

/** What practices aim for. */
const TARGET = 0.95;

/** The share of claims without an error or a warning, as a figure and as a bar with the usual target. */
export function CleanRate({ rate, claims }: { readonly rate: number | null; readonly claims: number }) {
  const share = rate ?? 0;
  return (
    <li class="stake">
      <div>
        <h2>Clean claims</h2>
        <b class="price">{rate === null ? "no claims" : `${(share * 100).toFixed(1)}%`}</b>
        <svg class="rate" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="track" x="0" y="0" width="100" height="8" />
          <rect class="fill-underbilling" x="0" y="0" width={(share * 100).toFixed(1)} height="8" />
          <rect class="mark" x={TARGET * 100} y="0" width="0.8" height="8" />
        </svg>
        <span class="soft">of {grouped(claims)}; aim: 95%</span>
      </div>
    </li>
  );
}
