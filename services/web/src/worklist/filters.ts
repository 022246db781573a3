import type { Place } from "../routing/location.ts";

/** What the worklist can be narrowed by; each is part of the address, and none is patient data. */
export const FILTERS = ["run", "direction", "severity", "code", "payer", "provider", "month", "state"] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Wanted {
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  /** Whether findings stand under their root causes. */
  readonly grouped: boolean;
  /** Id of the finding that is open. */
  readonly at: string | undefined;
}

/** What an address asks for. Open findings, where it names no state. */
export function wantedOf({ query }: Place): Wanted {
  const filters: Partial<Record<FilterName, string>> = { state: "open" };
  for (const name of FILTERS) if (query[name]) filters[name] = query[name];
  return { filters, grouped: query["group"] === "cause", at: query["at"] };
}

/** The address that asks for it. */
export function addressOf({ filters, grouped, at }: Wanted): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (value && !(name === "state" && value === "open")) query.set(name, value);
  }
  if (grouped) query.set("group", "cause");
  if (at !== undefined) query.set("at", at);
  const text = query.toString();
  return `/worklist${text === "" ? "" : `?${text}`}`;
}

/** The request for a page of what is wanted, by dollars. */
export function requestOf(filters: Wanted["filters"], limit: number, cursor?: string): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters[name];
    if (value && value !== "all") query.set(name, value);
  }
  query.set("sort", "impact");
  query.set("order", "desc");
  query.set("limit", String(limit));
  if (cursor !== undefined) query.set("cursor", cursor);
  return `/v1/findings?${query.toString()}`;
}
