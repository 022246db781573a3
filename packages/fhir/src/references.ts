import { all, type Element, text } from "./element.ts";
import { LIMITS } from "./limits.ts";

/** The types of resources that a claim is read with. */
export const SUPPORTING = new Set([
  "Patient",
  "Coverage",
  "Organization",
  "Practitioner",
  "PractitionerRole",
  "Location",
  "Condition",
  "Encounter",
]);

/** Elements whose references are followed, over all versions; a claim refers to much else that says nothing about its payment. */
const FOLLOWED = new Set([
  "patient",
  "insurer",
  "target",
  "provider",
  "organization",
  "facility",
  "coverage",
  "diagnosisReference",
  "locationReference",
  "encounter",
  "payor",
  "issuer",
  "practitioner",
  "location",
  "managingOrganization",
]);

/** Adds the references of a resource to resources outside of it, in order, each once. */
function addReferences(element: Element, into: Set<string>): void {
  for (const child of element.children) {
    if (FOLLOWED.has(child.name)) {
      const reference = text(child, "reference");
      if (reference !== "" && !reference.startsWith("#") && into.size < LIMITS.references) into.add(reference);
    }
    addReferences(child, into);
  }
}

/** A claim with the resources that it needs, by the references that name them. */
export class ClaimResources {
  readonly claim: Element;
  readonly #outside: ReadonlyMap<string, Element>;
  readonly #contained = new Map<string, Element>();

  constructor(claim: Element, outside: ReadonlyMap<string, Element>) {
    this.claim = claim;
    this.#outside = outside;
    for (const { children } of all(claim, "contained"))
      for (const resource of children) this.#contained.set(text(resource, "id"), resource);
  }

  /** The resource that a Reference names; undefined where it names none, or one that nobody has. */
  resolve(reference: Element | undefined): Element | undefined {
    const name = text(reference, "reference");
    return name.startsWith("#") ? this.#contained.get(name.slice(1)) : this.#outside.get(name);
  }
}

/**
 * Follows the references of a claim, and of what they lead to. They are asked for in an order that the content alone decides, so that the
 * places of the resources can be kept as a list, without the references, which name patients.
 */
export async function gatherResources(
  claim: Element,
  fetch: (reference: string, ordinal: number) => Promise<Element | undefined>,
): Promise<ClaimResources> {
  const references = new Set<string>();
  addReferences(claim, references);
  const found = new Map<string, Element>();
  let ordinal = 0;
  // A set can grow while it is walked: what is added comes later in the same walk.
  for (const reference of references) {
    const resource = await fetch(reference, ordinal++);
    if (resource === undefined) continue;
    found.set(reference, resource);
    addReferences(resource, references);
  }
  return new ClaimResources(claim, found);
}

/** The names under which a resource can be referred to: `Patient/1`, and its full URL. */
export function namesOf(type: string, id: string, fullUrl: string): readonly string[] {
  const names: string[] = [];
  if (id !== "") names.push(`${type}/${id}`);
  if (fullUrl !== "" && !fullUrl.endsWith(`/${type}/${id}`)) names.push(fullUrl);
  return names;
}

/** The names to look a reference up by, the more exact one first. */
export function lookUpNames(reference: string): readonly string[] {
  const plain = reference.replace(/\/_history\/[^/]*$/, "");
  const relative = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(plain)?.[1];
  return relative === undefined || relative === plain ? [plain] : [plain, relative];
}
