import type { Citation, ElementChange, Finding, LineReference, Step } from "@claimscrub/claim";
import { formatCents } from "@claimscrub/claim";
import { csvRow } from "./csv-cell.ts";

type Cell = string | number | boolean | null | undefined;

/** The columns of findings.csv: the finding's scalar keys by their names, impact, remedy and location flattened, arrays joined by `;`. */
const COLUMNS: readonly (readonly [name: string, (finding: Finding) => Cell])[] = [
  ["id", (finding) => finding.id],
  ["file", (finding) => finding.file],
  ["fileId", (finding) => finding.fileId],
  ["claim", (finding) => finding.claim],
  ["claimIndex", (finding) => finding.claimIndex],
  ["line", (finding) => finding.line],
  ["related", (finding) => finding.related.map((line) => relatedText(line, finding.fileId)).join(";")],
  ["procedure", (finding) => finding.procedure],
  ["modifiers", (finding) => finding.modifiers?.join(";")],
  ["units", (finding) => finding.units],
  ["pos", (finding) => finding.pos],
  ["date", (finding) => finding.date],
  ["dateThrough", (finding) => finding.dateThrough],
  ["payerId", (finding) => finding.payerId],
  ["payerName", (finding) => finding.payerName],
  ["rule", (finding) => finding.rule],
  ["code", (finding) => finding.code],
  ["direction", (finding) => finding.direction],
  ["severity", (finding) => finding.severity],
  ["impactCents", (finding) => finding.impact.cents],
  ["impactUnknown", (finding) => finding.impact.unknown],
  ["impactLow", (finding) => finding.impact.low],
  ["impactHigh", (finding) => finding.impact.high],
  ["impactConfidence", (finding) => finding.impact.confidence],
  ["impactBasis", (finding) => finding.impact.basis.map(stepText).join(";")],
  ["message", (finding) => finding.message],
  ["remedyKind", (finding) => finding.remedy.kind],
  ["remedyText", (finding) => finding.remedy.text],
  ["remedyTo", (finding) => finding.remedy.to?.map(changeText).join(";")],
  ["adjustmentGroup", (finding) => finding.adjustmentGroup],
  ["carc", (finding) => finding.carc.join(";")],
  ["rarc", (finding) => finding.rarc.join(";")],
  ["status277", (finding) => finding.status277.join(";")],
  ["causedBy", (finding) => finding.causedBy.join(";")],
  ["neverAppeal", (finding) => finding.neverAppeal],
  ["citations", (finding) => finding.citations.map(citationText).join(";")],
  ["editions", (finding) => finding.editions.join(";")],
  ["locationSegment", (finding) => finding.location.segment],
  ["locationByte", (finding) => finding.location.byte],
  ["locationElement", (finding) => finding.location.element],
];

/** First row of findings.csv. */
export function findingsCsvHeader(): string {
  return csvRow(COLUMNS.map(([name]) => name));
}

/** A finding as a row of findings.csv. */
export function findingCsvRow(finding: Finding): string {
  return csvRow(COLUMNS.map(([, cellOf]) => cellOf(finding)));
}

/** `claimIndex:line`, with the file's id before it where it is another file. */
function relatedText(line: LineReference, fileId: string): string {
  const place = `${line.claimIndex}:${line.line}`;
  return line.fileId === fileId ? place : `${line.fileId}:${place}`;
}

function stepText(step: Step): string {
  const amount = step.amount === undefined ? "" : ` = ${formatCents(step.amount)}`;
  return `${step.what}${step.rate === undefined ? "" : ` ${step.rate}`}${amount}${step.edition === undefined ? "" : ` [${step.edition}]`}`;
}

function changeText(change: ElementChange): string {
  return `${change.claimIndex}:${change.line} ${change.element} ${change.from ?? "(none)"} -> ${change.to ?? "(removed)"}`;
}

function citationText(citation: Citation): string {
  return `${citation.title}, ${citation.section}`;
}
