import type { Provider } from "@claimscrub/claim";
import { identifierOf, taxonomyOf } from "./code-systems.ts";
import { all, at, type Element, first, text } from "./element.ts";
import type { ClaimResources } from "./references.ts";

export const NOBODY: Provider = { npi: "", taxonomy: "", street: "", city: "", state: "", zip: "" };

/** Whoever a Reference names: by resource where it is there, else by the identifier that the reference itself bears. */
export function providerOf(reference: Element | undefined, resources: ClaimResources): Provider {
  const resource = resources.resolve(reference);
  if (resource === undefined) return { ...NOBODY, npi: npiOfReference(reference) };
  if (resource.name === "PractitionerRole") return ofRole(resource, resources);
  const address = first(resource, "address");
  return {
    npi: identifierOf(resource, "npi") || npiOfReference(reference),
    taxonomy: taxonomyOf([
      ...all(resource, "type", "specialty"),
      ...all(resource, "qualification").flatMap((qualification) => all(qualification, "code")),
      ...all(resource, "practitionerRole").flatMap((role) => all(role, "specialty")),
    ]),
    street: text(address, "line"),
    city: text(address, "city"),
    state: text(address, "state"),
    zip: text(address, "postalCode").replaceAll("-", ""),
    entity: entityOf(resource.name),
  };
}

/** A role is a practitioner with the specialty in it, at the place of its organization. */
function ofRole(role: Element, resources: ClaimResources): Provider {
  const person = providerOf(first(role, "practitioner"), resources);
  const organization = providerOf(first(role, "organization"), resources);
  const place = person.street === "" && person.zip === "" ? organization : person;
  return {
    ...place,
    npi: person.npi || identifierOf(role, "npi") || organization.npi,
    taxonomy: taxonomyOf(all(role, "specialty", "code")) || person.taxonomy,
    entity: person.npi === "" && organization.npi !== "" ? "organization" : "person",
  };
}

/** A place of service: a Location with the identifiers of its organization where it has none, or an Organization. */
export function facilityOf(reference: Element | undefined, resources: ClaimResources): Provider | undefined {
  if (reference === undefined) return undefined;
  const own = providerOf(reference, resources);
  const managing = first(resources.resolve(reference), "managingOrganization");
  if (own.npi !== "" || managing === undefined) return own;
  const organization = providerOf(managing, resources);
  return { ...own, npi: organization.npi, ...(own.zip === "" ? addressOf(organization) : {}) };
}

function addressOf({ street, city, state, zip }: Provider): Pick<Provider, "street" | "city" | "state" | "zip"> {
  return { street, city, state, zip };
}

function npiOfReference(reference: Element | undefined): string {
  const identifier = at(reference, "identifier");
  return identifier === undefined ? "" : identifierOf({ name: "", at: 0, value: "", children: [identifier] }, "npi");
}

function entityOf(type: string): Provider["entity"] {
  if (type === "Practitioner") return "person";
  return type === "Organization" || type === "Location" ? "organization" : undefined;
}
