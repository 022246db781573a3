import type { Direction } from "@claimscrub/claim";

/** How a report names what is at stake, in the order in which it lists it. */
export const DIRECTION_WORDS: readonly { readonly direction: Direction; readonly name: string; readonly meaning: string }[] = [
  { direction: "denial", name: "Denial risk", meaning: "The payer will not pay these lines as billed." },
  { direction: "underbilling", name: "Underbilling", meaning: "Work that was done and is worth more than was billed." },
  { direction: "audit", name: "Audit exposure", meaning: "Money that could be taken back." },
  { direction: "rejection", name: "Rejection", meaning: "Claims or files refused at the door; no dollars stated." },
  { direction: "review", name: "Review", meaning: "A person should look; no dollars stated." },
];

/** `Denial risk` for `denial`. */
export function directionName(direction: Direction): string {
  return DIRECTION_WORDS.find((words) => words.direction === direction)?.name ?? direction;
}
