import type { Cents } from "./cents.ts";

/** A service line of a tumour, as billed. */
export interface TumourLine {
  readonly fileId: string;
  /** CLM01. */
  readonly claim: string;
  readonly claimIndex: number;
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  /** As billed, after all payment rules of the day; null where it has no price. */
  readonly allowedCents: Cents | null;
}

/** Where a tumour was: the site family that the Mohs codes know, or an honest `ambiguous`, and by what it is known. */
export interface TumourSite {
  /** 17311, 17312; 17313, 17314; or nobody can say from the claim. */
  readonly class: "head-hands-feet-genitalia" | "trunk-arms-legs" | "ambiguous";
  readonly by: "diagnosis" | "modifier" | "repair" | "record" | "nothing";
  /** The diagnoses, the modifier, the repair's code or the record's word that tells. */
  readonly evidence: string;
  /** Why it is ambiguous, in a word: mixed, limb, perianal, unspecified, not-a-tumour, no-diagnosis, contradiction, no-table. */
  readonly why?: string | undefined;
}

/** What the practice's own record (the sidecar) says of a tumour. */
export interface TumourRecord {
  readonly site?: string | undefined;
  readonly stages?: number | undefined;
  /** Blocks of each stage, in order. */
  readonly blocks: readonly number[];
  readonly repairs: readonly { readonly kind: string; readonly lengthCm?: number | undefined; readonly areaCm2?: number | undefined }[];
  readonly stains: readonly string[];
}

/** One tumour treated by Mohs surgery on one day, as a surgeon thinks of the case: lines of several claims may belong to it. */
export interface TumourView {
  /** File and claim of its first stage. */
  readonly file: string;
  readonly fileId: string;
  readonly claim: string;
  readonly claimIndex: number;
  /** Place among the tumours of its claim, from 1. */
  readonly tumour: number;
  /** yyyy-mm-dd. */
  readonly date: string;
  readonly renderingNpi: string;
  readonly diagnoses: readonly string[];
  readonly site: TumourSite;
  /** As billed: the first stage and the units of later ones; 0 where lines of several tumours can't be told apart (a first stage with more units than one). */
  readonly stages: number;
  /** Blocks beyond the fifth of a stage, as billed (17315). */
  readonly extraBlocks: number;
  readonly firstStage: TumourLine;
  readonly laterStages: readonly TumourLine[];
  readonly blocks: readonly TumourLine[];
  readonly repairs: readonly TumourLine[];
  readonly pathology: readonly TumourLine[];
  /** Repairs and pathology under this tumour's diagnosis that may as well belong to another one of the day. */
  readonly shared: readonly TumourLine[];
  readonly record?: TumourRecord | undefined;
  /** Of its own lines, without the shared ones; null where one of them has no price. */
  readonly allowedCents: Cents | null;
  /** Ids of the findings on its lines. */
  readonly findings: readonly string[];
}
