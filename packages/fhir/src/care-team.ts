import type { Provider } from "@claimscrub/claim";
import { codesOf, taxonomyOf } from "./code-systems.ts";
import { all, type Element, first, text } from "./element.ts";
import { NOBODY, providerOf } from "./providers.ts";
import type { ClaimResources } from "./references.ts";

/** Roles of FHIR, of CARIN's profiles and in words, by which somebody renders a service, the plainest first. */
const RENDERING = ["rendering", "performing", "primary", "performer", "82"];

const REFERRING = ["referring", "referrer", "referred-by", "dn"];
const ORDERING = ["ordering", "orderer", "dk"];
const SUPERVISING = ["supervisor", "supervising", "dq"];

interface Member {
  readonly sequence: string;
  readonly roles: readonly string[];
  readonly responsible: boolean;
  readonly provider: Provider;
}

/** Who renders the services of a claim and of each of its lines. */
export class CareTeam {
  readonly #members: readonly Member[];
  /** Loop 2310B: who renders what no line says otherwise; undefined where the team names nobody for it. */
  readonly rendering: Provider | undefined;
  /** NPIs of loops 2310A and 2310D: of members that hold for the whole claim, as no item or every item names them. Empty for none. */
  readonly referring: string;
  readonly supervising: string;

  constructor(claim: Element, resources: ClaimResources) {
    this.#members = all(claim, "careTeam").map((member) => memberOf(member, resources));
    this.rendering = renderingOf(this.#members) ?? stu3Provider(claim, resources);
    const items = all(claim, "item").map(sequencesOf);
    const whole = this.#members.filter(({ sequence }) => new Set(items.map((named) => named.includes(sequence))).size < 2);
    this.referring = npiOf(whole, REFERRING);
    this.supervising = npiOf(whole, SUPERVISING);
  }

  /** Who ordered the service of an item, or referred the patient for it: of the members that it names. */
  orderingOf(item: Element): string {
    const named = this.#namedBy(item);
    return npiOf(named, ORDERING) || npiOf(named, REFERRING);
  }

  supervisingOf(item: Element): string {
    return npiOf(this.#namedBy(item), SUPERVISING);
  }

  #namedBy(item: Element): readonly Member[] {
    const named = sequencesOf(item);
    return this.#members.filter(({ sequence }) => named.includes(sequence));
  }

  /** Who renders one item: of the members it names, else its own provider in DSTU2, else the claim's. */
  ofItem(item: Element, resources: ClaimResources): Provider | undefined {
    const named = sequencesOf(item);
    if (named.length > 0) {
      const found = renderingOf(this.#members.filter(({ sequence }) => named.includes(sequence)));
      if (found !== undefined) return found;
    }
    const own = first(item, "provider");
    return own === undefined ? this.rendering : providerOf(own, resources);
  }
}

function sequencesOf(item: Element): readonly string[] {
  return all(item, "careTeamSequence", "careTeamLinkId").map(({ value }) => value.trim());
}

function npiOf(members: readonly Member[], wanted: readonly string[]): string {
  return members.find(({ roles }) => roles.some((role) => wanted.includes(role)))?.provider.npi ?? "";
}

function memberOf(member: Element, resources: ClaimResources): Member {
  const provider = providerOf(first(member, "provider"), resources);
  const said = taxonomyOf(all(member, "qualification", "specialty"));
  return {
    sequence: text(member, "sequence"),
    roles: codesOf(first(member, "role")),
    responsible: text(member, "responsible") === "true",
    provider: said === "" ? provider : { ...provider, taxonomy: said },
  };
}

/** A member with a rendering role; without any, the responsible one or the only one among those that have no role. */
function renderingOf(members: readonly Member[]): Provider | undefined {
  for (const role of RENDERING) {
    const found = members.find(({ roles }) => roles.includes(role));
    if (found !== undefined) return found.provider;
  }
  const plain = members.filter(({ roles }) => roles.length === 0);
  const found = plain.find(({ responsible }) => responsible) ?? (plain.length === 1 ? plain[0] : undefined);
  return found?.provider;
}

/** Up to STU3 a claim names its responsible practitioner beside its organization; the organization then is the billing provider. */
function stu3Provider(claim: Element, resources: ClaimResources): Provider | undefined {
  const provider = first(claim, "organization") === undefined ? undefined : first(claim, "provider");
  const found = provider === undefined ? NOBODY : providerOf(provider, resources);
  return found.npi === "" ? undefined : found;
}
