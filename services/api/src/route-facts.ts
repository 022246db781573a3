/** What keys may be allowed to do. */
export const SCOPES = ["scrub", "submit", "read", "write"] as const;
export type Scope = (typeof SCOPES)[number];

/** What the service must know of a route besides its schemas. */
export interface RouteFacts {
  /** Answers without a key. */
  readonly open?: true;
  /** What the key must be allowed; any valid key where it is left out. */
  readonly scope?: Scope;
  /** Types of body that are bytes, not JSON. */
  readonly consumes?: readonly string[];
  /** Types of answer where JSON is not the only one. */
  readonly produces?: readonly string[];
}
