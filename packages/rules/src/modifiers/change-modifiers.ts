import type { LineChange, ServiceLine } from "@claimscrub/claim";

/** The line without these modifiers, as an exact change. */
export function withoutModifiers(line: ServiceLine, ...modifiers: readonly string[]): LineChange {
  return { kind: "recode", line, as: { modifiers: line.modifiers.filter((modifier) => !modifiers.includes(modifier)) } };
}

/** The element that holds a modifier: SV101-3 for the first. */
export function elementOfModifier(line: ServiceLine, modifier: string): string {
  return `SV101-${Math.max(0, line.modifiers.indexOf(modifier)) + 3}`;
}
