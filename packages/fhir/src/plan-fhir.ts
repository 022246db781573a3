import { type ByteSource, type KeyHalves, loneKey } from "@claimscrub/claim";
import { ClaimNotes } from "./claim-notes.ts";
import type { Element } from "./element.ts";
import { type FhirFault, fhirFault } from "./fault.ts";
import { type FhirPlan, FhirPlanColumns, type ResourceRange } from "./fhir-plan.ts";
import { ParseProblem } from "./parse-problem.ts";
import { claimFrom } from "./read-claim.ts";
import { readResource, readSupporting } from "./read-resource.ts";
import { RecentResources } from "./recent-resources.ts";
import { gatherResources, lookUpNames } from "./references.ts";
import type { FhirSurvey } from "./survey-file.ts";

/** A FHIR file of a call after its first reading. */
export interface SurveyedFile {
  readonly fileId: string;
  readonly survey: FhirSurvey;
  /** Asked again for every read, so that files may be closed meanwhile. */
  open(): Promise<ByteSource>;
}

const NOWHERE: ResourceRange = { from: 0, to: 0, segment: 0, beside: 0 };

/**
 * Makes the plans of all FHIR files of a call, in their order. They are planned together because bulk exports keep each type of resource
 * in a file of its own. Which file a reference is followed to does not depend on the order of the call.
 */
export async function planFhirFiles(files: readonly SurveyedFile[]): Promise<FhirPlan[]> {
  const plans: FhirPlan[] = [];
  const withClaims = files.some(({ survey }) => survey.claims.length > 0);
  for (const file of files) plans.push(await new FilePlanner(file, files).plan(withClaims));
  return plans;
}

class FilePlanner {
  readonly #file: SurveyedFile;
  readonly #others: readonly SurveyedFile[];
  readonly #beside: SurveyedFile[] = [];
  readonly #recent = new RecentResources();
  readonly #columns = new FhirPlanColumns();

  constructor(file: SurveyedFile, all: readonly SurveyedFile[]) {
    this.#file = file;
    this.#others = all.filter((other) => other !== file && other.survey.named.size > 0);
  }

  async plan(withClaims: boolean): Promise<FhirPlan> {
    const { survey } = this.#file;
    for (const claim of survey.claims) await this.#claim(survey.places[claim]!);
    const columns = this.#columns;
    return {
      format: "fhir",
      byteLength: survey.byteLength,
      claims: columns.claims,
      lines: columns.lines,
      planFaults: [...survey.faults, ...aboutFile(survey, withClaims)],
      beside: this.#beside.map(({ fileId }) => fileId),
      keyHigh: (index) => columns.keyHigh(index),
      keyLow: (index) => columns.keyLow(index),
      rangeOf: (index) => columns.rangeOf(index),
    };
  }

  async #claim(place: FhirSurvey["places"][number]): Promise<void> {
    const { fileId } = this.#file;
    const [from, to, ordinal, root] = place;
    const claimIndex = this.#columns.claims + 1;
    const resources: ResourceRange[] = [];
    const key: KeyHalves = { high: 0, low: 0 };
    loneKey(Number.parseInt(fileId.slice(0, 12), 16) || 0, claimIndex, key);
    try {
      const element = await readResource(await this.#file.open(), from, to);
      const gathered = await gatherResources(element, async (reference) => {
        const found = this.#find(reference, root);
        resources.push(found);
        return this.#read(found);
      });
      const claim = claimFrom({ fileId, name: "", order: 0 }, ordinal, gathered, new ClaimNotes(claimIndex, ordinal));
      if (claim !== undefined) {
        key.high = claim.patientKeyHigh;
        key.low = claim.patientKeyLow;
        this.#columns.lines += claim.lines.length;
      }
    } catch (error) {
      // Whoever reads the claim meets the same problem, and tells it.
      if (!(error instanceof ParseProblem)) throw error;
    }
    this.#columns.add([from, to, ordinal], key.high, key.low, resources);
  }

  #find(reference: string, root: number): ResourceRange {
    const names = lookUpNames(reference);
    const { survey } = this.#file;
    for (const name of names) {
      const own = survey.named.get(`${root} ${name}`) ?? survey.named.get(name);
      if (own !== undefined && own >= 0) return rangeOf(survey, own, 0);
    }
    for (const name of names) {
      const having = this.#others.filter(({ survey: other }) => (other.named.get(name) ?? -1) >= 0);
      // Two files may mean two patients by the same number: then nobody knows which.
      if (having.length !== 1) continue;
      const other = having[0]!;
      if (!this.#beside.includes(other)) this.#beside.push(other);
      return rangeOf(other.survey, other.survey.named.get(name)!, this.#beside.indexOf(other) + 1);
    }
    return NOWHERE;
  }

  async #read({ from, to, beside }: ResourceRange): Promise<Element | undefined> {
    if (to === 0) return undefined;
    const file = beside === 0 ? this.#file : this.#beside[beside - 1]!;
    return this.#recent.get(`${beside} ${from}`, to - from, async () => readSupporting(await file.open(), from, to));
  }
}

function rangeOf({ places }: FhirSurvey, place: number, beside: number): ResourceRange {
  const [from, to, segment] = places[place]!;
  return { from, to, segment, beside };
}

/** A file without a claim serves those beside it, or nobody. */
function aboutFile({ claims, named, faults }: FhirSurvey, withClaims: boolean): FhirFault[] {
  if (claims.length > 0 || named.size === 0 || faults.some(({ kind }) => kind === "fhir-no-claim")) return [];
  const position = { segment: 1, byte: 0, element: "" };
  return [
    withClaims ? fhirFault("fhir-referenced-file", position) : fhirFault("fhir-no-claim", position, { found: "resources of other types" }),
  ];
}
