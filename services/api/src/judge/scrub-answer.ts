import { createHash } from "node:crypto";
import { bytesInMemory } from "@claimscrub/claim";
import { isX12Plan, type Judging, scrubBytes, type ScrubbedBytes } from "@claimscrub/scrub-claims";
import { rejectionsOf, write277ca, write999 } from "@claimscrub/x12";

/** The forms in which a scrub is answered. */
export type AnswerForm = "json" | "999" | "277CA";

export interface ScrubAnswer {
  /** Empty where the file has nothing that such an acknowledgement could answer. */
  readonly text: string;
  readonly claims: number;
}

/** Judges one small file and answers in the form asked for, as `claimscrub scrub` does. */
export async function answerScrub(name: string, bytes: Uint8Array, form: AnswerForm, judging: Judging): Promise<ScrubAnswer> {
  const scrubbed = await scrubBytes(name, bytes, judging, { newHash: newSha256, now: () => performance.now() });
  const { claims } = scrubbed.summary;
  if (form === "json") return { text: asJson(scrubbed), claims };
  if (!isX12Plan(scrubbed.plan)) return { text: "", claims };
  const about = { source: bytesInMemory(bytes), file: scrubbed.file, plan: scrubbed.plan, rejections: rejectionsOf(scrubbed.findings) };
  const pieces = form === "999" ? write999(about) : write277ca(about);
  let text = "";
  for await (const piece of pieces) text += piece;
  return { text, claims };
}

/** The very text of `scrub --format json`. */
function asJson({ summary, findings, tumours }: ScrubbedBytes): string {
  const list = (of: readonly object[]): string => of.map((one) => JSON.stringify(one)).join(",\n");
  return `{"summary":${JSON.stringify(summary)},"findings":[${list(findings)}],"tumours":[${list(tumours)}]}\n`;
}

function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
