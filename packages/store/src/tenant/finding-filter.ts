/** Which findings a worklist shows; everything left out means all. */
export interface FindingFilter {
  /** A run's id; the latest run of the tenant when left out. */
  readonly run?: string | undefined;
  readonly direction?: string | undefined;
  readonly severity?: string | undefined;
  /** Short code of a rule: `MOH-001`. */
  readonly code?: string | undefined;
  /** Payer id. */
  readonly payer?: string | undefined;
  /** Billing or rendering NPI. */
  readonly provider?: string | undefined;
  readonly state?: FindingStateName | undefined;
  /** Month of service, `2026-03`. */
  readonly month?: string | undefined;
  /** Code and procedure: `MOH-001 17312`. */
  readonly cause?: string | undefined;
  readonly procedure?: string | undefined;
  /** The claim that it stands on. */
  readonly fileId?: string | undefined;
  readonly claimIndex?: number | undefined;
}

export const FINDING_STATES = ["open", "fixed", "ignored", "sent"] as const;
export type FindingStateName = (typeof FINDING_STATES)[number];

export const FINDING_SORTS = ["impact", "net", "date", "code", "severity", "payer"] as const;
export type FindingSort = (typeof FINDING_SORTS)[number];

/** What a sort orders by: an expression that is never null, and its type for the cursor. */
export const SORT_KEYS: Readonly<Record<FindingSort, { readonly expression: string; readonly type: "bigint" | "text" }>> = {
  impact: { expression: "coalesce(found.cents, -1)", type: "bigint" },
  net: { expression: "found.net_cents", type: "bigint" },
  date: { expression: "coalesce(found.date::text, '')", type: "text" },
  code: { expression: `found.code collate "C"`, type: "text" },
  severity: { expression: "case found.severity when 'error' then 2 when 'warning' then 1 else 0 end::bigint", type: "bigint" },
  payer: { expression: `coalesce(found.payer_name, '') collate "C"`, type: "text" },
};

/** The conditions of a filter as SQL, values bound from $n on. The run and the tenant are not among them. */
export function conditionsOf(filter: FindingFilter, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.direction, (value) => `found.direction = ${value}`);
  add(filter.severity, (value) => `found.severity = ${value}`);
  add(filter.code, (value) => `found.code = ${value}`);
  add(filter.payer, (value) => `found.payer_id = ${value}`);
  add(filter.provider, (value) => `(found.billing_npi = ${value} or found.rendering_npi = ${value})`);
  add(filter.month, (value) => `to_char(found.date, 'YYYY-MM') = ${value}`);
  add(filter.cause, (value) => `found.cause = ${value}`);
  add(filter.procedure, (value) => `found.procedure = ${value}`);
  add(filter.fileId, (value) => `files.file_id = ${value}`);
  add(filter.claimIndex, (value) => `found.claim_index = ${value}::integer`);
  add(filter.state, (value) => `coalesce(stands.state, 'open') = ${value}`);
  return conditions.map((condition) => `\n    and ${condition}`).join("");
}
