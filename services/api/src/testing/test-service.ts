import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bytesInMemory } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { openQueue, type ScrubQueue } from "@claimscrub/queue";
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
import { FILE_LEVEL, openStore, type Store } from "@claimscrub/store";
import type { FastifyInstance } from "fastify";
import type { Deskwork } from "../deskwork.ts";
import { Intake } from "../intake/take-file.ts";
import type { LargeScrubs } from "../judge/large-scrubs.ts";
import { answerScrub } from "../judge/scrub-answer.ts";
import type { Log, LogFields } from "@claimscrub/telemetry";
import { SCOPES } from "../route-facts.ts";
import { buildService } from "../service.ts";

export const judging = createJudging();

export function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}

export interface TestService {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly queue: ScrubQueue;
  readonly home: string;
  /** Every line that the service logged, as text. */
  readonly logged: string[];
  keyOf(tenant: string, scopes?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** The service in this process, on a real database and queue. Large scrubs run in the same thread: the threads need the built files. */
export async function startTestService(
  more: {
    readonly uploadBytes?: number;
    readonly requestsPerSecond?: number;
    /** The queue's server; the store's PostgreSQL where left out. */
    readonly queueUrl?: string;
    readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  } = {},
): Promise<TestService> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-api-"));
  const server = await startEmbeddedPostgres({ home });
  const store = await openStore(server.url, { identityKey: randomBytes(32) });
  const queue = await openQueue(more.queueUrl ?? server.url);
  const logged: string[] = [];
  const keep = (fields: LogFields, text: string): void => void logged.push(`${text} ${JSON.stringify(fields)}`);
  const log: Log = { info: keep, warn: keep, error: keep };
  const desk: Deskwork = {
    judging,
    records: { verifyKey: (key) => store.verifyApiKey(key), of: (tenant) => store.forTenant(tenant), ready: async () => true },
    queue,
    intake: new Intake(store, queue, { judging, choices: {} }, home, log),
    large: { run: ({ name, bytes, form }) => answerScrub(name, bytes, form, judging), close: async () => undefined } as LargeScrubs,
    imported: new Map(),
    rulePages: new Map([["MOH-001", "# A page"]]),
    today: () => 20260302,
    now: () => performance.now(),
    close: async () => undefined,
  };
  const app = await buildService({ desk, log, web: undefined, requestsPerSecond: 100_000, ...more });
  await app.ready();
  return {
    app,
    store,
    queue,
    home,
    logged,
    keyOf: async (tenant, scopes = SCOPES) =>
      (await store.forTenant(tenant).createApiKey({ name: `${tenant}'s`, scopes: [...scopes] })).key,
    stop: async () => {
      await app.close();
      await queue.close();
      await store.close();
      await server.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Judges a file into the store as the workers do. @param hold Called between the planning and the judging. */
export async function judgeInto(
  store: Store,
  tenant: string,
  name: string,
  text: string,
  hold: (runId: string) => Promise<void> = async () => undefined,
): Promise<{ runId: string; fileId: string }> {
  const bytes = new TextEncoder().encode(text);
  const source = bytesInMemory(bytes);
  const planned = await planFiles({
    ...judging,
    sources: [{ name, byteLength: bytes.length, open: async () => source }],
    newHash: newSha256,
  });
  const plan = planRun(planned.files);
  const files = planned.files.map(({ fileId }) => ({ fileId, name, byteLength: bytes.length }));
  const law = { rulesVersion: CLAIMSCRUB_VERSION, referenceFingerprint: judging.reference.fingerprint, options: "" };
  const { runId } = await store.beginRun({ tenant, files, ...law, cut: String(CHUNK_CLAIMS), chunks: plan.chunks });
  await hold(runId);
  await store.writeChunk(runId, FILE_LEVEL, planned.result);
  let { summary } = planned.result;
  for (let chunk = 0; chunk < plan.chunks; chunk++) {
    const result = await scrubChunk(plan.job(chunk), {
      ...judging,
      files: new Map(plan.files.map((file) => [file.fileId, file])),
      openSource: async () => source,
      rows: true,
    });
    await store.writeChunk(runId, chunk, result);
    summary = mergeSummaries(summary, result.summary);
  }
  await store.finishRun(runId, finishRun(summary, planned.withoutResult, 1));
  return { runId, fileId: files[0]!.fileId };
}
