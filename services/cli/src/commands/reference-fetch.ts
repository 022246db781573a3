import { Command } from "commander";
export function referenceFetchCommand(setExitCode: (code: number) => void): Command {
  return new Command("fetch");
}
