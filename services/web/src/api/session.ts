const KEY = "claimscrub-key";

/**
 * Takes an API key out of the address (`/#key=...`) before anything else sees it. A fragment never reaches a server; the key then lives in
 * this tab's session storage and ends with it.
 */
export function takeKeyFromAddress(): void {
  const found = /^#key=([^&]+)$/.exec(location.hash);
  if (found === null) return;
  keepKey(decodeURIComponent(found[1] ?? ""));
  history.replaceState(null, "", location.pathname + location.search);
}

export function sessionKey(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepKey(key: string): void {
  sessionStorage.setItem(KEY, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(KEY);
}
