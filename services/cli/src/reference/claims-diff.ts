import type { ByteSource, Cents } from "@claimscrub/claim";
import { createReference, type Reference, seriesOf, type SnapshotTable, starterWords, type TablesInForce } from "@claimscrub/reference";
import { createJudging, filesInJudgingOrder, type Judging, planFiles, planRun, scrubChunk } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { type Input, locateInputs, openInputs } from "../scrub/inputs.ts";
import { SpoolFolder } from "../scrub/spool-folder.ts";
import { loadReference, newSha256 } from "./reference-home.ts";

type Both<Value> = readonly [before: Value, after: Value];

/** What a release changes for claims: each figure under the one and under the other. */
export interface ClaimsDiff {
  readonly claims: number;
  readonly lines: number;
  readonly priced: Both<number>;
  readonly allowed: Both<Cents>;
  /** Sums of findings' dollars. */
  readonly impact: { readonly denial: Both<Cents>; readonly underbilling: Both<Cents> };
  /** Codes whose allowed amounts change, the largest change first. */
  readonly codes: readonly { readonly procedure: string; readonly lines: number; readonly cents: Cents }[];
}

const MEMBERS: Partial<Record<SnapshotTable["kind"], readonly (keyof TablesInForce)[]>> = {
  "fee-schedule": ["fees", "conversionFactor"],
  gpci: ["localities"],
  zip5: ["zips"],
  "ncci-ptp": ["ptp"],
  mue: ["mue"],
  "add-on": ["addOns"],
  places: ["places"],
};

/** The law of each date, but with one table as if it had been in force on all of them. */
function asIfInForce(base: Reference, table: SnapshotTable): Reference {
  const members = MEMBERS[table.kind];
  if (!members) throw wrongUsage(`${table.label} is no table that claims are judged by.`, "Compare it without --claims.");
  const series = seriesOf([table]);
  const editions = Object.values(series).flatMap(({ editions: all }) => all);
  const day = editions.find(({ label, digest }) => label === table.label && digest === table.digest)?.period.from;
  if (day === undefined)
    throw wrongUsage(`${table.label} is no table that professional claims are judged by.`, "Compare it without --claims.");
  const alone = createReference(series, starterWords).on(day);
  const chosen = Object.fromEntries(members.map((member) => [member, alone[member]]));
  const tables = new Map<number, TablesInForce>();
  return {
    fingerprint: `${base.fingerprint} ${table.digest}`,
    on(date, knownBy) {
      let one = tables.get(date);
      if (!one) tables.set(date, (one = Object.freeze({ ...base.on(date, knownBy), ...chosen, date })));
      return one;
    },
    editions: () => base.editions(),
    plainWords: (procedure) => base.plainWords(procedure),
  };
}

/** Judges the claims twice. @throws Failure */
export async function claimsDiff(
  paths: readonly string[],
  before: SnapshotTable,
  after: SnapshotTable,
  environment: Environment,
): Promise<ClaimsDiff> {
  const { reference } = await loadReference(environment);
  const judgings = [before, after].map((table) => createJudging(undefined, asIfInForce(reference, table)));
  const located = await locateInputs(paths, environment.startedIn);
  const spool = new SpoolFolder(environment.home);
  try {
    const inputs = await openInputs(located, spool);
    const sums = new Sums();
    const byFileId = new Map<string, Input>();
    const planned = await planFiles({
      ...(judgings[0] as Judging),
      sources: inputs.found,
      unopened: inputs.unopened,
      newHash: newSha256,
      filePlanned: (fileId, source) => byFileId.set(fileId, source as Input),
      fileRepeated: () => undefined,
    });
    const plan = planRun(planned.files);
    const files = new Map(
      filesInJudgingOrder([...byFileId].map(([fileId, { name }]) => ({ fileId, name }))).map((file) => [file.fileId, file]),
    );
    const openSource = async (fileId: string): Promise<ByteSource> => (byFileId.get(fileId) as Input).open();
    for (let chunk = 0; chunk < plan.chunks; chunk++)
      for (const [which, judging] of judgings.entries())
        sums.add(which as 0 | 1, await scrubChunk(plan.job(chunk), { ...judging, files, openSource, rows: true }));
    for (const input of inputs.found) await input.close();
    return sums.result();
  } finally {
    spool.remove();
  }
}

/** Running sums under both. */
class Sums {
  #claims = 0;
  #lines = 0;
  readonly #priced: [number, number] = [0, 0];
  readonly #allowed: [Cents, Cents] = [0, 0];
  readonly #denial: [Cents, Cents] = [0, 0];
  readonly #underbilling: [Cents, Cents] = [0, 0];
  readonly #codes = new Map<string, { lines: number; cents: Cents }>();

  add(which: 0 | 1, { claims, lines, summary }: Awaited<ReturnType<typeof scrubChunk>>): void {
    if (which === 0) {
      this.#claims += claims.length;
      this.#lines += lines.length;
    }
    for (const { procedure, allowedCents } of lines) {
      let code = this.#codes.get(procedure);
      if (!code) this.#codes.set(procedure, (code = { lines: 0, cents: 0 }));
      if (which === 0) code.lines += 1;
      if (allowedCents === null) continue;
      this.#priced[which] += 1;
      this.#allowed[which] += allowedCents;
      code.cents += which === 0 ? -allowedCents : allowedCents;
    }
    for (const { denialCents, underbillingCents } of summary.byPayer) {
      this.#denial[which] += denialCents;
      this.#underbilling[which] += underbillingCents;
    }
  }

  result(): ClaimsDiff {
    const codes = [...this.#codes].map(([procedure, { lines, cents }]) => ({ procedure, lines, cents })).filter(({ cents }) => cents !== 0);
    return {
      claims: this.#claims,
      lines: this.#lines,
      priced: this.#priced,
      allowed: this.#allowed,
      impact: { denial: this.#denial, underbilling: this.#underbilling },
      codes: codes.sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || (a.procedure < b.procedure ? -1 : 1)),
    };
  }
}
