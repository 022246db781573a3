/**
 * An element of a resource, whether it came as XML or as JSON: repeated XML elements and JSON arrays are both repeated children of one
 * name, and `@value` and a JSON primitive are both its value.
 */
export interface Element {
  readonly name: string;
  /** Offset of its first byte in the file. */
  readonly at: number;
  /** Its primitive value as written: numbers keep every digit. Empty where it has none. */
  readonly value: string;
  readonly children: readonly Element[];
}

const NONE: readonly Element[] = [];

/** All children of these names, in order. Several names stand for one element in different versions of FHIR. */
export function all(element: Element | undefined, ...names: readonly string[]): readonly Element[] {
  if (element === undefined || element.children.length === 0) return NONE;
  return element.children.filter(({ name }) => names.includes(name));
}

/** The first child of the first of these names that is there. */
export function first(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  if (element === undefined) return undefined;
  for (const name of names) {
    const found = element.children.find((child) => child.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Follows a path of first children. */
export function at(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let here = element;
  for (const name of path) here = first(here, name);
  return here;
}

/** The value at the end of a path, blanks around it left out; empty where the path leads nowhere. */
export function text(element: Element | undefined, ...path: readonly string[]): string {
  return (at(element, ...path)?.value ?? "").trim();
}
