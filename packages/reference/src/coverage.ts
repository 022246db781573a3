import type { ProcedureKey } from "@claimscrub/claim";

/** The codes that a table speaks for. */
export type Coverage = (procedure: ProcedureKey) => boolean;

/** A table that is whole: its silence about a code means that there is no such edit. */
export const everyCode: Coverage = (procedure) => procedure !== 0;
