import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "@claimscrub/telemetry";
import { Problem } from "../problem.ts";
import type { ApiKeyHolder, AuditEntry, Records } from "../records.ts";

type Noted = Omit<AuditEntry, "keyId">;
type Waiting = AuditEntry & { readonly tenant: string; readonly at: Date };

/** Entries written by one statement. */
const BATCH = 500;
/** So long entries gather before they are written. */
const GATHER_MS = 20;
const AGAIN_MS = 1000;
/** More than this waiting means that the store is away: then what must be noted is refused, so that nothing goes unnoted. */
const MOST_WAITING = 20_000;

/** Writes down who read or changed what. What hands out patient data waits for its entry; what only takes and answers does not. */
export class AuditTrail {
  readonly #records: Records;
  readonly #log: Log;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #closing = false;

  constructor(records: Records, log: Log) {
    this.#records = records;
    this.#log = log;
  }

  /** Resolves when the entry is written; rejects where it can't be, so that nothing is read unnoted. */
  async write({ tenant, keyId }: ApiKeyHolder, entry: Noted): Promise<void> {
    await this.#records.of(tenant).audit({ keyId, ...entry });
  }

  /** Notes without keeping anybody waiting. @throws Problem where the store has been away for long */
  note({ tenant, keyId }: ApiKeyHolder, entry: Noted): void {
    if (this.#waiting.length >= MOST_WAITING)
      throw new Problem(503, "store-away", "The audit trail can't be written at this moment.", [], { "retry-after": "5" });
    this.#waiting.push({ tenant, keyId, at: new Date(), ...entry });
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything noted is written, or can't be. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!this.#closing) await delay(GATHER_MS);
      const { tenant } = this.#waiting[0]!;
      const batch = this.#waiting.filter((entry) => entry.tenant === tenant).slice(0, BATCH);
      try {
        await this.#records.of(tenant).audits(batch);
        const written = new Set(batch);
        this.#waiting = this.#waiting.filter((entry) => !written.has(entry));
      } catch {
        this.#log.error({ reason: "audit-failed" }, "audit entries could not be written; they are kept");
        if (this.#closing) break;
        await delay(AGAIN_MS);
      }
    }
    this.#writing = undefined;
  }
}
