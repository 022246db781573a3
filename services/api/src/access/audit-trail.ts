import type { Log } from "../log.ts";
import type { ApiKeyHolder, AuditEntry, Records } from "../records.ts";

type Noted = Omit<AuditEntry, "keyId">;

/** More than this waiting means that the database is away: then requests that must be noted are refused. */
const MOST_WAITING = 10_000;

/** Writes down who read or changed what. What hands out patient data waits for its entry; what only takes and answers does not. */
export class AuditTrail {
  readonly #records: Records;
  readonly #log: Log;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(records: Records, log: Log) {
    this.#records = records;
    this.#log = log;
  }

  /** Resolves when the entry is written; rejects where it can't be, so that nothing is read unnoted. */
  async write({ tenant, keyId }: ApiKeyHolder, entry: Noted): Promise<void> {
    await this.#records.of(tenant).audit({ keyId, ...entry });
  }

  /** Notes without keeping anybody waiting, one entry after the other. */
  note(holder: ApiKeyHolder, entry: Noted): void {
    if (this.#waiting >= MOST_WAITING) {
      this.#log.error({ reason: "audit-lost" }, "audit entries were lost: the store is away");
      return;
    }
    this.#waiting += 1;
    this.#last = this.#last
      .then(() => this.write(holder, entry))
      .catch(() => this.#log.error({ reason: "audit-failed" }, "an audit entry could not be written"))
      .finally(() => (this.#waiting -= 1));
  }

  async close(): Promise<void> {
    await this.#last;
  }
}
