import { createHash } from "node:crypto";
import { bytesInMemory } from "@claimscrub/claim";
import { readFhirFromBytes } from "@claimscrub/fhir";
import { isFhirPlan, type Judging, scrubBytes, type ScrubbedBytes, type TumourFacts, tumoursOf } from "@claimscrub/scrub-claims";
import { readClaims, rejectionsOf, write277ca, write999 } from "@claimscrub/x12";

/** The forms in which a scrub is answered. */
export type AnswerForm = "json" | "999" | "277CA";

export interface ScrubAnswer {
  /** Empty where the file has nothing that such an acknowledgement could answer. */
  readonly text: string;
  readonly claims: number;
}

/** First stages of Mohs surgery, whose codes begin so: without them no claim has a tumour to show. */
const MOHS = Buffer.from("1731");

/** Judges one small file and answers in the form asked for, as `claimscrub scrub` does. */
export async function answerScrub(name: string, bytes: Uint8Array, form: AnswerForm, judging: Judging): Promise<ScrubAnswer> {
  const scrubbed = await scrubBytes(name, bytes, judging, { newHash: newSha256, now: () => performance.now() });
  const { claims } = scrubbed.summary;
  if (form === "json") return { text: await asJson(bytes, scrubbed), claims };
  if (isFhirPlan(scrubbed.plan)) return { text: "", claims };
  const about = { source: bytesInMemory(bytes), file: scrubbed.file, plan: scrubbed.plan, rejections: rejectionsOf(scrubbed.findings) };
  const pieces = form === "999" ? write999(about) : write277ca(about);
  let text = "";
  for await (const piece of pieces) text += piece;
  return { text, claims };
}

/** The very text of `scrub --format json`, with the tumours beside the findings. */
async function asJson(bytes: Uint8Array, scrubbed: ScrubbedBytes): Promise<string> {
  const findings = scrubbed.findings.map((finding) => JSON.stringify(finding)).join(",\n");
  const tumours = JSON.stringify(await tumoursIn(bytes, scrubbed));
  return `{"summary":${JSON.stringify(scrubbed.summary)},"findings":[${findings}],"tumours":${tumours}}\n`;
}

async function tumoursIn(bytes: Uint8Array, { file, plan }: ScrubbedBytes): Promise<TumourFacts[]> {
  if (isFhirPlan(plan)) return tumoursOf((await readFhirFromBytes(bytes, file)).claims);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(MOHS) < 0) return [];
  const ranges = Array.from({ length: plan.claims }, (_, index) => plan.rangeOf(index));
  return tumoursOf((await readClaims(bytesInMemory(bytes), file, ranges)).claims());
}

function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
