import { Command } from "commander";
export function referenceDiffCommand(): Command {
  return new Command("diff");
}
