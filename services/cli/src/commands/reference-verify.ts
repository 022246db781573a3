import { Command } from "commander";
export function referenceVerifyCommand(setExitCode: (code: number) => void): Command {
  return new Command("verify");
}
