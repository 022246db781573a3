import { type MueLimit, type MueTable, type Reference, starterReference, type TablesInForce } from "@claimscrub/reference";
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
