import { bytesInMemory, type Claim, type ServiceLine } from "@claimscrub/claim";
import { type ClaimRange, type Fault, planFile, readClaims } from "@claimscrub/x12";

/** Member names that an object and those it inherits from answer by: own values, getters of its class. */
function answers(object: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = object; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null)
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (typeof member.value !== "function" && !INNER.test(name)) names.add(name);
  return [...names].sort();
}
/** What a view is made of rather than what it says. */
const INNER = /^(batch|kept\w*|row|range|text|data|base|pointed|patientKey|demographics|claim|lines|file)$/;

function plain(view: Claim | ServiceLine): Record<string, unknown> {
  return Object.fromEntries(answers(view).map((name) => [name, view[name as keyof typeof view]]));
}

/** Everything that a claim and its lines say, as plain data. */
export function claimFacts(claim: Claim): Record<string, unknown> {
  return { ...plain(claim), identity: claim.patientIdentity(), lines: claim.lines.map(plain) };
}

/** Everything that a file says: its plan, its claims, its faults. */
export async function fileFacts(bytes: Uint8Array, readBytes: number): Promise<unknown> {
  const source = bytesInMemory(bytes);
  const plan = await planFile(source, { readBytes });
  const ranges = Array.from({ length: plan.claims }, (_, at) => plan.rangeOf(at));
  const keys = ranges.map((_, at) => [plan.keyHigh(at), plan.keyLow(at)]);
  return { lines: plan.lines, segments: plan.segments, planFaults: plan.planFaults, ranges, keys, ...(await rangeFacts(bytes, ranges)) };
}

/** What the claims of some ranges say, read alone. */
export async function rangeFacts(
  bytes: Uint8Array,
  ranges: readonly ClaimRange[],
): Promise<{ claims: Record<string, unknown>[]; faults: readonly Fault[] }> {
  const batch = await readClaims(bytesInMemory(bytes), { fileId: "f0".repeat(32), name: "corpus.837", order: 0 }, ranges);
  return { claims: batch.claims().map(claimFacts), faults: batch.faults };
}
