import { CareTeam } from "./care-team.ts";
import type { ClaimNotes } from "./claim-notes.ts";
import { diagnosisOf } from "./code-systems.ts";
import { all, type Element, first, text } from "./element.ts";
import { DIAGNOSES } from "./limits.ts";
import type { ClaimResources } from "./references.ts";
import { SupportingInformation } from "./supporting-information.ts";

/** What the lines of a claim share while it is read. */
export class ClaimReading {
  readonly resources: ClaimResources;
  readonly notes: ClaimNotes;
  readonly team: CareTeam;
  readonly information: SupportingInformation;
  /** In order of diagnosis.sequence; empty where a code can't be read. At most 12. */
  readonly diagnoses: readonly string[];
  /** Place of service that holds for lines which say none: that of the claim's facility. */
  pos = "";
  readonly #places = new Map<string, number>();

  constructor(resources: ClaimResources, notes: ClaimNotes) {
    const { claim } = resources;
    this.resources = resources;
    this.notes = notes;
    this.team = new CareTeam(claim, resources);
    this.information = new SupportingInformation(claim, resources);
    this.diagnoses = this.#readDiagnoses(claim);
  }

  /** The place among the diagnoses, from 1, of a diagnosis.sequence; behind the last one where there is none such. */
  pointerOf(sequence: string): number {
    return this.#places.get(sequence) ?? Math.max(this.#places.size + 1, /^\d{1,3}$/.test(sequence) ? Number(sequence) : 0);
  }

  #readDiagnoses(claim: Element): readonly string[] {
    const elements = all(claim, "diagnosis");
    const entries = elements
      .map((element, place) => ({ element, place, sequence: text(element, "sequence") }))
      .sort((a, b) => orderOf(a.sequence, a.place) - orderOf(b.sequence, b.place));
    const codes: string[] = [];
    for (const { element, place, sequence } of entries) {
      const condition = this.resources.resolve(first(element, "diagnosisReference"));
      const code = diagnosisOf(first(element, "diagnosisCodeableConcept", "diagnosis")) || diagnosisOf(first(condition, "code"));
      codes.push(code);
      if (!this.#places.has(sequence)) this.#places.set(sequence, codes.length);
      if (code === "") this.notes.add("fhir-unreadable-diagnosis", element, `Claim.diagnosis[${place}]`);
    }
    if (codes.length > DIAGNOSES)
      this.notes.add("fhir-too-many-diagnoses", elements[DIAGNOSES]!, "Claim.diagnosis", { found: codes.length, limit: DIAGNOSES });
    return codes.slice(0, DIAGNOSES);
  }
}

function orderOf(sequence: string, place: number): number {
  return /^\d{1,9}$/.test(sequence) ? Number(sequence) : 1_000_000_000 + place;
}
