import {
  coveredDiagnoses,
  diagnosisCodes,
  type MueLimit,
  type MueTable,
  procedureLists,
  type Reference,
  starterReference,
  type TablesInForce,
} from "@claimscrub/reference";
import { procedureKey, type ServiceDate } from "@claimscrub/claim";

/** The built-in reference with a few unit limits of its own, for values that no starter code has: `{ "17000": { units: 0, mai: 2 } }`. */
export function referenceWithLimits(limits: Readonly<Record<string, Omit<MueLimit, "rationale">>>): Reference {
  const own = new Map(Object.entries(limits).map(([code, limit]) => [procedureKey(code), { ...limit, rationale: "of the test" }]));
  return referenceWith((tables) => {
    const { mue } = tables;
    if (mue === undefined) return tables;
    const changed: MueTable = { edition: mue.edition, covers: (code) => mue.covers(code), find: (code) => own.get(code) ?? mue.find(code) };
    return { ...tables, mue: changed };
  });
}

/** What an operator loads besides CMS's tables. */
export interface LoadedLists {
  /** Lists of procedure codes by name. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Diagnoses by coverage document. */
  readonly coverage?: Readonly<Record<string, readonly string[]>>;
  /** ICD-10-CM codes: true for those that can be reported. */
  readonly diagnoses?: Readonly<Record<string, boolean>>;
}

/** The built-in reference with lists of an operator's beside it. */
export function referenceWithLists({ lists = {}, coverage, diagnoses }: LoadedLists): Reference {
  return referenceWith((tables) => {
    const { lists: built } = tables;
    if (built === undefined) return tables;
    const { edition } = built;
    const about = { ...edition, digest: "of the test" };
    const own = procedureLists({
      ...about,
      rows: new Map(Object.entries(lists).map(([list, codes]) => [list, new Set(codes.map(procedureKey))])),
    });
    return {
      ...tables,
      lists: {
        edition,
        holds: (list) => own.holds(list) || built.holds(list),
        has: (list, code) => own.has(list, code) || built.has(list, code),
        listsOf: (code) => [...built.listsOf(code), ...own.listsOf(code)],
      },
      ...(coverage && {
        coverage: coveredDiagnoses({ ...about, rows: new Map(Object.entries(coverage).map(([name, codes]) => [name, new Set(codes)])) }),
      }),
      ...(diagnoses && { diagnoses: diagnosisCodes({ ...about, rows: new Map(Object.entries(diagnoses)) }) }),
    };
  });
}

/** The built-in reference with its tables changed; on one date always the same object, as the contract of a reference says. */
export function referenceWith(change: (tables: TablesInForce) => TablesInForce): Reference {
  const built = starterReference();
  const changed = new Map<ServiceDate, TablesInForce>();
  return {
    fingerprint: `${built.fingerprint}, changed`,
    editions: () => built.editions(),
    plainWords: (procedure) => built.plainWords(procedure),
    on(date, knownBy) {
      let tables = changed.get(date);
      if (!tables) {
        tables = change(built.on(date, knownBy));
        changed.set(date, tables);
      }
      return tables;
    },
  };
}
