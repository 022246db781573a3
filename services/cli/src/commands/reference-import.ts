import process from "node:process";
import { BESIDE_RELEASES, arrive, findFiles, openFile } from "@claimscrub/files";
import { type ImportOptions, type ImportOutcome, importReleases, type ReleaseFile } from "@claimscrub/load-reference";
import { parseServiceDate } from "@claimscrub/claim";
import { refusalText } from "@claimscrub/reference";
import { Command } from "commander";
import { type Environment, readEnvironment } from "../env.ts";
import { ourFault, systemErrorWords, wrongUsage } from "../failure.ts";
import { inWords, newSha256, referenceStorage } from "../reference/reference-home.ts";
import { SpoolFolder } from "../scrub/spool-folder.ts";

/** Exit code where a file gave no result and the rest was taken. */
const PARTLY = 3;

interface Given {
  readonly published?: string;
  readonly acceptRows?: boolean;
  readonly json?: boolean;
}

const HELP = `
Kind and release of each table are recognised from the content, so that archives, files and folders may be mixed. A table that fails a
check is refused whole, with the reason, and what was in force stays; the others are taken. What is in force already is left as it is.

Exit codes: 0 everything was taken, 2 wrong usage or nothing to take, 3 something was refused (the rest was taken), 4 a fault.`;

/** `claimscrub reference import`. */
export function referenceImportCommand(setExitCode: (code: number) => void): Command {
  return new Command("import")
    .description("take releases as CMS publishes them: zip archives, their files, or folders of them")
    .argument("<path...>", "archives, files, folders or globs")
    .option(
      "--published <yyyy-mm-dd>",
      "the day the files were published, where they don't say it: a correction stands beside what it corrects",
    )
    .option("--accept-rows", "take a table even where its rows differ by more than a tenth from the release before")
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP)
    .action(async (paths: string[], given: Given) => {
      const outcome = await importPaths(paths, readOptions(given), readEnvironment());
      process.stdout.write(given.json ? `${JSON.stringify(outcome)}\n` : outcomeText(outcome));
      const partly = outcome.refused.length > 0 || outcome.leftAside.some(({ damaged }) => damaged);
      setExitCode(partly ? PARTLY : outcome.imported.length === 0 ? 2 : 0);
    });
}

function readOptions({ published, acceptRows }: Given): ImportOptions {
  const date = published === undefined ? undefined : parseServiceDate(published);
  if (published !== undefined && date === undefined)
    throw wrongUsage(`--published ${published} is no day of the calendar.`, "As in --published 2025-03-01");
  return { published: date, acceptRows };
}

/** Imports what the paths name. @throws Failure */
export async function importPaths(paths: readonly string[], options: ImportOptions, environment: Environment): Promise<ImportOutcome> {
  const { found, missing } = await findFiles(paths, environment.startedIn, BESIDE_RELEASES);
  if (missing.length > 0)
    throw wrongUsage(
      missing.map(({ name, reason }) => `${name}: ${reason}`).join("; "),
      "Check the spelling; relative paths are meant from the folder you stand in.",
    );
  const spool = new SpoolFolder(environment.home);
  async function* files(): AsyncGenerator<ReleaseFile | { name: string; failure: string }> {
    for await (const arrival of arrive(found, spool.path, process.stdin))
      yield arrival.failure === undefined ? { name: arrival.name, open: () => openFile(arrival.path) } : arrival;
  }
  try {
    return await inWords(() =>
      importReleases(
        {
          files: files(),
          storage: referenceStorage(environment),
          newHash: newSha256,
          progress: (name) => {
            if (process.stderr.isTTY) process.stderr.write(`reading ${name}\n`);
          },
        },
        options,
      ),
    );
  } catch (error: unknown) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw ourFault(
      `The releases could not be imported: ${systemErrorWords(error as NodeJS.ErrnoException)}.`,
      "What was in force is untouched.",
    );
  } finally {
    spool.remove();
  }
}

const CHANGES = {
  new: "taken",
  replaced: "taken, in the place of another",
  correction: "taken as a correction",
  unchanged: "in force already",
} as const;

/** What came of an import, for a person. */
export function outcomeText({ imported, refused, leftAside, changed, snapshotBytes }: ImportOutcome): string {
  const lines = imported.map(
    ({ label, rows, change, files, layoutVerified }) =>
      `${label.padEnd(26)} ${String(rows).padStart(9)} rows  ${CHANGES[change]}${layoutVerified ? "" : " (layout not verified)"}  ${[...new Set(files)].join(", ")}`,
  );
  for (const refusal of refused) lines.push(`REFUSED  ${refusalText(refusal)}`);
  if (leftAside.length > 0) lines.push(`left aside: ${leftAside.map(({ name, reason }) => `${name} (${reason})`).join("; ")}`);
  lines.push(
    changed
      ? `The compiled reference is ${(snapshotBytes / 1e6).toFixed(1)} MB.`
      : imported.length > 0
        ? "Nothing has changed: all of it is in force already."
        : "Nothing was taken.",
  );
  return `${lines.join("\n")}\n`;
}
