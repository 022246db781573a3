import type { ServiceLine } from "@claimscrub/claim";
import type { DayPrice } from "@claimscrub/pricing";
import type { CoveredDiagnoses, ProcedureLists } from "@claimscrub/reference";

/** Whose word a document is: a contractor's (articles and local determinations), or CMS's for the nation. */
export type Authority = "local" | "national";

/** What the coverage documents loaded say of a line. */
export interface CoverageOfLine {
  /** Documents of the authority that speak of the code where the service was given, joined for a sentence. */
  readonly documents: string;
  /** A diagnosis of the claim that they accept, though the line doesn't point at it. */
  readonly unpointed: string | undefined;
}

/** The patient has agreed to pay, or nothing is expected: the liability modifiers. */
const LIABILITY = new Set(["GA", "GX", "GY", "GZ"]);

function authorityOf(document: string): Authority {
  return document.startsWith("NCD") ? "national" : "local";
}

/**
 * Why a line isn't covered: the documents that list its code and none of the diagnoses that it points at; undefined where one is accepted,
 * no document speaks of the code, or a modifier settles who pays. A document's list of procedures may be one contractor's (`A56514@10112`).
 */
export function notCovered(
  line: ServiceLine,
  authority: Authority,
  { lists, coverage, prices }: { readonly lists: ProcedureLists; readonly coverage: CoveredDiagnoses; readonly prices: DayPrice },
): CoverageOfLine | undefined {
  const named = lists.listsOf(line.procedureKey);
  if (named.length === 0 || line.diagnoses.length === 0 || line.modifiers.some((modifier) => LIABILITY.has(modifier))) return undefined;
  const locality = prices.lines.find((price) => price.line === line)?.locality ?? "";
  const documents = named.flatMap((list) => {
    const [document = "", contractor] = list.split("@");
    const speaks = coverage.holds(document) && authorityOf(document) === authority;
    return speaks && (contractor === undefined || locality.startsWith(contractor)) ? [document] : [];
  });
  if (documents.length === 0) return undefined;
  const accepted = (diagnosis: string): boolean => documents.some((document) => coverage.covers(document, diagnosis));
  if (line.diagnoses.some(accepted)) return undefined;
  return { documents: documents.join(", "), unpointed: line.claim.diagnoses.find(accepted) };
}
