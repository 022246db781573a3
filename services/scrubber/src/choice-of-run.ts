import path from "node:path";
import { loadModule } from "@claimscrub/files";
import { areOptionsOf, readRunOptions, unpackChoices, type UnpackedChoices } from "@claimscrub/scrub-claims";
import type { Run, Store } from "@claimscrub/store";
import { JobFault } from "./job-fault.ts";

const NOTHING: UnpackedChoices = { terms: undefined, choice: {} };

/**
 * What a run was submitted with beside rules and law, as the store keeps it, with its rules from outside loaded. What this machine itself is
 * configured to plays no part.
 * @throws JobFault where it is not there, or is not the one that the run was named by: another worker may have what this one lacks.
 */
export async function choicesOfRun(
  { runId, options }: Pick<Run, "runId" | "options">,
  store: Pick<Store, "choices">,
): Promise<UnpackedChoices> {
  if (!readRunOptions(options).chosen) return NOTHING;
  const text = await store.choices(runId);
  if (text === undefined) throw new JobFault("choices-not-stored", false);
  const load = (location: string) => loadModule(location, path.dirname(location), import.meta.url);
  const choices = await unpackChoices(text, load).catch((error: unknown) => {
    if (error instanceof RangeError) throw new JobFault("other-rules-or-reference", true, { elsewhere: true });
    throw error;
  });
  if (!areOptionsOf(options, choices)) throw new JobFault("other-rules-or-reference", true, { elsewhere: true });
  return choices;
}
