import type {
  ByteSource,
  Cents,
  ChunkResult,
  Claim,
  ClaimFile,
  ClaimRow,
  Finding,
  LineRow,
  RuleSetFacts,
  TumourView,
} from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import type { Engine, JudgedLine, SidecarData } from "@claimscrub/rules";
import { readCsvClaims } from "@claimscrub/cms-1500";
import { readFhirClaims } from "@claimscrub/fhir";
import { readClaims } from "@claimscrub/x12";
import type { ChunkJob, FileRanges } from "./chunk-job.ts";
import { ChunkTotals } from "./chunk-totals.ts";
import { faultCode, type FaultFindings, type FileFault, flagsClaim } from "./fault-findings.ts";
import { losesClaim, type ReaderFault } from "./formats.ts";
import { claimsByPatient } from "./group-claims.ts";
import { ClaimsOfJob, type ClaimsRead } from "./claims-of-job.ts";
import { historyOf, historyOfPatient, type ReadHistory } from "./history.ts";
import { compareFindings, compareText } from "./order.ts";
import { claimRow, lineRow, unreadableClaimRow } from "./result-rows.ts";

/** What judging a chunk takes from outside. */
export interface ChunkPorts {
  readonly engine: Engine;
  readonly reference: Reference;
  readonly faultFindings: FaultFindings;
  /** By fileId, in judging order. */
  readonly files: ReadonlyMap<string, ClaimFile>;
  openSource(fileId: string): Promise<ByteSource>;
  readonly claimscrubVersion: string;
  /** Whether claim and line rows are wanted; without a store and without lines.csv nobody reads them. */
  readonly rows: boolean;
  /** Whether claim rows are wanted among them, which hold the whole claim as the store keeps it; they are where it is left out. */
  readonly claimRows?: boolean | undefined;
  /** What was sent before for patients, in the run's snapshot; left out where the run is judged without history. */
  readonly history?: ReadHistory | undefined;
  /** Whether the tumours of Mohs surgery are wanted. */
  readonly tumours?: boolean | undefined;
  /** What the summary says of the operator's choice of rules. */
  readonly ruleSetFacts?: RuleSetFacts | undefined;
  /** The practice's own record, to count how much of it met a claim. */
  readonly sidecar?: SidecarData | undefined;
}

/**
 * Reads the claims of a chunk, judges each patient, and gives all that comes of it. Every claim of the job ends read or named by a
 * finding that says why it could not be read; anything else is a fault of ours and throws.
 */
export async function scrubChunk(job: ChunkJob, ports: ChunkPorts): Promise<ChunkResult> {
  const { claims, faults, unread } = await readJob(job, ports);
  const notes = notesByClaim(job, faults);
  const totals = new ChunkTotals(ports.claimscrubVersion);
  const findings: Finding[] = [];
  const claimRows: ClaimRow[] = [];
  const lineRows: LineRow[] = [];
  const earlier: Finding[] = [];
  const shares = new Map<Finding, Cents>();
  const history = ports.history === undefined ? undefined : await historyOf(claims.all(), ports.history);
  const tumours: TumourView[] = [];
  const keepsClaims = ports.rows && ports.claimRows !== false;
  if (ports.ruleSetFacts !== undefined) totals.addRuleSet(ports.ruleSetFacts);
  if (ports.sidecar !== undefined) totals.addSidecar(ports.sidecar, claims.all());
  for (const finding of ports.faultFindings.of(faults)) {
    findings.push(finding);
    totals.addFault(finding);
  }
  const patients = claimsByPatient(claims);
  for (const first of patients.first) {
    const patient = claims.chained(first, patients.next);
    const judgement = ports.engine.judgePatient(patient, history && historyOfPatient(patient, history, ports.files));
    totals.addJudgement(judgement);
    const flagged = flaggedClaims(judgement.findings);
    for (const claim of patient) {
      const clean = (flagged.size === 0 && notes.size === 0) || isClean(claimKey(claim.file.fileId, claim.index), flagged, notes);
      totals.addClaim(claim, clean);
      if (keepsClaims) claimRows.push(claimRow(claim, clean ? "clean" : "flagged", judgement.lines));
    }
    for (const finding of judgement.findings) findings.push(finding);
    for (const finding of judgement.earlier) earlier.push(finding);
    if (judgement.netShares.size > 0) for (const [finding, cents] of judgement.netShares) shares.set(finding, cents);
    if (ports.tumours === true) for (const tumour of judgement.tumours()) tumours.push(tumour);
    if (ports.rows) for (const judged of judgement.lines) lineRows.push(rowWithCodes(judged, notes));
  }
  for (const { file, claimIndex } of unread) {
    const note = notes.get(claimKey(file.fileId, claimIndex));
    if (note === undefined) throw new Error(`claim ${claimIndex} of file ${file.fileId} was neither read nor refused`);
    totals.addUnreadable();
    if (keepsClaims) claimRows.push(unreadableClaimRow(file.fileId, claimIndex, note.claim ?? ""));
  }
  const orderOf = (fileId: string) => ports.files.get(fileId)?.order ?? 0;
  findings.sort((a, b) => compareFindings(a, b, orderOf));
  claimRows.sort((a, b) => orderOf(a.fileId) - orderOf(b.fileId) || a.claimIndex - b.claimIndex);
  // Stable: the lines of a claim stay in their order.
  lineRows.sort((a, b) => orderOf(a.fileId) - orderOf(b.fileId) || a.claimIndex - b.claimIndex);
  tumours.sort((a, b) => orderOf(a.fileId) - orderOf(b.fileId) || a.claimIndex - b.claimIndex || a.tumour - b.tumour);
  const summary = totals.summary(ports.reference);
  // Nothing that is handed on looks at a claim any more.
  claims.release();
  return {
    claims: claimRows,
    lines: lineRows,
    findings,
    netShares: findings.map((finding) => shares.get(finding) ?? 0),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(ports.tumours === true ? { tumours } : {}),
    summary,
  };
}

interface ReadJob {
  readonly claims: ClaimsOfJob;
  readonly faults: FileFault[];
  readonly unread: { file: ClaimFile; claimIndex: number }[];
}

async function readJob(job: ChunkJob, ports: ChunkPorts): Promise<ReadJob> {
  const read: ReadJob = { claims: new ClaimsOfJob(), faults: [], unread: [] };
  const inOrder = job.files.map((part) => ({ part, file: fileOf(part.fileId, ports.files) })).sort((a, b) => a.file.order - b.file.order);
  for (const { part, file } of inOrder) {
    const batch = await readPart(part, file, ports);
    const unreadable = new Set<number>();
    for (const fault of batch.faults) if (fault.claimIndex !== null && losesClaim(fault)) unreadable.add(fault.claimIndex);
    const given = read.claims.add(batch, unreadable);
    const nothingElse = batch.faults.length === 0 && given.size === part.ranges.length;
    if (nothingElse) continue;
    for (const fault of batch.faults) {
      const place = fault.claimIndex === null ? undefined : given.get(fault.claimIndex);
      read.faults.push({ fault, file, claim: place === undefined ? undefined : batch.claim(place) });
    }
    for (const { claimIndex } of part.ranges) if (!given.has(claimIndex)) read.unread.push({ file, claimIndex });
  }
  return read;
}

/** Reads the claims of one file of a job by the reader of its format. */
async function readPart(
  part: FileRanges,
  file: ClaimFile,
  { openSource }: ChunkPorts,
): Promise<ClaimsRead & { readonly faults: readonly ReaderFault[] }> {
  if (part.format === undefined) return readClaims(await openSource(part.fileId), file, part.ranges);
  const { claims, faults } =
    part.format === "fhir"
      ? await readFhirClaims(file, part.ranges, (beside) => openSource(beside === 0 ? part.fileId : (part.beside[beside - 1] ?? "")))
      : await readCsvClaims(await openSource(part.fileId), file, part.ranges, part.layout);
  return { count: claims.length, claim: (at) => claims[at] as Claim, faults };
}

function fileOf(fileId: string, files: ReadonlyMap<string, ClaimFile>): ClaimFile {
  const file = files.get(fileId);
  if (file === undefined) throw new Error(`a chunk names the file ${fileId}, which its run does not have`);
  return file;
}

/** What the reader and the plan say of one claim. */
interface ClaimNote {
  claim: string | null;
  /** Whether it keeps the claim from being clean. */
  flags: boolean;
  readonly codes: { readonly line: number | null; readonly code: string }[];
}

function notesByClaim(job: ChunkJob, faults: readonly FileFault[]): Map<string, ClaimNote> {
  const notes = new Map<string, ClaimNote>();
  const noteOf = (fileId: string, claimIndex: number): ClaimNote => {
    const key = claimKey(fileId, claimIndex);
    let note = notes.get(key);
    if (note === undefined) notes.set(key, (note = { claim: null, flags: false, codes: [] }));
    return note;
  };
  for (const { file, fault } of faults) {
    if (fault.claimIndex === null) continue;
    const note = noteOf(file.fileId, fault.claimIndex);
    note.claim ??= fault.claim;
    note.flags ||= flagsClaim(fault);
    note.codes.push({ line: fault.line, code: faultCode(fault) });
  }
  for (const part of job.files) for (const claimIndex of part.flagged ?? []) noteOf(part.fileId, claimIndex).flags = true;
  return notes;
}

function rowWithCodes(judged: JudgedLine, notes: ReadonlyMap<string, ClaimNote>): LineRow {
  if (notes.size === 0) return lineRow(judged, judged.codes);
  const { claim, number } = judged.line;
  const note = notes.get(claimKey(claim.file.fileId, claim.index));
  const own = note?.codes.filter(({ line }) => line === number).map(({ code }) => code) ?? [];
  return lineRow(judged, own.length === 0 ? judged.codes : [...new Set([...judged.codes, ...own])].sort(compareText));
}

function isClean(key: string, flagged: ReadonlySet<string>, notes: ReadonlyMap<string, ClaimNote>): boolean {
  return !flagged.has(key) && notes.get(key)?.flags !== true;
}

const NONE_FLAGGED: ReadonlySet<string> = new Set();

function flaggedClaims(findings: readonly Finding[]): ReadonlySet<string> {
  if (findings.length === 0) return NONE_FLAGGED;
  const flagged = new Set<string>();
  for (const finding of findings)
    if (finding.severity !== "info" && finding.claimIndex !== null) flagged.add(claimKey(finding.fileId, finding.claimIndex));
  return flagged;
}

function claimKey(fileId: string, claimIndex: number): string {
  return `${claimIndex} ${fileId}`;
}
