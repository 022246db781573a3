export {
  areOptionsOf,
  carryChoices,
  type Choices,
  readRunOptions,
  type RunOptions,
  UNCHECKED,
  unpackChoices,
  type UnpackedChoices,
} from "./carried-choices.ts";
export { type ChunkJob, type CsvRanges, type FhirRanges, type FileRanges, filesInJudgingOrder } from "./chunk-job.ts";
export { csvLayoutsWord } from "./csv-layouts.ts";
export { exitCode, type FailOn, type RunEnd } from "./exit-code.ts";
export { FaultFindings, type FileFault } from "./fault-findings.ts";
export { type AnyPlan, isCsvPlan, isFhirPlan, isX12Plan } from "./formats.ts";
export { type FileWithoutResult, finishRun } from "./finish-run.ts";
export { CLAIMSCRUB_VERSION, createJudging, type Judging, judgingOptions, type RuleChoice, rulesVersion } from "./judging.ts";
export type { ReadHistory, SentClaim } from "./history.ts";
export { mergeSpills, type SpilledChunk } from "./merge-spills.ts";
export { type CsvMapPorts, readCsvMaps } from "./read-csv-maps.ts";
export { type CsvMaps, type FileReading, type Hash, type NamedSource, type PlannedFiles, planFiles } from "./plan-files.ts";
export { CHUNK_CLAIMS, type PlannedFile, planRun, type RunPlan } from "./plan-run.ts";
export { type ChunkOutcome, type ChunkRunnerPorts, putAway, runChunk, type SpillWriter, type WantedRows } from "./run-chunk.ts";
export {
  type ChunkWorkers,
  type InlineOptions,
  type InlineOutcome,
  type InlinePorts,
  type PlannedRun,
  type Progress,
  runInline,
} from "./run-inline.ts";
export {
  type ChoicePorts,
  type GivenChoice,
  type ReadChoice,
  readRuleChoice,
  type RefusedChoice,
  reloadRules,
  type RuleModule,
} from "./read-rule-choice.ts";
export {
  type ConfigOpener,
  type ConfigPorts,
  type GivenConfig,
  readChoices,
  readMaps,
  readRules,
  readTerms,
  RefusedChoices,
} from "./read-choices.ts";
export { type ReadTerms, readPaymentTerms, type RefusedTerms, type TermsPorts } from "./read-payment-terms.ts";
export { type ChunkPorts, scrubChunk } from "./scrub-chunk.ts";
export type { SpillRecord } from "./spill-records.ts";
export { emptySummary, mergeSummaries } from "./summaries.ts";
export { TopFindings } from "./top-findings.ts";
export { type BytesPorts, scrubBytes, type ScrubbedBytes } from "./scrub-bytes.ts";
export { type TriedChange, tryChanges, workClaim, type WorkedClaim, type WorkedLine } from "./judge-anew.ts";
