import { type ProcedureKey, procedureKey } from "@claimscrub/claim";
import type { ListedCode } from "./code-lists.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { CoveredDiagnoses, DiagnosisCodes, ProcedureLists } from "./tables.ts";

/** Codes of a list by name: of procedures, by their keys; of diagnoses, without dots. */
export type ListRows<Code> = ReadonlyMap<string, ReadonlySet<Code>>;
/** ICD-10-CM codes without dots: true for those that can be reported. */
export type DiagnosisRows = ReadonlyMap<string, boolean>;

const NO_LISTS: readonly string[] = [];

/** Codes that were asked for are kept apart: claims repeat a few hundred out of a table of 70,000, most of which lies in no processor's cache. */
const KEPT = 4096;

export function diagnosisCodes(edition: Edition<DiagnosisRows>): DiagnosisCodes {
  type Standing = ReturnType<DiagnosisCodes["standing"]>;
  const asked = new Map<string, Standing>();
  const standing = (diagnosis: string): Standing => {
    const reportable = edition.rows.get(diagnosis);
    return reportable === undefined ? undefined : reportable ? "reportable" : "heading";
  };
  return {
    edition: editionInfo(edition),
    standing: (diagnosis) => {
      const known = asked.get(diagnosis);
      if (known !== undefined) return known;
      if (asked.size === KEPT) asked.clear();
      const found = standing(diagnosis);
      asked.set(diagnosis, found);
      return found;
    },
  };
}

export function procedureLists(edition: Edition<ListRows<ProcedureKey>>): ProcedureLists {
  const lists = edition.rows;
  const byCode = new Map<ProcedureKey, string[]>();
  for (const [list, codes] of lists) for (const code of codes) byCode.set(code, [...(byCode.get(code) ?? []), list]);
  return {
    edition: editionInfo(edition),
    holds: (list) => lists.has(list),
    has: (list, procedure) => lists.get(list)?.has(procedure) === true,
    listsOf: (procedure) => byCode.get(procedure) ?? NO_LISTS,
  };
}

export function coveredDiagnoses(edition: Edition<ListRows<string>>): CoveredDiagnoses {
  const documents = edition.rows;
  return {
    edition: editionInfo(edition),
    holds: (document) => documents.has(document),
    covers: (document, diagnosis) => documents.get(document)?.has(diagnosis) === true,
  };
}

/** Rows of a loaded list whose codes read `list:code`, by list. */
export function byList(rows: readonly ListedCode[]): ListRows<string> {
  const lists = new Map<string, Set<string>>();
  for (const { code } of rows) {
    const colon = code.lastIndexOf(":");
    const list = code.slice(0, colon);
    const codes = lists.get(list);
    if (codes === undefined) lists.set(list, new Set([code.slice(colon + 1)]));
    else codes.add(code.slice(colon + 1));
  }
  return lists;
}

/** Lists of procedure codes as keys. */
export function asProcedures(lists: ListRows<string>): ListRows<ProcedureKey> {
  return new Map([...lists].map(([list, codes]) => [list, new Set([...codes].map(procedureKey))]));
}
