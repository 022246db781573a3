import { createHash } from "node:crypto";
import path from "node:path";
import { PublishedFolder } from "@claimscrub/files";
import { type Hash, type LoadedReference, openLoaded, openReference, UnusableReference } from "@claimscrub/load-reference";
import type { Reference } from "@claimscrub/reference";
import type { Environment } from "../env.ts";
import { ourFault } from "../failure.ts";

/** Where the loaded reference lies: the folder `reference` of CLAIMSCRUB_HOME. */
export function referenceStorage({ home }: Environment): PublishedFolder {
  return new PublishedFolder(path.join(home, "reference"));
}

export function newSha256(): Hash {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
}

/** The law that every command judges and prices by: what was imported, the starter set beneath it. @throws Failure where it is damaged */
export async function loadReference(
  environment: Environment,
): Promise<{ readonly reference: Reference; readonly snapshot: SharedArrayBuffer | undefined }> {
  return inWords(() => openReference(referenceStorage(environment), newSha256));
}

/** What was imported, undefined where nothing was. @throws Failure */
export async function loadedTables(environment: Environment): Promise<LoadedReference | undefined> {
  return inWords(() => openLoaded(referenceStorage(environment), newSha256));
}

export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnusableReference)) throw error;
    throw ourFault(error.message, "Remove the folder `reference` of the data folder and import the releases again.");
  }
}
