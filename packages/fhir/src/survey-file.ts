import type { ByteSource } from "@claimscrub/claim";
import { type FhirFault, FhirFaultList } from "./fault.ts";
import type { FhirFaultKind } from "./faults.ts";
import { LIMITS } from "./limits.ts";
import type { ParseProblem } from "./parse-problem.ts";
import { namesOf, SUPPORTING } from "./references.ts";
import type { ResourcePlace } from "./resource-place.ts";
import { readLines } from "./read-lines.ts";
import { surveyJson } from "./survey-json.ts";
import { surveyXml } from "./survey-xml.ts";

export interface SurveyOptions {
  /** Gets every byte of the file once, in order: for a hash. The view is valid during the call only. */
  readonly onBytes?: (chunk: Uint8Array) => void;
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
}

/** Which resources a FHIR file holds, and where. */
export interface FhirSurvey {
  readonly byteLength: number;
  readonly faults: readonly FhirFault[];
  /** Places of all resources that matter: claims, and what claims refer to. `root`: see ResourcePlace. */
  readonly places: readonly (readonly [from: number, to: number, ordinal: number, root: number])[];
  /** Those of `places` that are claims, in order. */
  readonly claims: readonly number[];
  /**
   * The others, by the names under which they can be referred to, and by root and name: `0 Patient/1`. Below 0 where a name alone means
   * several resources, those of several Bundles.
   */
  readonly named: ReadonlyMap<string, number>;
}

const READ_BYTES = 262_144;
const FAULTS_PER_KIND = 100;
const REFUSES_FILE = new Set<FhirFaultKind>(["fhir-doctype", "fhir-entity", "fhir-encoding", "fhir-file-too-large"]);

/**
 * Reads a file once, from end to end, and finds its resources. Whatever the bytes are, the answer is a survey: what is wrong with them is
 * among its faults. Rejects only where the source does, or where it ends before its own length.
 */
export async function surveyFile(source: ByteSource, options: SurveyOptions = {}): Promise<FhirSurvey> {
  const survey = new Survey();
  if (source.byteLength <= LIMITS.fileBytes) {
    const bytes = new Uint8Array(source.byteLength);
    await pass(source, options, (chunk, at) => bytes.set(chunk, at));
    survey.whole(bytes);
  } else await survey.lines(source, options);
  return survey.end(source.byteLength);
}

async function pass(source: ByteSource, options: SurveyOptions, take: (chunk: Uint8Array, at: number) => void): Promise<void> {
  const total = source.byteLength;
  for (let at = 0; at < total; ) {
    const chunk = await source.read(at, Math.min(total, at + READ_BYTES));
    if (chunk.length === 0) throw new Error(`the file ended at byte ${at} of ${total} while it was read`);
    options.onBytes?.(chunk);
    take(chunk, at);
    at += chunk.length;
    options.onProgress?.(at, total);
  }
}

class Survey {
  readonly #faults = new FhirFaultList(FAULTS_PER_KIND);
  readonly #places: [number, number, number, number][] = [];
  readonly #claims: number[] = [];
  readonly #named = new Map<string, number>();
  readonly #others = new Map<string, { count: number; from: number; ordinal: number }>();
  #resources = 0;
  #refused = false;

  whole(bytes: Uint8Array): void {
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || declaresOtherEncoding(bytes)) {
      this.#fault("fhir-encoding", 0);
      return;
    }
    const found = (place: ResourcePlace): void => this.#found(place);
    if (firstByte(bytes) === 60) surveyXml(bytes, found, (problem) => this.#problem(problem, 0));
    else surveyJson(bytes, 0, found, (problem) => this.#problem(problem, 0));
  }

  /** A file too large to hold: one resource a line, or none that is read. */
  async lines(source: ByteSource, options: SurveyOptions): Promise<void> {
    let first = true;
    await readLines(
      (take) => pass(source, options, take),
      (line, at, tooLong) => {
        if (this.#refused) return;
        const problems: ParseProblem[] = [];
        if (tooLong) this.#fault(first ? "fhir-file-too-large" : "fhir-resource-too-large", at, source.byteLength);
        else
          surveyJson(
            line,
            at,
            (place) => this.#found(place),
            (problem) => problems.push(problem),
          );
        // A first line that is no resource by itself: then the file is no ndjson but one large text.
        if (first && problems.length > 0) this.#fault("fhir-file-too-large", at, source.byteLength);
        else for (const problem of problems) this.#problem(problem, at);
        first = false;
      },
    );
  }

  end(byteLength: number): FhirSurvey {
    if (this.#refused) {
      this.#places.length = 0;
      this.#claims.length = 0;
      this.#named.clear();
    } else this.#tellOthers(byteLength);
    return { byteLength, faults: this.#faults.list(), places: this.#places, claims: this.#claims, named: this.#named };
  }

  #found({ type, id, fullUrl, from, to, root }: ResourcePlace): void {
    const ordinal = ++this.#resources;
    const claim = type === "Claim";
    if ((!claim && !SUPPORTING.has(type)) || this.#resources > LIMITS.resources) {
      const name = /^[A-Z][A-Za-z]{2,40}$/.test(type) ? type : "no resource of FHIR";
      const other = this.#others.get(name);
      if (other !== undefined) other.count++;
      else if (this.#others.size < 50) this.#others.set(name, { count: 1, from, ordinal });
      return;
    }
    const place = this.#places.push([from, to, ordinal, root]) - 1;
    if (claim) this.#claims.push(place);
    else for (const name of namesOf(type, id, fullUrl)) this.#name(name, place, from === root ? -1 : root);
  }

  /** The first of a name counts; of several Bundles that use one name each means its own. */
  #name(name: string, place: number, bundle: number): void {
    if (bundle >= 0 && !this.#named.has(`${bundle} ${name}`)) this.#named.set(`${bundle} ${name}`, place);
    const known = this.#named.get(name);
    if (known === undefined) this.#named.set(name, place);
    else if (known >= 0 && bundle >= 0 && this.#places[known]![3] !== bundle) this.#named.set(name, -1);
  }

  #problem(problem: ParseProblem, offset: number): void {
    if (problem.kind === "too-many-elements") this.#fault("fhir-too-deep", offset + problem.at, LIMITS.depth);
    else this.#fault(`fhir-${problem.kind}`, offset + problem.at, undefined, problem.expected);
  }

  #fault(kind: FhirFaultKind, at: number, found?: number, expected?: string): void {
    const limits: Partial<Record<FhirFaultKind, number>> = {
      "fhir-too-deep": LIMITS.depth,
      "fhir-text-too-long": LIMITS.textBytes,
      "fhir-file-too-large": LIMITS.fileBytes,
      "fhir-resource-too-large": LIMITS.resourceBytes,
    };
    const limit = limits[kind];
    this.#refused ||= REFUSES_FILE.has(kind);
    this.#faults.add(
      kind,
      { segment: this.#resources + 1, byte: at, element: "" },
      {
        ...(limit === undefined ? {} : { limit }),
        ...(found === undefined ? {} : { found }),
        ...(expected === undefined ? {} : { expected }),
      },
    );
  }

  #tellOthers(byteLength: number): void {
    if (this.#claims.length > 0) {
      for (const [found, { count, from, ordinal }] of this.#others)
        this.#faults.add("fhir-other-resources", { segment: ordinal, byte: from, element: found }, { count, found });
      return;
    }
    // Whether such a file serves others is known when all are surveyed.
    if (this.#named.size > 0) return;
    const types = [...this.#others.keys()].slice(0, 5).join(", ");
    const found = types !== "" ? types : byteLength === 0 ? "an empty file" : "no whole resource";
    this.#faults.add("fhir-no-claim", { segment: 1, byte: 0, element: "Claim" }, { found });
  }
}

function firstByte(bytes: Uint8Array): number {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = from; at < bytes.length; at++) if (bytes[at]! > 32) return bytes[at]!;
  return 0;
}

function declaresOtherEncoding(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const encoding = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1];
  return encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding);
}
