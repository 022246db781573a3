import type { PaymentTermsSetup } from "@claimscrub/pricing";
import { judgingOptions, type RuleChoice } from "./judging.ts";
import { type ChoicePorts, reloadRules, type RuleModule } from "./read-rule-choice.ts";

/** What an operator chose for a run: payers' terms, and of the rules. */
export interface Choices {
  readonly terms?: PaymentTermsSetup | undefined;
  readonly choice?: RuleChoice | undefined;
  /** Where the rules from outside come from: a function can't be carried. */
  readonly modules?: readonly RuleModule[] | undefined;
}

/** As it is carried: plain JSON. */
interface Carried {
  readonly terms?: PaymentTermsSetup;
  readonly ruleSet?: RuleChoice["ruleSet"];
  readonly sidecar?: RuleChoice["sidecar"];
  readonly modules?: readonly RuleModule[];
}

/**
 * The choices of a run as one text, for processes that know the run by its id alone: what they judge by is what the run was submitted with,
 * whatever their own machine is configured to. Undefined where nothing was chosen. May hold claim numbers (the sidecar).
 */
export function carryChoices({ terms, choice, modules = [] }: Choices): string | undefined {
  const carried: Carried = {
    ...(terms === undefined ? {} : { terms }),
    ...(choice?.ruleSet === undefined ? {} : { ruleSet: choice.ruleSet }),
    ...(choice?.sidecar === undefined ? {} : { sidecar: choice.sidecar }),
    ...(modules.length === 0 ? {} : { modules }),
  };
  return Object.keys(carried).length === 0 ? undefined : JSON.stringify(carried);
}

/** Choices that a judgement can be made by. */
export interface UnpackedChoices {
  readonly terms: PaymentTermsSetup | undefined;
  readonly choice: RuleChoice;
}

/** Takes carried choices up again. Throws RangeError where a module of rules is not what it was. */
export async function unpackChoices(text: string | undefined, loadModule: ChoicePorts["loadModule"]): Promise<UnpackedChoices> {
  const { terms, ruleSet, sidecar, modules = [] } = text === undefined ? ({} as Carried) : (JSON.parse(text) as Carried);
  const custom = await reloadRules(modules, loadModule);
  return { terms, choice: { ...(ruleSet === undefined ? {} : { ruleSet }), ...(sidecar === undefined ? {} : { sidecar }), ...custom } };
}

/** A mark in a run's options that changes no judgement: its files were not read twice. */
export const UNCHECKED = "cross-check=off";

/** What the options of a run say, as the store names them. */
export interface RunOptions {
  readonly only: readonly string[] | undefined;
  /** Whether anything was chosen that is carried apart. */
  readonly chosen: boolean;
  /** Options that this version does not know: it must not judge without them. */
  readonly unknown: readonly string[];
}

/** Takes the text of a run's options apart. */
export function readRunOptions(options: string): RunOptions {
  const parts = judged(options);
  const only = parts
    .find((part) => part.startsWith("only="))
    ?.slice("only=".length)
    .split(",");
  const isChoice = (part: string): boolean => /^(?:terms|rules|custom|sidecar)=/.test(part);
  return { only, chosen: parts.some(isChoice), unknown: parts.filter((part) => !part.startsWith("only=") && !isChoice(part)) };
}

/** Whether these choices are the ones that a run is named by. */
export function areOptionsOf(options: string, { terms, choice }: UnpackedChoices): boolean {
  return judgingOptions(readRunOptions(options).only, terms, choice) === judged(options).join(" ");
}

/** By which maps files in rows were read: each chunk of such a file brings its map along. */
const isLayouts = (part: string): boolean => part.startsWith("csv=");

function judged(options: string): string[] {
  return options.split(" ").filter((part) => part !== "" && part !== UNCHECKED && !isLayouts(part));
}
