import { Command } from "commander";

type Setting = (setExitCode: (code: number) => void) => Promise<Command>;

/** The commands that this service carries out, each loaded when it is asked for: a price must not wait for a database driver. */
const COMMANDS: Readonly<Record<string, Setting>> = {
  scrub: async (setExitCode) => (await import("./commands/scrub.ts")).scrubCommand(setExitCode),
  price: async () => (await import("./commands/price.ts")).priceCommand(),
  code: async () => (await import("./commands/code.ts")).codeCommand(),
  reference: async (setExitCode) => (await import("./commands/reference.ts")).referenceCommand(setExitCode),
  serve: async (setExitCode) => (await import("./commands/serve.ts")).serveCommand(setExitCode),
  report: async () => (await import("./commands/report.ts")).reportCommand(),
  remit: async (setExitCode) => (await import("./commands/remit.ts")).remitCommand(setExitCode),
  denials: async () => (await import("./commands/denials.ts")).denialsCommand(),
  store: async () => (await import("./commands/store.ts")).storeCommand(),
};

/**
 * The command line. Throws instead of ending the process.
 * @param asked The first argument. Where it names a command of this service, only that one is there; else all are.
 */
export async function createProgram(setExitCode: (code: number) => void, asked?: string): Promise<Command> {
  const program = new Command("claimscrub")
    .description(
      "Reads 837P and FHIR claim files, prices every line by the Medicare fee schedule, and reports each underbilling and denial risk with its dollars.",
    )
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("Add --help to see how it is used.");
  const one = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  if (one !== undefined) {
    program.addCommand(inheriting(await one(setExitCode), program));
    return program;
  }
  const { queueCommands, QUEUE_COMMANDS } = await import("./commands/queue.ts");
  if (asked === undefined || !QUEUE_COMMANDS.has(asked)) {
    program.version((await import("@claimscrub/scrub-claims")).CLAIMSCRUB_VERSION);
    for (const make of Object.values(COMMANDS)) program.addCommand(inheriting(await make(setExitCode), program));
  }
  // Their help is the service's own.
  for (const command of queueCommands(setExitCode)) program.addCommand(command.copyInheritedSettings(program).helpOption(false));
  return program;
}

/** A command, and those beneath it, that end and explain themselves as the program does. */
function inheriting(command: Command, program: Command): Command {
  command.copyInheritedSettings(program);
  for (const beneath of command.commands) inheriting(beneath, program);
  return command;
}
