import { isCsvPlan } from "./formats.ts";
import type { Hash } from "./plan-files.ts";
import type { PlannedFile } from "./plan-run.ts";

/** By which maps the files in rows are read, as a word of a run's options: the same file by another map is another run. Empty without such files. */
export function csvLayoutsWord(files: readonly PlannedFile[], newHash: () => Hash): string {
  const layouts = files.flatMap(({ fileId, plan }) => (isCsvPlan(plan) ? [[fileId, plan.layout] as const] : []));
  if (layouts.length === 0) return "";
  const hash = newHash();
  hash.update(new TextEncoder().encode(JSON.stringify(layouts.sort(([a], [b]) => (a < b ? -1 : 1)))));
  return `csv=${hash.digest().slice(0, 16)}`;
}
