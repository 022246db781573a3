import { createHash } from "node:crypto";
import fs from "node:fs";
import { bytesInMemory, type Finding, type RunSummary } from "@claimscrub/claim";
import { createJudging, runChunk, runInline } from "@claimscrub/scrub-claims";

const judging = createJudging();

/** What a run must end with: the summary but for its duration, and a hash over the findings in the order of the contract. */
export interface Outcome {
  readonly summary: RunSummary;
  readonly findings: string;
}

/** A hash over findings, one JSON object a line. */
export async function hashFindings(findings: AsyncIterable<Finding> | Iterable<Finding>): Promise<string> {
  const hash = createHash("sha256");
  for await (const finding of findings) hash.update(`${JSON.stringify(finding)}\n`);
  return hash.digest("hex");
}

/** Judges files by the driver of the command line, in this process and in memory. Names as given. */
export async function scrubInline(files: readonly { readonly name: string; readonly path: string }[]): Promise<Outcome> {
  const spilled: Uint8Array[] = [];
  const spill = { append: async (bytes: Uint8Array) => ({ spill: String(spilled.push(bytes) - 1), from: 0, to: bytes.length }) };
  const bytes = new Map<string, Uint8Array>();
  const wanted = { findingsCsv: false, linesCsv: false };
  const hash = createHash("sha256");
  const { summary } = await runInline({
    ...judging,
    sources: files.map(({ name, path }) => {
      const content = new Uint8Array(fs.readFileSync(path));
      return { name, byteLength: content.length, open: async () => bytesInMemory(content) };
    }),
    newHash: () => {
      const making = createHash("sha256");
      return { update: (part) => void making.update(part), digest: () => making.digest("hex") };
    },
    filePlanned: (fileId, source) =>
      bytes.set(fileId, new Uint8Array(fs.readFileSync(files.find(({ name }) => name === source.name)!.path))),
    startWorkers: async ({ plan, places }) => {
      const ports = {
        ...judging,
        files: new Map(plan.files.map((file) => [file.fileId, file])),
        openSource: async (fileId: string) => bytesInMemory(bytes.get(fileId)!),
        rows: false,
        places,
        wanted,
        spill,
      };
      return { inFlight: 1, run: (job) => runChunk(job, ports), close: async () => undefined };
    },
    spill,
    openSpill: async (name) => bytesInMemory(spilled[Number(name)]!),
    wanted,
    begin: async () => undefined,
    take: async (records) => {
      for (const { json } of records) if (json.length > 0) hash.update(json).update("\n");
    },
    now: () => 0,
  });
  return { summary: { ...summary, durationMs: 0 }, findings: hash.digest("hex") };
}
