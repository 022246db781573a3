import { createHash } from "node:crypto";
import path from "node:path";
import { PublishedFolder } from "@claimscrub/files";
import { openReference } from "@claimscrub/load-reference";

/** The law to judge by: what was imported into the data folder, the starter set beneath it; and the memory to share with threads. @throws UnusableReference */
export function loadLaw(home: string): ReturnType<typeof openReference> {
  return openReference(new PublishedFolder(path.join(home, "reference")), () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
  });
}
