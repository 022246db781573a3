import type { Direction, RunSummary, SuppressedFindings } from "@claimscrub/claim";

const DIRECTIONS: readonly Direction[] = ["denial", "underbilling", "audit", "rejection", "review"];

/** A summary of nothing: what every sum begins with. */
export function emptySummary(claimscrubVersion: string): RunSummary {
  return {
    files: 0,
    claims: 0,
    lines: 0,
    findings: 0,
    cleanClaims: 0,
    flaggedClaims: 0,
    unreadableClaims: 0,
    cleanClaimRate: null,
    billedCents: 0,
    allowedCents: 0,
    byRule: {},
    byDirection: Object.fromEntries(
      DIRECTIONS.map((direction) => [direction, { count: 0, unknown: 0, grossCents: 0, netCents: 0 }]),
    ) as RunSummary["byDirection"],
    chargeShortfall: { count: 0, cents: 0 },
    byPayer: [],
    notChecked: [],
    notPriced: [],
    assumptions: [],
    suppressed: [],
    editions: [],
    claimscrubVersion,
    durationMs: 0,
  };
}

/**
 * The sum of two summaries. Lists are kept in an order of their own (by code, reason, payer), so that the sum is the same
 * whatever was added first.
 */
export function mergeSummaries(a: RunSummary, b: RunSummary): RunSummary {
  const claims = a.claims + b.claims;
  const cleanClaims = a.cleanClaims + b.cleanClaims;
  return {
    files: a.files + b.files,
    claims,
    lines: a.lines + b.lines,
    findings: a.findings + b.findings,
    cleanClaims,
    flaggedClaims: a.flaggedClaims + b.flaggedClaims,
    unreadableClaims: a.unreadableClaims + b.unreadableClaims,
    cleanClaimRate: cleanClaimRate(cleanClaims, claims),
    billedCents: a.billedCents + b.billedCents,
    allowedCents: a.allowedCents + b.allowedCents,
    byRule: mergeRules(a.byRule, b.byRule),
    byDirection: mergeDirections(a.byDirection, b.byDirection),
    chargeShortfall: { count: a.chargeShortfall.count + b.chargeShortfall.count, cents: a.chargeShortfall.cents + b.chargeShortfall.cents },
    byPayer: mergePayers(a.byPayer, b.byPayer),
    notChecked: mergeCounts(a.notChecked, b.notChecked, (one) => `${one.code}\n${one.reason}`),
    notPriced: mergeCounts(a.notPriced, b.notPriced, (one) => one.reason),
    assumptions: mergeCounts(a.assumptions, b.assumptions, (one) => one.what),
    suppressed: mergeSuppressed(a.suppressed ?? [], b.suppressed ?? []),
    ...mergeChoices(a, b),
    editions: [...new Set([...a.editions, ...b.editions])].sort(),
    claimscrubVersion: a.claimscrubVersion,
    durationMs: Math.max(a.durationMs, b.durationMs),
  };
}

/** Sums what suppressions kept back, each by itself, in order of code, expiry, author and reason. */
export function mergeSuppressed(a: readonly SuppressedFindings[], b: readonly SuppressedFindings[]): SuppressedFindings[] {
  const merged = new Map<string, SuppressedFindings>();
  for (const one of [...a, ...b]) {
    const key = [one.code, one.expires, one.author, one.reason].join("\n");
    const held = merged.get(key);
    merged.set(
      key,
      held === undefined
        ? one
        : { ...held, count: held.count + one.count, grossCents: held.grossCents + one.grossCents, expired: held.expired + one.expired },
    );
  }
  return sortedByKey(merged);
}

/** What the run's operator chose is the same in every share of it; rows of the sidecar are counted once, whichever shares saw their claim. */
function mergeChoices(a: RunSummary, b: RunSummary): Pick<RunSummary, "ruleSet" | "sidecar" | "sidecarRowsSeen"> {
  const ruleSet = a.ruleSet ?? b.ruleSet;
  const sidecar = a.sidecar ?? b.sidecar;
  const seen = [...new Set([...(a.sidecarRowsSeen ?? []), ...(b.sidecarRowsSeen ?? [])])].sort((one, other) => one - other);
  return {
    ...(ruleSet === undefined ? {} : { ruleSet }),
    ...(sidecar === undefined ? {} : { sidecar, sidecarRowsSeen: seen }),
  };
}

/** Share of clean claims to four decimals; null without claims. */
export function cleanClaimRate(cleanClaims: number, claims: number): number | null {
  return claims === 0 ? null : Math.round((cleanClaims / claims) * 10_000) / 10_000;
}

function mergeRules(a: RunSummary["byRule"], b: RunSummary["byRule"]): RunSummary["byRule"] {
  const merged: RunSummary["byRule"] = {};
  for (const code of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
    const [one, other] = [a[code], b[code]];
    merged[code] = {
      rule: (one ?? other)!.rule,
      count: (one?.count ?? 0) + (other?.count ?? 0),
      grossCents: (one?.grossCents ?? 0) + (other?.grossCents ?? 0),
    };
  }
  return merged;
}

function mergeDirections(a: RunSummary["byDirection"], b: RunSummary["byDirection"]): RunSummary["byDirection"] {
  const sum = (direction: Direction) => ({
    count: a[direction].count + b[direction].count,
    unknown: a[direction].unknown + b[direction].unknown,
    grossCents: a[direction].grossCents + b[direction].grossCents,
    netCents: a[direction].netCents + b[direction].netCents,
  });
  return Object.fromEntries(DIRECTIONS.map((direction) => [direction, sum(direction)])) as RunSummary["byDirection"];
}

type PayerTotals = RunSummary["byPayer"][number];

function mergePayers(a: readonly PayerTotals[], b: readonly PayerTotals[]): PayerTotals[] {
  const merged = new Map<string, PayerTotals>();
  for (const one of [...a, ...b]) {
    const key = `${one.payerId}\n${one.payerName}`;
    const held = merged.get(key);
    if (held === undefined) {
      merged.set(key, { ...one });
      continue;
    }
    held.claims += one.claims;
    held.findings += one.findings;
    held.denialCents += one.denialCents;
    held.underbillingCents += one.underbillingCents;
    held.auditCents += one.auditCents;
  }
  return sortedByKey(merged);
}

function mergeCounts<T extends { count: number }>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): T[] {
  const merged = new Map<string, T>();
  for (const one of [...a, ...b]) {
    const held = merged.get(keyOf(one));
    if (held === undefined) merged.set(keyOf(one), { ...one });
    else held.count += one.count;
  }
  return sortedByKey(merged);
}

function sortedByKey<T>(merged: ReadonlyMap<string, T>): T[] {
  return [...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one);
}
