import {
  type Cents,
  type Claim,
  type Direction,
  type Edit,
  formatCents,
  type LineChange,
  type NotPricedReason,
  type ServiceLine,
  type Step,
} from "@claimscrub/claim";
import { type DayPrice, type LinePrice, mayRankTogether } from "@claimscrub/pricing";
import { type JudgedDay, unpriced } from "./judged-day.ts";
import { isLine, lineName } from "./wording.ts";

/** What an edit is worth: the day as billed against the day as it would be paid or should have been billed. */
export interface Assessment {
  readonly direction: Direction;
  /** Null where a line that takes part has no amount; then `unknown` says why. */
  readonly cents: Cents | null;
  readonly unknown: NotPricedReason | undefined;
  readonly steps: readonly Step[];
  /** Whether an amount was looked at, so that the tables of pricing are among the editions used. */
  readonly priced: boolean;
  /** Whether each amount that matters was priced at a locality that the claim names. */
  readonly localityKnown: boolean;
  /** False where a procedure that matters was ranked apart only because the claims name no specialty (rules.md 3B.5). */
  readonly physiciansKnown: boolean;
}

const NOTHING: Omit<Assessment, "direction"> = {
  cents: 0,
  unknown: undefined,
  steps: [],
  priced: false,
  localityKnown: true,
  physiciansKnown: true,
};

/**
 * Prices the second reading of a day (rules.md 2): without the lines at risk; as it should have been coded (the sign of the difference is the
 * direction); with the change that would undo a denial; or, for the reader's information only, as it could be.
 */
export function assess(edit: Edit, day: JudgedDay | undefined, direction: Direction): Assessment {
  if (edit.stated !== undefined) return stated(edit, edit.stated, day, direction);
  if (day === undefined) return { direction, ...NOTHING };
  if (edit.atRisk !== undefined && edit.atRisk.length > 0) return atRisk(edit, edit.atRisk, day, direction);
  if (edit.corrected !== undefined) return changed(edit, edit.corrected, day, "Allowed as corrected", direction, "sign");
  if (edit.reducedTo !== undefined) return changed(edit, edit.reducedTo, day, "Allowed as the payer will pay it", direction, "loss");
  if (edit.restoredBy !== undefined) return changed(edit, edit.restoredBy, day, "Allowed with the change", direction, "gain");
  if (edit.shown !== undefined) return changed(edit, edit.shown, day, "For comparison, allowed otherwise", direction, "none");
  return { direction, ...NOTHING };
}

function stated(edit: Edit, { cents, steps }: NonNullable<Edit["stated"]>, day: JudgedDay | undefined, direction: Direction): Assessment {
  const line = isLine(edit.at) && day?.has(edit.at) === true ? new Set([edit.at]) : undefined;
  const working: Step[] = [];
  if (line !== undefined && day !== undefined) addWorkings(working, day.worked(line), claimOf(edit));
  return {
    direction,
    ...NOTHING,
    cents,
    steps: [...working, ...steps],
    priced: true,
    localityKnown: isLine(edit.at) && localityKnown([day?.priceOf(edit.at)]),
    physiciansKnown: line === undefined || day === undefined || physiciansKnown(line, day),
  };
}

function atRisk(edit: Edit, lines: readonly ServiceLine[], day: JudgedDay, direction: Direction): Assessment {
  const claim = claimOf(edit);
  const gone = new Set(lines);
  const prices = pricesOf(gone, day);
  const rest = day.without(gone);
  const cents = Math.max(0, day.asBilled.allowedCents - rest.allowedCents);
  const unknown = unpriced(prices);
  const names = gone.size === 1 ? lineName(lines[0] as ServiceLine, claim) : [...gone].map((line) => lineName(line, claim)).join("; ");
  const steps: Step[] = [];
  addWorkings(steps, day.worked(gone), claim);
  addSum(steps, `Allowed as billed: ${parts(day.asBilled, rest, claim)}`, day.asBilled.allowedCents);
  addSum(steps, `Allowed without ${names}: ${parts(rest, day.asBilled, claim)}`, rest.allowedCents);
  if (unknown === undefined) addSum(steps, words(direction), cents);
  else addSum(steps, `${words(direction)}: not known, ${unknown}`, undefined);
  return {
    direction,
    cents: unknown === undefined ? cents : null,
    unknown,
    steps,
    priced: true,
    localityKnown: localityKnown(prices),
    physiciansKnown: physiciansKnown(gone, day),
  };
}

type Meaning = "sign" | "gain" | "loss" | "none";

function changed(
  edit: Edit,
  changes: readonly LineChange[],
  day: JudgedDay,
  title: string,
  fallback: Direction,
  meaning: Meaning,
): Assessment {
  const claim = claimOf(edit);
  const touched = new Set<ServiceLine>();
  const replaced = new Set<ServiceLine>();
  for (const change of changes) {
    touched.add(change.kind === "add" ? change.like : change.line);
    if (change.kind !== "add") replaced.add(change.line);
  }
  const before = pricesOf(touched, day);
  const other = day.with(changes);
  const after = other.lines.filter((price) => !day.has(price.line));
  const difference = other.allowedCents - day.asBilled.allowedCents;
  // A line that another is only modelled on stands in both readings, priced or not.
  const unknown = unpriced(pricesOf(replaced, day)) ?? unpriced(after);
  const direction =
    meaning !== "sign" || unknown !== undefined ? fallback : difference > 0 ? "underbilling" : difference < 0 ? "audit" : "review";
  const amount = meaning === "gain" ? Math.max(0, difference) : meaning === "loss" ? Math.max(0, -difference) : Math.abs(difference);
  const steps: Step[] = [];
  addWorkings(steps, day.worked(replaced), claim);
  addSum(steps, `Allowed as billed: ${parts(day.asBilled, other, claim)}`, day.asBilled.allowedCents);
  addWorkings(steps, after, claim);
  addWithoutCharge(steps, after, changes, claim);
  addSum(steps, `${title}: ${parts(other, day.asBilled, claim)}`, other.allowedCents);
  if (unknown === undefined) addSum(steps, meaning === "none" ? "The difference, for information only" : words(direction), amount);
  else addSum(steps, `${words(direction)}: not known, ${unknown}`, undefined);
  const cents = meaning === "none" ? 0 : unknown === undefined ? amount : null;
  return {
    direction,
    cents,
    unknown: meaning === "none" ? undefined : unknown,
    steps,
    priced: true,
    localityKnown: localityKnown(before) && localityKnown(after),
    physiciansKnown: physiciansKnown(touched, day),
  };
}

function claimOf(edit: Edit): Claim {
  return "procedure" in edit.at ? edit.at.claim : edit.at;
}

function words(direction: Direction): string {
  switch (direction) {
    case "denial":
      return "At risk of denial";
    case "underbilling":
      return "Left unbilled";
    case "audit":
      return "Could be taken back";
    case "rejection":
      return "Held up by the rejection";
    case "review":
      return "Difference";
  }
}

function pricesOf(lines: ReadonlySet<ServiceLine>, day: JudgedDay): (LinePrice | undefined)[] {
  const prices: (LinePrice | undefined)[] = [];
  for (const line of lines) prices.push(day.priceOf(line));
  return prices;
}

function addSum(steps: Step[], what: string, amount: Cents | undefined): void {
  // With every member, so that all steps have one shape.
  steps.push({ what, rate: undefined, amount, edition: undefined });
}

function addWorkings(steps: Step[], prices: readonly LinePrice[], claim: Claim): void {
  for (const price of prices) {
    const name = lineName(price.line, claim);
    for (const { what, rate, amount, edition } of price.steps) steps.push({ what: `${name}: ${what}`, rate, amount, edition });
  }
}

/** What the second reading takes for granted where a line has another code: the practice's charge for that code is on no claim (applyChanges). */
function addWithoutCharge(steps: Step[], prices: readonly LinePrice[], changes: readonly LineChange[], claim: Claim): void {
  const open = prices.filter(({ line, allowedCents }) => line.chargeCents === undefined && allowedCents !== undefined);
  if (open.length === 0) return;
  const recoded = new Set(changes.map((change) => (change.kind === "remove" ? undefined : change.as.procedure)));
  for (const { line } of open)
    if (recoded.has(line.procedure))
      addSum(
        steps,
        `${lineName(line, claim)}: the charge for ${line.procedure} is not on the claim, and is taken not to be lower`,
        undefined,
      );
}

/** The lines of one reading with their amounts; those that are the same in the other reading are summed where they are many. */
function parts(price: DayPrice, other: DayPrice, claim: Claim): string {
  const text = (line: LinePrice): string =>
    `${lineName(line.line, claim)} ${line.allowedCents === undefined ? `not priced (${line.notPriced})` : formatCents(line.allowedCents)}`;
  if (price.lines.length === 0) return "nothing";
  const [first] = price.lines;
  if (price.lines.length === 1 && first !== undefined) return text(first);
  if (price.lines.length <= 6) return price.lines.map(text).join(" + ");
  const same = price.lines.filter((line) =>
    other.lines.some((theirs) => theirs.line === line.line && theirs.allowedCents === line.allowedCents),
  );
  const rest = price.lines.filter((line) => !same.includes(line)).map(text);
  const sum = same.reduce((total, line) => total + (line.allowedCents ?? 0), 0);
  return [...rest, ...(same.length === 0 ? [] : [`${same.length} other lines ${formatCents(sum)}`])].join(" + ");
}

function localityKnown(prices: readonly (LinePrice | undefined)[]): boolean {
  return prices.every((price) => price === undefined || price.localityResolved || price.line.claim.locality === price.locality);
}

function physiciansKnown(lines: ReadonlySet<ServiceLine>, day: JudgedDay): boolean {
  for (const line of lines) if (mayRankTogether(line, day.lines, day.tables)) return false;
  return true;
}
