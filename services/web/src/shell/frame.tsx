import type { ComponentChildren } from "preact";
import type { Me } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";

const PAGES = [
  { path: "", name: "Overview" },
  { path: "worklist", name: "Worklist" },
  { path: "codes", name: "Codes" },
  { path: "reports", name: "Reports" },
  { path: "files", name: "Files" },
  { path: "reference", name: "Reference" },
  { path: "rules", name: "Rules" },
] as const;

/** What stands around every page: the way to the others, and whose data it is. */
export function Frame({
  at,
  signOut,
  children,
}: {
  readonly at: string;
  readonly signOut: () => void;
  readonly children: ComponentChildren;
}) {
  const me = useAnswer<Me>("/v1/me");
  return (
    <div class="frame">
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header class="side">
        <a class="brand" href="/">
          Claimscrub
        </a>
        <nav aria-label="Pages">
          <ul>
            {PAGES.map(({ path, name }) => (
              <li key={path}>
                <a href={`/${path}`} aria-current={at === path ? "page" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="whose">
          <span class="soft">{me.answer?.tenant ?? ""}</span>
          <button type="button" class="plain" onClick={signOut}>
            Sign out
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
