import type { ProcedureKey } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { MueLimit, MueTable } from "./tables.ts";

export interface MueRows {
  readonly covers: Coverage;
  readonly limits: ReadonlyMap<ProcedureKey, MueLimit>;
}

export function mueTable(edition: Edition<MueRows>): MueTable {
  const { limits, covers } = edition.rows;
  return { edition: editionInfo(edition), covers, find: (procedure) => limits.get(procedure) };
}
