import type { Markup } from "@claimscrub/report";

/** A piece of the report within the application: its texts are escaped where it is made. */
export function Piece({ of, class: name }: { readonly of: Markup | null; readonly class?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Markup escapes everything that is put into it.
  return of === null ? null : <div class={name} dangerouslySetInnerHTML={{ __html: of.text }} />;
}
