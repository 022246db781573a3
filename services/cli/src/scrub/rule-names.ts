import { allRules } from "@claimscrub/rules";

/** Whether a rule is called so: by code (`MOH-001`), id (`mohs/second-primary-graft`) or authority (`mohs`). */
export function isRuleName(name: string): boolean {
  return allRules.some(({ code, id }) => name === code || name === id || id.startsWith(`${name}/`));
}

/** All that a rule can be called by, in few words. */
export function ruleNames(): string {
  const authorities = [...new Set(allRules.map(({ id }) => id.slice(0, id.indexOf("/"))))].sort();
  const codes = allRules.map(({ code }) => code).sort();
  return `${codes.join(", ")}; ${authorities.join(", ")}`;
}
