import type { ByteSource } from "@claimscrub/claim";
import { procedureText } from "@claimscrub/claim";
import { everyCode, packPtp, PtpBuilder, type PtpPart, ptpQuarter, quarterPeriod, readPtp, type Refusal } from "@claimscrub/reference";
import type { ReadChecks, ReadTable } from "./read-table.ts";

/** Parts that CMS publishes a release of practitioner pairs in. */
const PARTS = 4;

interface Release {
  readonly builder: PtpBuilder;
  readonly parts: PtpPart[];
  readonly files: { readonly name: string; readonly sha256: string }[];
  refused?: Refusal;
}

/** A release of NCCI pairs put together from its parts, or why it is refused. */
export interface PairsRelease {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly table?: ReadTable;
  readonly refused?: Refusal;
}

/** Collects the parts of NCCI pair releases, in whatever order they come. */
export class PairsReader {
  readonly #releases = new Map<string, Release>();
  readonly #checks: ReadChecks & { readonly parts?: number | undefined };

  constructor(checks: ReadChecks & { readonly parts?: number | undefined }) {
    this.#checks = checks;
  }

  /** Reads one part; a part that is refused takes its release with it. */
  async add(name: string, source: ByteSource, sha256: string): Promise<void> {
    const key = /cci(pra|oph)-v\d{3}r\d+/i.exec(name)?.[0].toLowerCase() ?? name;
    let release = this.#releases.get(key);
    if (!release) this.#releases.set(key, (release = { builder: new PtpBuilder(), parts: [], files: [] }));
    const part = Number(/-f(\d)/i.exec(name)?.[1]);
    const twin = release.files.find((file) => file.sha256 === sha256);
    if (twin) return;
    release.files.push({ name, sha256 });
    if (release.refused) return;
    if (release.parts.some((one) => one.part === part)) {
      release.refused = { file: name, check: "duplicate", expected: `one file for part ${part}`, found: "two with different contents" };
      return;
    }
    const { table, refused } = await readPtp(
      name,
      source,
      release.builder,
      this.#checks.leastRows === undefined ? {} : { leastRows: this.#checks.leastRows },
    );
    if (refused) release.refused = refused;
    else release.parts.push(table);
  }

  /** The releases, packed. To be called once, when all parts are in. */
  *releases(): Generator<PairsRelease> {
    for (const [key, release] of this.#releases) {
      const { files } = release;
      const refused = release.refused ?? this.#missingPart(key, release);
      if (refused) {
        yield { files, refused };
        continue;
      }
      const { version, service } = release.parts[0] as PtpPart;
      const edits = release.builder.finish(everyCode);
      const standInDates = release.parts.every((part) => part.standInDates);
      // A pair that was deleted and came back has two rows; where dates are stand-ins they seem to overlap.
      const twice = standInDates ? undefined : release.builder.twice;
      if (twice) {
        const pair = twice.map(procedureText).join(" with ");
        yield {
          files,
          refused: { file: key, check: "duplicate", expected: `one row in force for ${pair}`, found: "rows whose dates overlap" },
        };
        continue;
      }
      const quarter = ptpQuarter(version);
      const notApplicable = release.parts.reduce((sum, part) => sum + part.notApplicable, 0);
      yield {
        files,
        table: {
          packed: packPtp({ kind: "ncci-ptp", service, quarter, edits, standInDates, notApplicable }),
          published: undefined,
          madeFor: quarterPeriod(quarter).from,
          layoutVerified: service === "practitioner",
        },
      };
    }
  }

  #missingPart(key: string, { parts }: Release): Refusal | undefined {
    const expected = this.#checks.parts ?? PARTS;
    const missing = Array.from({ length: expected }, (_, at) => at + 1).filter((part) => !parts.some((one) => one.part === part));
    if (missing.length === 0) return undefined;
    return {
      file: key,
      check: "truncated",
      expected: `parts f1 to f${expected} in one import`,
      found: `no ${missing.map((part) => `f${part}`).join(", ")}`,
    };
  }
}
