import type { ByteSource, ChunkResult, ClaimFile } from "@claimscrub/claim";
import { CSV_HEAD_BYTES, type CsvMap, mapThatFits, planCsv } from "@claimscrub/cms-1500";
import { HEAD_BYTES, looksLikeFhir, planFhirFiles, surveyFile, type SurveyedFile } from "@claimscrub/fhir";
import { looksLikeX12, planFile } from "@claimscrub/x12";
import { addFaults, type FaultFindings, type FileFault, flagsClaim } from "./fault-findings.ts";
import type { FileWithoutResult } from "./finish-run.ts";
import { type AnyPlan, losesClaim, losesFile, messageOf } from "./formats.ts";
import { OpenSources } from "./open-sources.ts";
import type { PlannedFile } from "./plan-run.ts";
import { emptySummary } from "./summaries.ts";

/** SHA-256 in the making. */
export interface Hash {
  update(bytes: Uint8Array): void;
  /** In hex. */
  digest(): string;
}

/** A file of the call. */
export interface NamedSource {
  /** As the outputs name it; `archive.zip!member`. */
  readonly name: string;
  readonly byteLength: number;
  open(): Promise<ByteSource>;
  /** Called when the plan is made; a run may have more files than can be open at once. */
  close?(): Promise<void>;
}

export interface FileReading {
  /** In the order of the call. */
  readonly sources: readonly NamedSource[];
  newHash(): Hash;
  readonly faultFindings: FaultFindings;
  readonly claimscrubVersion: string;
  /** Maps of columns, by which files in rows are read. */
  readonly csvMaps?: CsvMaps | undefined;
  /** Files that could not even be opened, with the reason. */
  readonly unopened?: readonly FileWithoutResult[];
  /** Told of each file when it is planned: from then on its bytes are known by `fileId`. */
  filePlanned?(fileId: string, source: NamedSource): void;
  /** Told of a file that holds the same bytes as an earlier one: it is judged once. */
  fileRepeated?(name: string, earlier: string): void;
  progress?(progress: { readonly stage: "planning"; readonly done: number; readonly total: number }): void;
}

/** Maps that files in rows may be read by. */
export interface CsvMaps {
  /** The one that was asked for: every file that is neither X12 nor FHIR is read by it. */
  readonly given?: CsvMap | undefined;
  /** Those of which one is taken where its columns are exactly those of a file's header. */
  readonly known: readonly CsvMap[];
}

export interface PlannedFiles {
  readonly files: readonly PlannedFile[];
  /** Place of each file in the call, by fileId. */
  readonly places: ReadonlyMap<string, number>;
  /** Findings of the plans, and the number of files; no claims and no lines. */
  readonly result: ChunkResult;
  readonly withoutResult: readonly FileWithoutResult[];
  /** Whether service lines were found that belong to no claim: they gave no result. */
  readonly lostLines: boolean;
}

/** Plans all files of a call, one pass over the bytes of each, and hashes them on the way; claims in FHIR are looked at once more. */
export async function planFiles(ports: FileReading): Promise<PlannedFiles> {
  const total = ports.sources.reduce((sum, source) => sum + source.byteLength, 0);
  const files: PlannedFile[] = [];
  const places = new Map<string, number>();
  const names = new Map<string, string>();
  const faults: FileFault[] = [];
  const passed: ClaimFile[] = [];
  const plans = new Map<string, AnyPlan>();
  const surveyed: SurveyedFile[] = [];
  const again = new OpenSources();
  const withoutResult: FileWithoutResult[] = [...(ports.unopened ?? [])];
  let before = 0;
  let lostLines = false;
  for (const [place, source] of ports.sources.entries()) {
    const hash = ports.newHash();
    const opened = await source.open();
    const telling = {
      onBytes: (bytes: Uint8Array) => hash.update(bytes),
      onProgress: (bytes: number) => ports.progress?.({ stage: "planning", done: before + bytes, total }),
    };
    // Content decides, never a name.
    const head = await opened.read(0, Math.min(opened.byteLength, Math.max(HEAD_BYTES, CSV_HEAD_BYTES)));
    const fhir = looksLikeFhir(head);
    const csvMap = fhir ? undefined : csvMapOf(head, ports.csvMaps);
    const survey = fhir ? await surveyFile(opened, telling) : undefined;
    const plan = fhir ? undefined : csvMap === undefined ? await planFile(opened, telling) : await planCsv(opened, csvMap, telling);
    await source.close?.();
    before += source.byteLength;
    const fileId = hash.digest();
    const earlier = names.get(fileId);
    if (earlier !== undefined) {
      ports.fileRepeated?.(source.name, earlier);
      continue;
    }
    names.set(fileId, source.name);
    places.set(fileId, place);
    ports.filePlanned?.(fileId, source);
    passed.push({ fileId, name: source.name, order: place });
    if (plan !== undefined) plans.set(fileId, plan);
    if (survey !== undefined) surveyed.push({ fileId, survey, open: () => again.open(source) });
  }
  for (const [at, plan] of (await planFhirFiles(surveyed)).entries()) plans.set(surveyed[at]!.fileId, plan);
  await again.close();
  for (const file of passed) {
    const plan = plans.get(file.fileId)!;
    const ofFile = plan.planFaults.map((fault): FileFault => ({ fault, file, claim: undefined }));
    for (const one of ofFile) faults.push(one);
    lostLines ||= plan.planFaults.some((fault) => fault.claimIndex === null && losesClaim(fault));
    const flagged = new Set<number>();
    for (const { fault } of ofFile) if (fault.claimIndex !== null && flagsClaim(fault)) flagged.add(fault.claimIndex);
    const refused = ofFile.find(({ fault }) => losesFile(fault));
    if (refused !== undefined) withoutResult.push({ file: file.name, reason: messageOf(refused.fault) });
    files.push({ fileId: file.fileId, name: file.name, plan, flagged });
  }
  const findings = ports.faultFindings.of(faults);
  const summary = addFaults({ ...emptySummary(ports.claimscrubVersion), files: files.length }, findings);
  return { files, places, result: { claims: [], lines: [], findings, summary }, withoutResult, lostLines };
}

/** The map that a file is to be read by; undefined for X12, and for what no map fits. */
function csvMapOf(head: Uint8Array, maps: CsvMaps | undefined): CsvMap | undefined {
  if (maps === undefined || head.length === 0 || looksLikeX12(head)) return undefined;
  return maps.given ?? mapThatFits(head, maps.known);
}
