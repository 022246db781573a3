import { createHash } from "node:crypto";
import { bytesInMemory, type ChunkResult } from "@claimscrub/claim";
import {
  CHUNK_CLAIMS,
  CLAIMSCRUB_VERSION,
  createJudging,
  finishRun,
  mergeSummaries,
  planFiles,
  planRun,
  scrubChunk,
} from "@claimscrub/scrub-claims";
import { FILE_LEVEL, type Store } from "@claimscrub/store";
import { readClaimsFromBytes } from "@claimscrub/x12";
import type { BilledClaim } from "../generator/payer-model.ts";

export const judging = createJudging();

/** A file judged in this thread: what is to be stored, and how its payers see it. */
export interface JudgedFile {
  readonly file: { readonly fileId: string; readonly name: string; readonly byteLength: number };
  readonly chunks: readonly ChunkResult[];
  readonly fileLevel: ChunkResult;
  readonly billed: readonly BilledClaim[];
}

export async function judge(name: string, text: string): Promise<JudgedFile> {
  const bytes = new TextEncoder().encode(text);
  const source = bytesInMemory(bytes);
  const newHash = () => {
    const hash = createHash("sha256");
    return { update: (part: Uint8Array) => void hash.update(part), digest: () => hash.digest("hex") };
  };
  const sources = [{ name, byteLength: bytes.length, open: async () => source }];
  const planned = await planFiles({ ...judging, sources, newHash });
  const plan = planRun(planned.files);
  const files = new Map(plan.files.map((file) => [file.fileId, file]));
  const chunks: ChunkResult[] = [];
  for (let chunk = 0; chunk < plan.chunks; chunk++)
    chunks.push(await scrubChunk(plan.job(chunk), { ...judging, files, openSource: async () => source, rows: true }));
  const { fileId } = planned.files[0]!;
  const { claims } = await readClaimsFromBytes(bytes, { fileId, name, order: 0 });
  const rows = chunks.flatMap(({ lines }) => lines);
  const findings = chunks.flatMap((chunk) => chunk.findings).filter(({ direction }) => direction === "denial");
  const billed = claims.map((claim): BilledClaim => {
    const own = findings.filter(({ claimIndex }) => claimIndex === claim.index);
    return {
      claim: claim.id,
      billingNpi: claim.billing.npi,
      payer: { id: claim.payerId, name: claim.payerName, filing: claim.filingIndicator },
      lastService: Math.max(...claim.lines.map(({ dateThrough, date }) => Math.max(date, dateThrough))),
      lines: claim.lines.map((line) => ({
        procedure: line.procedure,
        modifiers: line.modifiers,
        date: line.date,
        chargeCents: line.chargeCents!,
        allowedCents: rows.find((row) => row.claimIndex === claim.index && row.line === line.number)!.allowedCents,
        control: line.controlNumber,
        predicted: own.filter((finding) => finding.line === null || finding.line === line.number).map(({ code, carc }) => ({ code, carc })),
      })),
    };
  });
  return { file: { fileId, name, byteLength: bytes.length }, chunks, fileLevel: planned.result, billed };
}

/** Writes a judged file into the store of a tenant as a run would. */
export async function keep(store: Store, tenant: string, { file, chunks, fileLevel }: JudgedFile): Promise<string> {
  const law = { rulesVersion: CLAIMSCRUB_VERSION, referenceFingerprint: judging.reference.fingerprint, options: "" };
  const { runId } = await store.beginRun({ tenant, files: [file], ...law, cut: String(CHUNK_CLAIMS), chunks: chunks.length });
  await store.writeChunk(runId, FILE_LEVEL, fileLevel);
  let { summary } = fileLevel;
  for (const [chunk, result] of chunks.entries()) {
    await store.writeChunk(runId, chunk, result);
    summary = mergeSummaries(summary, result.summary);
  }
  await store.finishRun(runId, finishRun(summary, [], 1));
  return runId;
}
