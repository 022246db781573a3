import fs from "node:fs";
import process from "node:process";
import { arrive, BESIDE_ROWS, type FileSearch, findFiles, type OpenFile, openFile } from "@claimscrub/files";
import type { FileWithoutResult, NamedSource } from "@claimscrub/scrub-claims";
import { wrongUsage } from "../failure.ts";
import type { SpoolFolder } from "./spool-folder.ts";

/** A file of the call, with the place where its bytes can be read by range. */
export class Input implements NamedSource {
  readonly name: string;
  readonly path: string;
  readonly byteLength: number;
  #open: OpenFile | undefined;

  constructor(name: string, path: string) {
    this.name = name;
    this.path = path;
    this.byteLength = fs.statSync(path).size;
  }

  async open(): Promise<OpenFile> {
    this.#open ??= await openFile(this.path);
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = undefined;
  }
}

export interface Inputs {
  /** In the order of the call. */
  readonly found: readonly Input[];
  /** Files that are there and can't be read, with the reason. */
  readonly unopened: readonly FileWithoutResult[];
}

/**
 * The files that the arguments of a call name. @throws Failure where an argument names nothing.
 * @param rows Whether csv files of folders are claims too.
 */
export async function locateInputs(paths: readonly string[], startedIn: string, rows = false): Promise<FileSearch> {
  const located = await (rows ? findFiles(paths, startedIn, BESIDE_ROWS) : findFiles(paths, startedIn));
  const nowhere = located.missing.filter(({ reason }) => reason.startsWith("no "));
  if (nowhere.length > 0) {
    const list = nowhere.map(({ name, reason }) => `${name}: ${reason}`).join("; ");
    throw wrongUsage(list, "Check the spelling; relative paths are meant from the folder you stand in.");
  }
  if (located.found.length === 0 && located.missing.length === 0)
    throw wrongUsage(`No file in ${paths.join(", ")}.`, "Name claim files, or folders that hold some.");
  return located;
}

/** Makes files readable by range: archives and standard input are decompressed into the spool. */
export async function openInputs({ found, missing }: FileSearch, spool: SpoolFolder): Promise<Inputs> {
  const inputs: Input[] = [];
  const unopened: FileWithoutResult[] = missing.map(({ name, reason }) => ({ file: name, reason }));
  for await (const arrival of arrive(found, spool.path, process.stdin)) {
    if (arrival.failure === undefined) {
      try {
        fs.accessSync(arrival.path, fs.constants.R_OK);
        inputs.push(new Input(arrival.name, arrival.path));
      } catch {
        unopened.push({ file: arrival.name, reason: "not allowed to read it" });
      }
    } else unopened.push({ file: arrival.name, reason: arrival.failure });
  }
  return { found: inputs, unopened };
}
