import { CLAIMSCRUB_VERSION } from "@claimscrub/scrub-claims";
import { Command } from "commander";
import { codeCommand } from "./commands/code.ts";
import { denialsCommand } from "./commands/denials.ts";
import { priceCommand } from "./commands/price.ts";
import { queueCommands } from "./commands/queue.ts";
import { referenceCommand } from "./commands/reference.ts";
import { remitCommand } from "./commands/remit.ts";
import { reportCommand } from "./commands/report.ts";
import { scrubCommand } from "./commands/scrub.ts";
import { serveCommand } from "./commands/serve.ts";
import { storeCommand } from "./commands/store.ts";

/** The whole command line. Throws instead of ending the process. */
export function createProgram(setExitCode: (code: number) => void): Command {
  const program = new Command("claimscrub")
    .description(
      "Reads 837P claim files, prices every line by the Medicare fee schedule, and reports each underbilling and denial risk with its dollars.",
    )
    .version(CLAIMSCRUB_VERSION)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("Add --help to see how it is used.");
  for (const command of [
    scrubCommand(setExitCode),
    priceCommand(),
    codeCommand(),
    referenceCommand(setExitCode),
    serveCommand(setExitCode),
    reportCommand(),
    remitCommand(setExitCode),
    denialsCommand(),
    storeCommand(),
  ])
    program.addCommand(command.copyInheritedSettings(program));
  // Their help is the service's own.
  for (const command of queueCommands(setExitCode)) program.addCommand(command.copyInheritedSettings(program).helpOption(false));
  return program;
}
