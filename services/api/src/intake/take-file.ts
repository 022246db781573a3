import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { arrive, openFile } from "@claimscrub/files";
import type { Lane, ScrubQueue } from "@claimscrub/queue";
import {
  carryChoices,
  CHUNK_CLAIMS,
  csvLayoutsWord,
  isX12Plan,
  judgingOptions,
  type NamedSource,
  planFiles,
  planRun,
} from "@claimscrub/scrub-claims";
import { checkFiles } from "@claimscrub/second-reader";
import { FILE_LEVEL, type Store } from "@claimscrub/store";
import type { Log } from "@claimscrub/telemetry";
import type { ServedJudging } from "../law.ts";
import { Problem } from "../problem.ts";

export interface TakenFile {
  readonly fileId: string;
  readonly runId: string;
  readonly state: "queued" | "already-queued" | "finished";
}

/** What the sender wants done with a file. */
export interface SendingWishes {
  /** What waits to be sent goes before the nightly rest. */
  readonly lane: Lane;
  /** These claims go to their payers: once they are judged, they are history for later runs. */
  readonly sent: boolean;
  /** Judge against the tenant's claims that were sent before, as the store has them now. */
  readonly history: boolean;
}

/** Takes files that come over HTTP: keeps their bytes for the workers, plans them, and queues the run. */
export class Intake {
  readonly #store: Store;
  readonly #queue: ScrubQueue;
  readonly #served: ServedJudging;
  readonly #spool: string;
  readonly #log: Log;

  constructor(store: Store, queue: ScrubQueue, served: ServedJudging, home: string, log: Log) {
    this.#store = store;
    this.#queue = queue;
    this.#served = served;
    this.#log = log;
    this.#spool = path.join(home, "spool");
    fs.mkdirSync(this.#spool, { recursive: true, mode: 0o700 });
  }

  /** @throws Problem where it is larger than `most` bytes, or nothing of it can be read. */
  async take(tenant: string, name: string, body: Readable, most: number, wishes: SendingWishes): Promise<TakenFile> {
    // The name tells other processes whose it is: what a killed one left behind they remove.
    const folder = path.join(this.#spool, `submit-${process.pid}-${randomBytes(6).toString("hex")}`);
    fs.mkdirSync(folder, { mode: 0o700 });
    try {
      const upload = path.join(
        folder,
        path.extname(name).toLowerCase() === ".zip" ? "upload.zip" : path.extname(name) === ".gz" ? "upload.gz" : "upload",
      );
      await receive(body, upload, most);
      const files: { name: string; path: string }[] = [];
      for await (const arrival of arrive([{ name, path: upload }], folder, body)) {
        if (arrival.failure !== undefined)
          throw new Problem(422, "unreadable-file", `The file can't be read: ${arrival.failure}.`, [
            { element: "body", message: "must be a claim file, or an archive of some" },
          ]);
        files.push({ name: arrival.name, path: arrival.path });
      }
      if (files.length === 0) throw new Problem(422, "unreadable-file", "The archive holds no file.");
      return await this.#submit(tenant, files, wishes);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  async #submit(
    tenant: string,
    files: readonly { readonly name: string; readonly path: string }[],
    { lane, sent, history }: SendingWishes,
  ): Promise<TakenFile> {
    const { judging, choices } = this.#served;
    const copies = new Map<string, { name: string; path: string; byteLength: number }>();
    const sources = files.map((file) => ({ ...file, ...lazily(file.path) }));
    const planned = await planFiles({
      ...judging,
      sources,
      newHash: newSha256,
      filePlanned: (fileId, source) => copies.set(fileId, source as (typeof sources)[number]),
    });
    const twice = planned.files.flatMap(({ fileId, name, plan: of }) => (isX12Plan(of) ? [{ fileId, name, plan: of }] : []));
    const checked = await checkFiles(twice, (fileId) => openFile(copies.get(fileId)!.path), { log: this.#log });
    const quarantined = new Set(checked.quarantined.map(({ file }) => file));
    const plan = planRun(planned.files.filter(({ name }) => !quarantined.has(name)));
    const reasons = new Map([...planned.withoutResult, ...checked.quarantined].map(({ file, reason }) => [file, reason]));
    const begun = await this.#store.beginRun({
      tenant,
      files: [...copies].map(([fileId, { name, byteLength }]) => ({
        fileId,
        name,
        byteLength,
        withoutResult: reasons.get(name),
        claims: quarantined.has(name) ? 0 : planned.files.find((file) => file.fileId === fileId)?.plan.claims,
      })),
      rulesVersion: judging.rulesVersion,
      referenceFingerprint: judging.reference.fingerprint,
      options: [judgingOptions(undefined, choices.terms, choices.choice), csvLayoutsWord(planned.files, newSha256)]
        .filter((word) => word !== "")
        .join(" "),
      choices: carryChoices(choices),
      cut: String(CHUNK_CLAIMS),
      chunks: plan.chunks,
      ...(history ? { historyMark: await this.#store.historyMark(tenant) } : {}),
    });
    const fileId = [...copies.keys()][0]!;
    if (sent) await this.#store.markSent(begun.runId, "api");
    if (begun.state === "finished") return { fileId, runId: begun.runId, state: "finished" };
    const folder = path.join(this.#spool, `run-${begun.runId}`);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [id, { path: from }] of copies) fs.renameSync(from, path.join(folder, id));
    await this.#store.writeChunk(begun.runId, FILE_LEVEL, planned.result);
    const chunks = Array.from({ length: plan.chunks }, (_, chunk) => ({ runId: begun.runId, ...plan.job(chunk) }));
    return { fileId, runId: begun.runId, state: await this.#queue.submit({ runId: begun.runId }, chunks, { lane, tenant }) };
  }
}

/** A file that is open while it is planned. */
function lazily(file: string): Pick<NamedSource, "byteLength" | "open"> & { close(): Promise<void> } {
  let opened: Awaited<ReturnType<typeof openFile>> | undefined;
  return {
    byteLength: fs.statSync(file).size,
    open: async () => (opened ??= await openFile(file)),
    close: async () => {
      await opened?.close();
      opened = undefined;
    },
  };
}

async function receive(body: Readable, file: string, most: number): Promise<void> {
  const handle = await fs.promises.open(file, "wx", 0o600);
  let length = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > most)
        throw new Problem(413, "too-large", `A file may have ${most} bytes.`, [{ element: "body", message: "is too large" }]);
      await handle.writeFile(piece);
    }
  } finally {
    await handle.close();
  }
  if (length === 0)
    throw new Problem(400, "bad-request", "The body is empty; send the bytes of a claim file.", [
      { element: "body", message: "must hold a claim file" },
    ]);
}

function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
