import type { Direction, Experience, Finding, RunSummary, Severity, Step, TumourView } from "@claimscrub/claim";

/** A page of a list; `next` is where the following page begins. */
export interface List<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
}

export const STATE_NAMES = ["open", "fixed", "ignored", "sent"] as const;
export type StateName = (typeof STATE_NAMES)[number];

/** What people did about a finding. */
export interface FindingState {
  readonly name: StateName;
  readonly reason: string | null;
  readonly author: string | null;
  /** ISO 8601. */
  readonly at: string | null;
}

/** A finding with what people did about it, and what its payer did with such lines so far. */
export type StatedFinding = Finding & { readonly state: FindingState; readonly experience?: Experience | null };

export type Findings = List<StatedFinding> & { readonly netCents?: number | null };

export interface StateChange {
  readonly changed: number;
  readonly undo: string;
}

export interface Me {
  readonly tenant: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

/** One bar of a break-down: a rule, a payer, a provider. */
export interface SummaryRow {
  readonly by: "direction" | "rule" | "payer" | "provider" | "month";
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly grossCents: number;
  readonly netCents?: number | null;
}

export interface TrendPoint {
  readonly month: string;
  readonly denialCents: number;
  readonly underbillingCents: number;
  readonly auditCents: number;
}

export interface Summary {
  readonly claims: number;
  readonly lines: number;
  readonly cleanClaimRate: number | null;
  readonly billedCents: number;
  readonly allowedCents: number;
  readonly byDirection: RunSummary["byDirection"];
  /** Of these, what nobody has marked yet. */
  readonly openByDirection: RunSummary["byDirection"];
  readonly rows: readonly SummaryRow[];
  readonly trend: readonly TrendPoint[];
}

export interface Run {
  readonly runId: string;
  readonly state: string;
  readonly chunksDone: number;
  readonly chunks: number;
  readonly summary: Partial<RunSummary> | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface FileRow {
  readonly fileId: string;
  readonly name: string;
  readonly state: "received" | "planned" | "scrubbing" | "finished" | "quarantined";
  readonly reason: string | null;
  /** When it reached each state, the first first. */
  readonly times: readonly { readonly state: string; readonly reason: string | null; readonly at: string }[];
  readonly claims: number | null;
  readonly findings: number | null;
  readonly runId: string | null;
}

export interface ClaimLine {
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly pos: string;
  readonly date: string;
  readonly chargeCents: number | null;
  readonly allowedCents: number | null;
  readonly notPriced: string | null;
  readonly locality: string;
  readonly steps: readonly Step[];
  readonly pointers: readonly number[];
}

export interface ClaimAnswer {
  readonly claim: {
    readonly id: string;
    readonly payerName: string;
    readonly payerId: string;
    readonly pos: string;
    readonly date: string;
    readonly billingNpi: string;
    readonly renderingNpi: string;
    readonly chargeCents: number | null;
    readonly allowedCents: number | null;
    readonly diagnoses: readonly string[];
  };
  readonly lines: readonly ClaimLine[];
  readonly tumours: readonly TumourView[];
  readonly findings: readonly StatedFinding[];
}

export interface LineChangeAsked {
  readonly line: number;
  readonly procedure?: string;
  readonly modifiers?: readonly string[];
  readonly units?: number;
  readonly pos?: string;
  readonly remove?: true;
}

type PricedLine = Pick<ClaimLine, "line" | "procedure" | "modifiers" | "units" | "pos" | "allowedCents" | "notPriced" | "steps">;

export interface WhatIf {
  readonly before: { readonly allowedCents: number; readonly lines: readonly PricedLine[] };
  readonly after: { readonly allowedCents: number; readonly lines: readonly PricedLine[] };
  readonly findings: readonly Finding[];
}

export interface Edition {
  readonly table: string;
  readonly label: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
  readonly note?: string | null;
  readonly rows: number | null;
  /** Days since it was published. */
  readonly age: number | null;
  /** Null for what is built in. */
  readonly layoutVerified: boolean | null;
  readonly imported: boolean;
}

export interface ReferenceAnswer {
  readonly fingerprint: string;
  readonly editions: readonly Edition[];
}

export interface RuleRow {
  readonly id: string;
  readonly code: string;
  readonly summary: string;
  readonly direction: Direction;
  readonly severity: Severity;
}

export interface RuleAnswer extends RuleRow {
  readonly page: string;
  readonly carc: readonly string[];
  readonly rarc: readonly string[];
  readonly status277: readonly string[];
  readonly tables: readonly string[];
  readonly citations: readonly { readonly title: string; readonly section: string; readonly url?: string }[];
}

/** Reports of denials of one code for one reason, added up. */
export interface ReportedDenial {
  readonly code: string;
  readonly carc: string;
  readonly payerKind: string;
  readonly reports: number;
  readonly curedBy: readonly string[];
}

export interface Locality {
  readonly id: string;
  readonly name: string;
}
