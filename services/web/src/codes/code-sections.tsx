import {
  codeParts,
  codePrices,
  type DenialPattern,
  denialPatternList,
  html,
  indicatorList,
  limitList,
  type PageOfCode,
  rvuPicture,
  sourceList,
  stepsTable,
  tipList,
} from "@claimscrub/report";
import { Piece } from "../pieces/markup.tsx";
import { Partners } from "./partners.tsx";

/** What is known of a code, from the pieces that the toolkit is made of. */
export function CodeSections({ page, patterns }: { readonly page: PageOfCode; readonly patterns: readonly DenialPattern[] }) {
  const whole = page.prices[0];
  const link = (code: string) => html`<a href="/codes/${code}?date=${page.date}&locality=${page.locality.id}">${code}</a>`;
  return (
    <div class="code-page">
      <p class="soft small">
        For services on {page.date}, {page.locality.id === "national" ? "national amounts" : `${page.locality.name} (${page.locality.id})`}.
        Confidence {page.confidence.level}: {page.confidence.why}.
      </p>
      <section class="prices" aria-labelledby="prices">
        <h2 id="prices" class="visually-hidden">
          What Medicare allows
        </h2>
        <Piece of={codePrices(page)} />
        <Piece of={codeParts(page)} class="panel parts" />
      </section>
      <div class="pair">
        <div class="stack">
          {whole && (
            <section class="panel" aria-labelledby="made-of">
              <h2 id="made-of">What it is made of</h2>
              <Piece of={rvuPicture(page)} />
              <details>
                <summary>The working, step by step</summary>
                <h3>Office (11)</h3>
                <Piece of={stepsTable(whole.nonFacility.steps)} class="body" />
                <h3>Hospital outpatient (22)</h3>
                <Piece of={stepsTable(whole.facility.steps)} class="body" />
              </details>
            </section>
          )}
          <section class="panel" aria-labelledby="limits">
            <h2 id="limits">Limits and add-ons</h2>
            <Piece of={limitList(page, link)} />
          </section>
          <section class="panel" aria-labelledby="pairs">
            <h2 id="pairs">NCCI pairs</h2>
            <Partners page={page} />
          </section>
          <section class="panel" aria-labelledby="indicators">
            <h2 id="indicators">Indicators</h2>
            <Piece of={indicatorList(page)} />
          </section>
          <section class="panel" aria-labelledby="denials">
            <h2 id="denials">Reported denials</h2>
            <Piece of={denialPatternList(patterns)} />
          </section>
        </div>
        <section class="panel" aria-labelledby="tips">
          <h2 id="tips">Tips, computed for this date and place</h2>
          <Piece of={tipList(page)} />
        </section>
      </div>
      <section class="panel sources" aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <Piece of={sourceList(page)} />
      </section>
    </div>
  );
}
