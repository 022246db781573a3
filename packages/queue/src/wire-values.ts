/** Thrown for a payload that is not what it should be. Says where, never what stood there. */
export class RefusedJob extends Error {
  readonly code = "refused-job";
  constructor(where: string) {
    super(`a job was refused: ${where}`);
    this.name = "RefusedJob";
  }
}

/** Rows of integers, each kept once. */
export class Shared {
  readonly rows: (readonly number[])[] = [];
  readonly #places = new Map<string, number>();
  place(row: readonly number[]): number {
    const key = row.join(" ");
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.rows.length);
    this.rows.push(row);
    return this.rows.length - 1;
  }
}

export function record(value: unknown, where: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RefusedJob(where);
  if (Object.keys(value).some((key) => !keys.includes(key))) throw new RefusedJob(`${where} has a key that means nothing here`);
  return value as Record<string, unknown>;
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RefusedJob(where);
  return value;
}

export function integers(value: unknown, where: string): number[] {
  return list(value, where).map((one) => integer(one, where));
}

export function integer(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new RefusedJob(where);
  return value;
}

export function at<T>(values: readonly T[], place: number | undefined, where: string): T {
  const value = place === undefined ? undefined : values[place];
  if (value === undefined) throw new RefusedJob(where);
  return value;
}

export function runId(value: unknown): string {
  if (typeof value !== "string" || !/^[0-9a-f]{32}$/.test(value)) throw new RefusedJob("runId");
  return value;
}

export function fileId(value: unknown): string {
  if (typeof value !== "string" || !/^[0-9a-f]{64}$/.test(value)) throw new RefusedJob("fileId");
  return value;
}
