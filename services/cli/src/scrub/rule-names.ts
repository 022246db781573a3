import type { AnyRule } from "@claimscrub/rules";

/** All that a rule can be called by, in few words. */
export function ruleNames(rules: readonly AnyRule[]): string {
  const authorities = [...new Set(rules.map(({ id }) => id.slice(0, id.indexOf("/"))))].sort();
  const codes = rules.map(({ code }) => code).sort();
  return `${codes.join(", ")}; ${authorities.join(", ")}`;
}
