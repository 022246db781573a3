/** What keys may be allowed to do. */
export const SCOPES = ["scrub", "submit", "read", "write"] as const;
/** Looks at what belongs to no tenant: the queue of all of them. No key has it unless it was asked for by name. */
export const ADMIN = "admin";
export type Scope = (typeof SCOPES)[number] | typeof ADMIN;

/** What the service must know of a route besides its schemas. */
export interface RouteFacts {
  /** Answers without a key. */
  readonly open?: true;
  /** The key may also come as the password of HTTP Basic, which a browser asks for by itself: for pages that are not the web application's. */
  readonly basic?: true;
  /** What the key must be allowed; any valid key where it is left out. */
  readonly scope?: Scope;
  /** Types of body that are bytes, not JSON. */
  readonly consumes?: readonly string[];
  /** Types of answer where JSON is not the only one. */
  readonly produces?: readonly string[];
}
