import type { Locality } from "../api/answers.ts";

/** `MANHATTAN (13202-01)`: as the picker lists a locality. */
export function localityText({ id, name }: Locality): string {
  return `${name} (${id})`;
}

/** The locality that a typed text means: its id with or without a dash, what the picker lists, or words that only one name has. */
export function localityOf(text: string, all: readonly Locality[]): Locality | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "") return undefined;
  const listed = all.find((one) => localityText(one).toLowerCase() === typed);
  if (listed) return listed;
  const digits = typed.replace(/[^0-9]/g, "");
  if (/^\d{5}[-/ ]?\d{2}$/.test(typed)) return all.find(({ id }) => id.replace("-", "") === digits);
  if (typed.length < 4) return undefined;
  const named = all.filter(({ name }) => name.toLowerCase().includes(typed));
  return named.length === 1 ? named[0] : undefined;
}
