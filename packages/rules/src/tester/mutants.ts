import type { Claim, Edit, ServiceLine } from "@claimscrub/claim";
import type { AnyRule, PatientDays } from "../define-rule.ts";

/** A rule whose condition was taken away or turned round. */
export interface Mutant {
  readonly what: "says nothing" | "speaks of everything" | "speaks where it was silent, and is silent where it spoke";
  readonly rule: AnyRule;
}

type Subject = ServiceLine | Claim | PatientDays | { readonly lines: readonly ServiceLine[] };

/** Whatever a rule of this subject could stand on. */
function placesIn(rule: AnyRule, subject: Subject): readonly Edit["at"][] {
  if (rule.subject === "line") return [subject as ServiceLine];
  if (rule.subject === "claim") return [subject as Claim, ...(subject as Claim).lines];
  if (rule.subject === "patient") return (subject as PatientDays).days.flatMap(({ lines }) => lines);
  return (subject as { readonly lines: readonly ServiceLine[] }).lines;
}

/** The mutants of a rule: its tests must notice each of them. */
export function mutantsOf(rule: AnyRule): readonly Mutant[] {
  const message = Object.keys(rule.messages)[0] ?? "";
  const { check } = rule;
  return [
    { what: "says nothing", rule: { ...rule, check: () => undefined } },
    {
      what: "speaks of everything",
      rule: { ...rule, check: (subject, _lookups, report) => placesIn(rule, subject).forEach((at) => report({ at, message })) },
    },
    {
      what: "speaks where it was silent, and is silent where it spoke",
      rule: {
        ...rule,
        check: (subject, lookups, report, notChecked) => {
          const spoken = new Set<Edit["at"]>();
          check(subject, lookups, ({ at }) => void spoken.add(at), notChecked);
          for (const at of placesIn(rule, subject)) if (!spoken.has(at)) report({ at, message });
        },
      },
    },
  ];
}

/** Draws so many of the items by a seed of eight hexadecimal digits: the same seed draws the same. */
export function drawn<Item>(items: readonly Item[], count: number, seed: string): readonly Item[] {
  let state = Number.parseInt(seed, 16) >>> 0;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const left = [...items];
  const taken: Item[] = [];
  while (taken.length < count && left.length > 0) taken.push(...left.splice(next(left.length), 1));
  return taken;
}
