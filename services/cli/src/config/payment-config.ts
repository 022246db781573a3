import { createHash } from "node:crypto";
import { documentsOf, findConfigFolder } from "@claimscrub/files";
import { type ReadTerms, readPaymentTerms } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";

/**
 * What a configuration folder tells of payment (docs/payers.md).
 * @param folder As asked for; else `config` in the data folder, else the one that comes with the program.
 * @throws Failure with every fault of every file.
 */
export async function readPaymentConfig(folder: string | undefined, environment: Environment): Promise<ReadTerms> {
  const root = await configFolder(folder, environment);
  const read = await readPaymentTerms({ ...documentsOf(root), digest: (text) => createHash("sha256").update(text).digest("hex") });
  if (!("faults" in read)) return read;
  throw wrongUsage(
    `The configuration in ${root} can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`,
    "Correct it, or name another folder with --config.",
  );
}

/** The configuration folder: as asked for, else of the data folder, else the program's own. @throws Failure where the one asked for is none */
export async function configFolder(folder: string | undefined, environment: Environment): Promise<string> {
  const found = await findConfigFolder(folder, environment);
  if (found === undefined) throw wrongUsage(`--config ${folder} is no folder.`, "Name a folder that holds payers/, as config/ does.");
  return found;
}
