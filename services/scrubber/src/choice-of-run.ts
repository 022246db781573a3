import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadModule } from "@claimscrub/files";
import { judgingOptions, reloadRules, type RuleChoice, type RuleModule } from "@claimscrub/scrub-claims";
import { JobFault } from "./job-fault.ts";

/** Intake's affair: whether files were read twice changes no judgement, and by which map of columns rows are read stands in the jobs. */
function isOfIntake(part: string): boolean {
  return part === "cross-check=off" || part.startsWith("csv=");
}

/** What the options of a run say, as the store names them. */
export interface RunOptions {
  readonly only: readonly string[] | undefined;
  /** Whether a rule set, rules from outside or a sidecar were chosen: they lie beside the run's files. */
  readonly chosen: boolean;
  /** Options that this worker does not know: it must not judge without them. */
  readonly unknown: readonly string[];
}

/** Takes the canonical text of a run's options apart. */
export function readOptions(options: string): RunOptions {
  const parts = options.split(" ").filter((part) => part !== "" && !isOfIntake(part));
  const only = parts
    .find((part) => part.startsWith("only="))
    ?.slice("only=".length)
    .split(",");
  const isChoice = (part: string): boolean => /^(?:rules|custom|sidecar)=/.test(part);
  return { only, chosen: parts.some(isChoice), unknown: parts.filter((part) => !part.startsWith("only=") && !isChoice(part)) };
}

/**
 * The choice of rules that intake left beside the files of a run, with its rules from outside loaded.
 * @throws JobFault where it is not there, or is not the one that the run was named by: another worker may have what this one lacks.
 */
export async function choiceOfRun(folder: string, options: string): Promise<RuleChoice> {
  const { only, chosen } = readOptions(options);
  if (!chosen) return {};
  const { modules, ...choice } = await readChoiceFile(path.join(folder, "choice.json"));
  const custom = await reloadRules(modules, (location) => loadModule(location, path.dirname(location), import.meta.url)).catch(
    (error: unknown) => {
      if (error instanceof RangeError) throw new JobFault("other-rules-or-reference", true, { elsewhere: true });
      throw error;
    },
  );
  const whole = { ...choice, ...custom };
  if (
    judgingOptions(only, undefined, whole) !==
    options
      .split(" ")
      .filter((part) => !isOfIntake(part))
      .join(" ")
  )
    throw new JobFault("other-rules-or-reference", true, { elsewhere: true });
  return whole;
}

async function readChoiceFile(file: string): Promise<RuleChoice & { readonly modules: readonly RuleModule[] }> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as RuleChoice & { readonly modules: readonly RuleModule[] };
  } catch (error) {
    // The system's message holds the path of the data folder and nothing of a claim; the word is enough.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new JobFault("choice-not-in-spool", false);
    throw error;
  }
}
