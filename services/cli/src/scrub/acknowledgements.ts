import type { Finding } from "@claimscrub/claim";
import { isX12Plan, type NamedSource, type PlannedRun, type SpillRecord } from "@claimscrub/scrub-claims";
import { type Rejection, write277ca, write999 } from "@claimscrub/x12";
import type { ResultFiles } from "./result-files.ts";

/** Keeps what rejects claims while results pass, and writes the 999 and the 277CA of each file from it. */
export class Acknowledgements {
  /** By place of the file in the call, then by claimIndex. */
  readonly #rejections = new Map<number, Map<number, Rejection[]>>();
  /** Rejections are few in kind: each is kept once. */
  readonly #known = new Map<string, Rejection>();

  /** A finding that keeps its claim from going out. */
  note({ place, claimIndex, json }: SpillRecord): void {
    const { line, status277 } = JSON.parse(Buffer.from(json).toString()) as Finding;
    const key = `${line ?? ""} ${status277.join(" ")}`;
    let rejection = this.#known.get(key);
    if (rejection === undefined) this.#known.set(key, (rejection = { line, status277 }));
    let ofFile = this.#rejections.get(place);
    if (ofFile === undefined) this.#rejections.set(place, (ofFile = new Map()));
    const ofClaim = ofFile.get(claimIndex);
    if (ofClaim === undefined) ofFile.set(claimIndex, [rejection]);
    else ofClaim.push(rejection);
  }

  /** @returns The names of files that get neither, as there is nothing in them to answer. */
  async write({ files, places }: PlannedRun, inputs: ReadonlyMap<string, NamedSource>, results: ResultFiles): Promise<readonly string[]> {
    const unanswered: string[] = [];
    const taken = new Set<string>();
    for (const { fileId, name, plan } of files) {
      if (!isX12Plan(plan)) {
        unanswered.push(name);
        continue;
      }
      const input = inputs.get(fileId)!;
      const place = places.get(fileId)!;
      const source = await input.open();
      const base = freeName(name, taken);
      const rejections = this.#rejections.get(place) ?? new Map<number, Rejection[]>();
      const about = { source, file: { fileId, name, order: place }, plan, rejections };
      const a999 = await results.addPieces(`${base}.999`, write999(about));
      const a277 = await results.addPieces(`${base}.277ca`, write277ca(about));
      await input.close?.();
      if (!a999 && !a277) unanswered.push(name);
    }
    return unanswered;
  }
}

/** `archive.zip!inbox/a.837` is `a.837`; the second file of that name is `a.837-2`. */
function freeName(name: string, taken: Set<string>): string {
  const last = name === "-" ? "standard-input" : (name.split(/[/\\!]/).at(-1) ?? "");
  const plain = last.replace(/[^\w.,()+ -]/g, "_").slice(0, 150) || "file";
  let free = plain;
  for (let next = 2; taken.has(free.toLowerCase()); next++) free = `${plain}-${next}`;
  taken.add(free.toLowerCase());
  return free;
}
