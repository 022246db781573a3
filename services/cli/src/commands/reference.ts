import { Command } from "commander";
import { referenceDiffCommand } from "./reference-diff.ts";
import { referenceFetchCommand } from "./reference-fetch.ts";
import { referenceImportCommand } from "./reference-import.ts";
import { referenceListCommand } from "./reference-list.ts";
import { referenceVerifyCommand } from "./reference-verify.ts";

const HELP = `
A first run needs none of this: a built-in starter set holds about a thousand codes. Real use needs CMS's own releases, each quarter:
docs/reference-data.md says where each is found. What was imported lies in the folder "reference" of the data folder (CLAIMSCRUB_HOME).

Examples:
  claimscrub reference import rvu25d.zip ccipra-v313r0-f1.zip ccipra-v313r0-f2.zip ccipra-v313r0-f3.zip ccipra-v313r0-f4.zip
  claimscrub reference import downloads/
  claimscrub reference list
  claimscrub reference verify
  claimscrub reference diff mpfs:RVU25A mpfs:RVU25D --claims inbox/`;

/** `claimscrub reference`: CMS's releases, brought in, checked and compared. */
export function referenceCommand(setExitCode: (code: number) => void): Command {
  const command = new Command("reference")
    .description("bring in CMS's releases (fee schedule, NCCI edits, ZIP codes, ...), check and compare them")
    .addHelpText("after", HELP);
  for (const part of [
    referenceListCommand(),
    referenceImportCommand(setExitCode),
    referenceFetchCommand(setExitCode),
    referenceVerifyCommand(setExitCode),
    referenceDiffCommand(),
  ])
    command.addCommand(part);
  return command;
}
