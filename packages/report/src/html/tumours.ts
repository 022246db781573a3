import type { TumourLine, TumourView } from "@claimscrub/claim";
import { dollars, grouped } from "../dollars.ts";
import { html, type Markup } from "./markup.ts";

/** The tumours of a run: how many there are, and the first of them. */
export interface TumoursOfRun {
  readonly count: number;
  readonly shown: readonly TumourView[];
}

const CLASSES = {
  "head-hands-feet-genitalia": "head, neck, hands, feet, genitalia",
  "trunk-arms-legs": "trunk, arms, legs",
  ambiguous: "ambiguous",
} as const;
const SIGNS = { diagnosis: "by diagnosis", modifier: "by modifier", repair: "by repair", record: "by the record", nothing: "" } as const;
const WHY: Readonly<Record<string, string>> = {
  mixed: "the diagnoses name several kinds of site",
  limb: "a limb diagnosis holds hand and arm, or foot and leg",
  perianal: "perianal skin is neither plainly trunk nor genitalia",
  unspecified: "the diagnosis names no site",
  "not-a-tumour": "the diagnosis is no skin cancer",
  "no-diagnosis": "the line points at no diagnosis",
  contradiction: "two signs contradict each other",
  "no-table": "no table of sites is loaded for the date",
};

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

function site({ site: { class: family, by, evidence, why } }: TumourView): Markup {
  if (family === "ambiguous") return html`<b>ambiguous</b><br><span class="soft">${WHY[why ?? ""] ?? why ?? ""}</span>`;
  return html`${CLASSES[family]}<br><span class="soft">${SIGNS[by]} ${evidence}</span>`;
}

function codes(lines: readonly TumourLine[], { fileId, claimIndex }: TumourView): string {
  return lines
    .map((line) => {
      const elsewhere = line.fileId === fileId && line.claimIndex === claimIndex ? "" : ` of claim ${line.claim}`;
      const units = line.units === null || line.units === 1 ? "" : ` \u00d7 ${line.units}`;
      return `${[line.procedure, ...line.modifiers].join("-")}${units} (line ${line.line}${elsewhere})`;
    })
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
