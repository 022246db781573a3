import type { ServiceDate } from "@claimscrub/claim";
import { codesOf } from "./code-systems.ts";
import { dayOf } from "./dates.ts";
import { all, at, type Element, first, text } from "./element.ts";
import type { ClaimResources } from "./references.ts";

interface Piece {
  readonly sequence: string;
  readonly categories: readonly string[];
  readonly element: Element;
}

/** What a claim says beside its coded elements: supportingInfo (information in STU3), and hospitalization as an element of its own. */
export class SupportingInformation {
  readonly #pieces: readonly Piece[];
  readonly #claim: Element;
  readonly #resources: ClaimResources;

  constructor(claim: Element, resources: ClaimResources) {
    this.#claim = claim;
    this.#resources = resources;
    this.#pieces = all(claim, "supportingInfo", "information").map((element) => ({
      sequence: text(element, "sequence"),
      categories: [...codesOf(first(element, "category")), ...codesOf(first(element, "code"))],
      element,
    }));
  }

  /** First and last day in hospital; 0 where not said. */
  stay(): { readonly admitted: ServiceDate; readonly discharged: ServiceDate } {
    const periods = [
      ...this.#of(["hospitalized", "admissionperiod"]).map(({ element }) => first(element, "timingPeriod")),
      first(this.#claim, "hospitalization"),
      this.#encounterPeriod(),
    ];
    const period = periods.find((one) => one !== undefined);
    const admission = this.#of(["admission", "admissiondate", "admitdate"])[0]?.element;
    const discharge = this.#of(["discharge", "dischargedate"])[0]?.element;
    return {
      admitted: dayOf(text(period, "start")) || dayOf(text(admission, "timingDate")),
      discharged: dayOf(text(period, "end")) || dayOf(text(discharge, "timingDate")),
    };
  }

  /** The laboratory's CLIA number, of the claim or of one item. */
  clia(item?: Element): string {
    const found = this.#of(["clia", "clianumber", "clia-number"], item)[0]?.element;
    return found === undefined ? "" : (text(found, "valueString") || text(found, "valueIdentifier", "value")).toUpperCase();
  }

  /** Free texts that belong to an item, or to none. Notes may hold patient data. */
  note(item?: Element): string {
    if (this.#pieces.length === 0) return "";
    const named = item === undefined ? new Set(all(this.#claim, "item").flatMap((one) => [...namedBy(one)])) : namedBy(item);
    return this.#pieces
      .filter(({ sequence }) => named.has(sequence) === (item !== undefined))
      .filter(({ categories }) => categories.some((category) => ["info", "additionalinformation", "note", "nte"].includes(category)))
      .map(({ element }) => text(element, "valueString"))
      .filter((note) => note !== "")
      .join(" ");
  }

  #of(categories: readonly string[], item?: Element): readonly Piece[] {
    const named = item === undefined ? undefined : namedBy(item);
    return this.#pieces.filter(
      (piece) => piece.categories.some((category) => categories.includes(category)) && (named === undefined || named.has(piece.sequence)),
    );
  }

  /** An inpatient encounter that the items name. */
  #encounterPeriod(): Element | undefined {
    for (const item of all(this.#claim, "item")) {
      const encounter = this.#resources.resolve(first(item, "encounter"));
      const kind = text(encounter, "class", "code") || text(encounter, "class", "coding", "code");
      if (encounter !== undefined && ["IMP", "ACUTE", "NONAC"].includes(kind))
        return at(encounter, "period") ?? at(encounter, "actualPeriod");
    }
    return undefined;
  }
}

function namedBy(item: Element): ReadonlySet<string> {
  return new Set(all(item, "informationSequence", "informationLinkId").map(({ value }) => value.trim()));
}
