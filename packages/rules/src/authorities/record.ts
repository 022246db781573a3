import type { Citation } from "@claimscrub/claim";

/** The practice's own record, as the sidecar tells it: what was done, which a claim alone can't show. */
export const OWN_RECORD: Citation = { title: "The practice's own record", section: "sidecar file, docs/sidecar.md" };
