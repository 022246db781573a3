import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PublishedFolder } from "@claimscrub/files";
import { openLoaded, openReference } from "@claimscrub/load-reference";
import type { Reference } from "@claimscrub/reference";
import { allRules } from "@claimscrub/rules";
import { type Choices, createJudging, type CsvMaps, type Judging } from "@claimscrub/scrub-claims";
import type { Deskwork } from "./deskwork.ts";

/** By what the service judges, and what was chosen beside rules and law: that goes along with the files that are queued. */
export interface ServedJudging {
  readonly judging: Judging;
  readonly choices: Choices;
}

/** What the service judges by, and what it tells of it. */
export interface ServedLaw extends ServedJudging {
  /** The compiled reference, for threads; undefined where the built-in one serves. */
  readonly snapshot: SharedArrayBuffer | undefined;
  readonly imported: Deskwork["imported"];
  readonly rulePages: Deskwork["rulePages"];
}

/** Rules and law with an operator's choices. */
export function servedBy(choices: Choices, reference?: Reference): ServedJudging {
  return { judging: createJudging(undefined, reference, choices.terms, choices.choice), choices };
}

/** The law of the data folder: what was imported, the starter set beneath it. @throws UnusableReference */
export async function loadLaw(home: string, choices: Choices, csvMaps: CsvMaps): Promise<ServedLaw> {
  const folder = new PublishedFolder(path.join(home, "reference"));
  const { reference, snapshot } = await openReference(folder, newSha256);
  const loaded = await openLoaded(folder, newSha256);
  const imported = new Map(
    (loaded?.lock.editions ?? []).map(({ label, rows, layoutVerified, published }) => [label, { rows, layoutVerified, published }]),
  );
  const served = servedBy(choices, reference);
  return {
    ...served,
    judging: { ...served.judging, csvMaps },
    snapshot,
    imported,
    rulePages: readRulePages(),
  };
}

/** The pages lie beside the rules' sources. */
function readRulePages(): Map<string, string> {
  const rules = path.resolve(path.dirname(fileURLToPath(import.meta.resolve("@claimscrub/rules"))), "../src/rules");
  const pages = new Map<string, string>();
  for (const { id, code } of allRules) {
    const file = path.join(rules, `${id}.md`);
    if (fs.existsSync(file)) pages.set(code, fs.readFileSync(file, "utf8"));
  }
  return pages;
}

function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
