import type { ByteSource } from "@claimscrub/claim";
import type { CsvMap } from "./csv-map.ts";
import type { CsvClaimRange, CsvPlan, RowPlace } from "./csv-plan.ts";
import { CsvFaultList } from "./fault.ts";
import { CSV_FAULTS } from "./faults.ts";
import { fitHeader } from "./layout.ts";
import { LIMITS } from "./limits.ts";
import { patientHash, patientOf } from "./patient.ts";
import { Row } from "./row.ts";
import { RowScanner } from "./scan-rows.ts";

export interface PlanCsvOptions {
  /** Gets every byte of the file once, in order: for a hash. The view is valid during the call only. */
  readonly onBytes?: (chunk: Uint8Array) => void;
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
  /** Size of a read in bytes, from 1. */
  readonly readBytes?: number;
}

const LF = 10;
const READ_BYTES = 262_144;
const FAULTS_PER_KIND = 100;
const BETWEEN = "\u001f";

/**
 * Reads a file of rows once, from end to end, and finds which rows make up which claim: those that share claim number and billing NPI, wherever
 * they stand; where lines are numbered, a claim that begins again at its first line is another one. Whatever the bytes are, the answer is a plan.
 */
export async function planCsv(source: ByteSource, map: CsvMap, options: PlanCsvOptions = {}): Promise<CsvPlan> {
  const total = source.byteLength;
  const head = await source.read(0, Math.min(total, LIMITS.rowBytes));
  const { layout, faults: headerFaults } = fitHeader(head, map);
  const faults = new CsvFaultList(FAULTS_PER_KIND);
  for (const { kind, position, data } of headerFaults) faults.add(kind, position, data);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide) faults.add("csv-encoding", { segment: 1, byte: 0, element: "header" });
  const refused = (): boolean => faults.list().some(({ kind }) => CSV_FAULTS[kind].effect === "file");
  let given = refused();
  const claims = new Claims(total);
  const scanner = new RowScanner(
    {
      row: (bytes, offset, number) => {
        if (number === 1 || given) return true;
        const row = new Row(bytes, offset, number, layout);
        // A quote left open may have swallowed the rows behind it.
        if ((row.problem !== undefined || row.width !== layout.width) && bytes.includes(LF)) return false;
        const claim = row.text("claim");
        if (claim === "") {
          const { problem } = row;
          faults.add(problem?.kind ?? "csv-row-without-claim", row.place("claim"), { limit: LIMITS.cellBytes });
          return true;
        }
        const key = claim + BETWEEN + row.text("billing-npi");
        const line = row.own("line");
        if (
          !claims.add(key, /^\d{1,6}$/.test(line) ? Number(line) : 0, { from: offset, to: offset + bytes.length, segment: number }, () =>
            patientOf(row, layout),
          )
        ) {
          faults.add("csv-too-many-claims", row.place("claim"), { limit: LIMITS.claims });
          given = true;
        }
        return true;
      },
      problem: (kind, offset, number, limit) => {
        faults.add(kind, { segment: number, byte: offset, element: number === 1 ? "header" : "row" }, { limit });
        given ||= CSV_FAULTS[kind].effect === "file";
      },
    },
    layout.delimiter,
  );
  for (let at = 0; at < total; ) {
    const chunk = await source.read(at, Math.min(total, at + (options.readBytes ?? READ_BYTES)));
    if (chunk.length === 0) throw new Error(`the file ended at byte ${at} of ${total} while it was read`);
    options.onBytes?.(chunk);
    if (!given) scanner.take(chunk);
    at += chunk.length;
    options.onProgress?.(at, total);
  }
  if (!given) scanner.finish();
  if (given) claims.clear();
  else if (claims.count === 0 && !refused()) faults.add("csv-no-rows", { segment: 1, byte: 0, element: "header" });
  return {
    format: "csv",
    byteLength: total,
    claims: claims.count,
    lines: claims.rows * Math.max(1, layout.lines),
    planFaults: faults.list(),
    layout,
    keyHigh: (index) => claims.keyHigh(index),
    keyLow: (index) => claims.keyLow(index),
    rangeOf: (index) => claims.rangeOf(index),
  };
}

/** The claims of a plan while it is made. */
class Claims {
  rows = 0;
  readonly #seed: number;
  readonly #byKey = new Map<string, number>();
  readonly #keys: number[] = [];
  readonly #lastLine: number[] = [];
  /** From, to and ordinal of each row of each claim. */
  readonly #places: number[][] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  get count(): number {
    return this.#places.length;
  }

  /** False where there are too many. */
  add(key: string, line: number, { from, to, segment }: RowPlace, patient: () => Parameters<typeof patientHash>[0]): boolean {
    let index = this.#byKey.get(key);
    if (index === undefined || (line === 1 && this.#lastLine[index]! >= 1)) {
      if (this.count >= LIMITS.claims) return false;
      index = this.#places.push([]) - 1;
      this.#byKey.set(key, index);
      this.#lastLine.push(0);
      const { high, low } = patientHash(patient(), this.#seed, index + 1);
      this.#keys.push(high, low);
    }
    const places = this.#places[index]!;
    // More rows make no claim; that there are more is told when it is read.
    if (places.length <= LIMITS.lines * 3) places.push(from, to, segment);
    if (line > 0) this.#lastLine[index] = line;
    this.rows++;
    return true;
  }

  clear(): void {
    this.rows = 0;
    this.#places.length = 0;
  }

  keyHigh(index: number): number {
    return this.#keys[index * 2]!;
  }

  keyLow(index: number): number {
    return this.#keys[index * 2 + 1]!;
  }

  rangeOf(index: number): CsvClaimRange {
    const places = this.#places[index];
    if (places === undefined) throw new RangeError(`no claim ${index} in a plan of ${this.count}`);
    const rows: RowPlace[] = [];
    for (let at = 0; at < places.length; at += 3) rows.push({ from: places[at]!, to: places[at + 1]!, segment: places[at + 2]! });
    return { claimIndex: index + 1, rows };
  }
}
