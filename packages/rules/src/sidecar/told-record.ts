import type { ServiceLine } from "@claimscrub/claim";
import type { Tumour } from "../tumours/group-tumours.ts";
import { readRecordedSite } from "./recorded-site.ts";
import type { RecordedSite, RecordedTumour } from "./sidecar.ts";
import { stainsTold } from "./stains.ts";
import { closureTold } from "./told-closure.ts";

const WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 };

/**
 * A count of stages: `3 STAGES`, `THREE MOHS STAGES`, `STAGES: 3`, `STAGES X 3`. `STAGE 3` is the third of them and tells no count, and neither
 * do `STAGES 1-3` and `STAGES 1 AND 2`.
 */
const STAGES =
  /(?<![\d./-])(?<!\b(?:to|and|of)\s)\b(\d{1,2}|one|two|three|four|five|six|seven|eight)\s+(?:mohs\s+|total\s+)?stages\b|\bstages\s*(?::|=|#|x)?\s*(\d{1,2})\b(?!\s*(?:[-,&/.]|and|to|of|through)\s*\d)/gi;

/** How many stages words tell; undefined where they tell none or several counts. */
export function stagesTold(text: string): number | undefined {
  if (!/stages/i.test(text)) return undefined;
  const found = new Set(
    [...text.matchAll(STAGES)].map(([, before, after]) => WORDS[(before ?? "").toLowerCase()] ?? Number(before ?? after)),
  );
  const [stages] = found;
  return found.size === 1 && stages !== undefined && stages >= 1 && stages <= 20 ? stages : undefined;
}

const SITES: readonly (readonly [diagnosis: RegExp, site: RecordedSite])[] = [
  [/^(?:C43|C44|C4A|D03|D04)0/, "lip"],
  [/^(?:C43|C44|C4A|D03|D04)1/, "eyelid"],
  [/^(?:C43|C44|C4A|D03|D04)2/, "ear"],
  [/^(?:C43|C4A)31$|^C443[0129]1$/, "nose"],
  [/^(?:C43|C4A|D03)5[29]$|^C445[0129][19]$|^D045$/, "trunk"],
];

function siteOf(text: string, line: ServiceLine): RecordedSite | undefined {
  return readRecordedSite(text) ?? SITES.find(([diagnosis]) => line.diagnoses[0] !== undefined && diagnosis.test(line.diagnoses[0]))?.[1];
}

/**
 * What the words of a claim record of its tumours: SV101-7 and the notes (NTE) of the first-stage line, and the note of the claim where it has one
 * tumour. One record a tumour, in their order; undefined where there are no words.
 */
export function toldRecords(tumours: readonly Tumour[]): readonly RecordedTumour[] | undefined {
  const single = tumours.length === 1 && (tumours[0]?.firstStage.units ?? 1) <= 1;
  const texts = tumours.map(({ firstStage: { narrative, note, claim } }) =>
    [narrative, note, single ? claim.note : ""].filter((text) => text !== "").join("; "),
  );
  if (texts.every((text) => text === "")) return undefined;
  return tumours.map(({ firstStage }, at) => {
    const text = texts[at] ?? "";
    const repair = text === "" ? undefined : closureTold(text);
    return {
      claim: firstStage.claim.id,
      tumour: String(at + 1),
      rows: [],
      site: siteOf(text, firstStage),
      stages: stagesTold(text),
      blocks: [],
      repairs: repair === undefined ? [] : [repair],
      leftOpen: false,
      stains: stainsTold(text),
    };
  });
}
