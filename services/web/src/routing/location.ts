import { useEffect, useState } from "preact/hooks";

/** Where the application is: the parts of the path, and the query. No part of either is patient data. */
export interface Place {
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export function placeOf(path: string, search: string): Place {
  const parts = path
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  return { parts, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Goes to an address of the application. `replace` keeps the history as long as it is: for filters, not for pages. */
export function go(address: string, { replace = false }: { replace?: boolean } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  document.dispatchEvent(new Event("went"));
}

/** The place, and again whenever it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.pathname, location.search));
  useEffect(() => {
    const look = () => setPlace(placeOf(location.pathname, location.search));
    document.addEventListener("went", look);
    addEventListener("popstate", look);
    return () => {
      document.removeEventListener("went", look);
      removeEventListener("popstate", look);
    };
  }, []);
  return place;
}

/** Lets plain links within the application change the page without a request; everything else stays the browser's. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.download !== "" || link.origin !== location.origin || link.hash !== "") return;
    event.preventDefault();
    const here = location.pathname;
    go(link.pathname + link.search);
    if (link.pathname !== here) scrollTo(0, 0);
  });
}
