import type { Deskwork } from "../deskwork.ts";
import type { Log } from "@claimscrub/telemetry";
import type { AuditTrail } from "./audit-trail.ts";

/** What routes work with. */
export interface Desks extends Deskwork {
  readonly audit: AuditTrail;
  readonly log: Log;
  /** Largest file that is taken for the queue. */
  readonly uploadBytes: number;
}
