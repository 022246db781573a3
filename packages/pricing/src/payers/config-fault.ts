/** A value of the configuration that can't be taken: where it stands, what was expected, and what was found. */
export interface ConfigFault {
  readonly file: string;
  /** `fees.percent-of-medicare[1].codes[0]`, or `row 3, facility` of a csv file. */
  readonly key: string;
  readonly expected: string;
  readonly found: string;
  /** The name that was perhaps meant. */
  readonly nearest?: string | undefined;
}

/** `gulf.yaml: match.payer-id: expected one of the keys payer-ids, names; found payer-id (payer-ids?)`. */
export function configFaultText({ file, key, expected, found, nearest }: ConfigFault): string {
  return `${file}: ${key === "" ? "" : `${key}: `}expected ${expected}; found ${found}${nearest === undefined ? "" : ` (did you mean ${nearest}?)`}`;
}

/** Changes of one character, or of two neighbours, from one word to the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const before = rows[i - 1] as number[];
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The names that are nearest to what was written, the nearest first; none where none can have been meant. */
export function nearestNames(written: string, names: readonly string[], most: number): string[] {
  const plain = written.toLowerCase().replaceAll("_", "-");
  return [...new Set(names)]
    .map((name) => ({ name, far: distance(plain, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** The name that is nearest to what was written, if it is near enough to have been meant. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const plain = written.toLowerCase().replaceAll("_", "-");
  const [best] = names.map((name) => ({ name, far: distance(plain, name.toLowerCase()) })).sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** A value as a person would recognise it in the file, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
