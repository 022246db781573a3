import type { TumourLine, TumourView } from "@claimscrub/claim";
import { dollars, grouped } from "../dollars.ts";
import { codeOfTumourLine, isOnClaimOf, siteWords } from "../tumour-words.ts";
import { html, type Markup } from "./markup.ts";

/** The tumours of a run: how many there are, and the first of them. */
export interface TumoursOfRun {
  readonly count: number;
  readonly shown: readonly TumourView[];
}

/** The Mohs cases as a surgeon thinks of them: one row a tumour. Null where there are none. */
export function tumours({ count, shown }: TumoursOfRun): Markup | null {
  if (count === 0) return null;
  const words = count === 1 ? "1 tumour" : `${grouped(count)} tumours`;
  return html`<section class="panel" aria-labelledby="tumours"><h2 id="tumours">Mohs surgery by tumour</h2>
<p class="soft">${words}${shown.length < count ? `, the first ${grouped(shown.length)} shown` : ""}. Amounts are as billed, after all reductions of the day.</p>
<div class="scroll"><table><thead><tr><th scope="col">Claim, tumour</th><th scope="col">Site</th><th scope="col">Stages</th><th scope="col">Blocks beyond five</th><th scope="col">Closure</th><th scope="col">Pathology</th><th scope="col">Record</th><th scope="col">Allowed</th><th scope="col">Findings</th></tr></thead><tbody>
${shown.map(row)}
</tbody></table></div></section>`;
}

function row(tumour: TumourView): Markup {
  const { claim, date, diagnoses, stages, extraBlocks, firstStage, laterStages, blocks, repairs, pathology, shared } = tumour;
  return html`<tr><td>${claim}, ${tumour.tumour}<br><span class="soft">${date}, ${diagnoses.join(", ") || "no diagnosis"}</span></td><td>${site(tumour)}</td><td>${stages === 0 ? "not told apart" : stages}<br><span class="soft">${codes([firstStage, ...laterStages], tumour)}</span></td><td>${extraBlocks}${blocks.length === 0 ? null : html`<br><span class="soft">${codes(blocks, tumour)}</span>`}</td><td>${repairs.length === 0 ? "none attached" : codes(repairs, tumour)}${shared.length === 0 ? null : html`<br><span class="soft">may be of this tumour or another: ${codes(shared, tumour)}</span>`}</td><td>${codes(pathology, tumour)}</td><td>${record(tumour)}</td><td class="num">${tumour.allowedCents === null ? "not priced" : dollars(tumour.allowedCents)}</td><td>${tumour.findings.length}</td></tr>
`;
}

function site({ site: at }: TumourView): Markup {
  const { site: words, grounds } = siteWords(at);
  return html`${at.class === "ambiguous" ? html`<b>${words}</b>` : words}<br><span class="soft">${grounds}</span>`;
}

function codes(lines: readonly TumourLine[], tumour: TumourView): string {
  return lines
    .map((line) => `${codeOfTumourLine(line)} (line ${line.line}${isOnClaimOf(tumour, line) ? "" : ` of claim ${line.claim}`})`)
    .join(", ");
}

function record({ record: own }: TumourView): string {
  if (own === undefined) return "";
  const repairs = own.repairs.map(({ kind, lengthCm, areaCm2 }) =>
    [kind, lengthCm === undefined ? "" : `${lengthCm} cm`, areaCm2 === undefined ? "" : `${areaCm2} cm\u00b2`].filter(Boolean).join(" "),
  );
  return [
    own.site ?? "",
    own.stages === undefined ? "" : `${own.stages} ${own.stages === 1 ? "stage" : "stages"}`,
    own.blocks.length === 0 ? "" : `blocks ${own.blocks.join(", ")}`,
    ...repairs,
    ...own.stains,
  ]
    .filter((word) => word !== "")
    .join("; ");
}
