import { type BackendFactory, createPostgresBackend, type IQueueBackend, runMigrations } from "bullmq";
import pg from "pg";

/** Where jobs wait, as the constructors of BullMQ want it. */
export interface Backend {
  readonly kind: "redis" | "postgres";
  /** Passed to each Queue, Worker and FlowProducer. */
  readonly options: { readonly connection: any; readonly prefix: string };
  readonly factory: BackendFactory<IQueueBackend, any> | undefined;
}

/** Braces keep all keys of the queues in one slot of a Redis cluster, so that a flow stays one step. */
const PREFIX = "{claimscrub}";
const SCHEMA = "claimscrub_queue";

/** Thrown for an address that is neither Redis nor PostgreSQL, or that does not answer. Never quotes the address: it may hold a password. */
export class QueueFault extends Error {
  readonly code: string;
  readonly passing: boolean;
  constructor(message: string, code: string, passing: boolean) {
    super(message);
    this.name = "QueueFault";
    this.code = code;
    this.passing = passing;
  }
}

/** Chooses by the scheme of the address, and brings a PostgreSQL to the tables that the queue needs. */
export async function openBackend(url: string): Promise<Backend> {
  if (/^rediss?:\/\//.test(url)) return { kind: "redis", options: { connection: { url, ...REDIS }, prefix: PREFIX }, factory: undefined };
  if (/^postgres(ql)?:\/\//.test(url)) {
    await migrate(url);
    const connection = { connectionString: url, schema: SCHEMA, max: 4, application_name: "claimscrub-queue", Client: CalmClient };
    return { kind: "postgres", options: { connection, prefix: PREFIX }, factory: createPostgresBackend };
  }
  throw new QueueFault("The queue's address must begin with redis://, rediss:// or postgres://.", "queue-url", false);
}

/** Commands wait while Redis is away instead of failing: late, not lost. */
const REDIS = { maxRetriesPerRequest: null };

/** A session that the server ends while it is in use fails its query, which is told; the event besides would end the process if nobody heard it. */
class CalmClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }
}

async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "claimscrub-queue" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await runMigrations(client as any, SCHEMA);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const word = typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "unreachable";
    throw new QueueFault(`The queue's PostgreSQL failed (${word}).`, word, /^(E|08|53|55|57)/.test(word));
  } finally {
    await client.end().catch(() => undefined);
  }
}
