/**
 * The bulk writes of a chunk, in COPY's text format, straight to the partition of the run's month: no row is routed, and row-level security,
 * under which COPY can't run, is on the whole table alone. The order of columns is the order in which copy-rows.ts writes them.
 */
export interface CopyStatements {
  readonly claims: string;
  readonly lines: string;
  readonly findings: string;
}

/** @param month first day of the month, `2026-11-01`. */
export function copyStatements(month: string): CopyStatements {
  const part = /^(\d{4})-(\d{2})-01$/.exec(month);
  if (!part) throw new RangeError(`${month} is not the first day of a month`);
  const suffix = `${part[1]}${part[2]}`;
  return {
    claims: `
      copy claimscrub.claims_${suffix} (tenant, month, run_no, file_no, claim_index, chunk, claim, billing_npi, rendering_npi, payer_id,
        payer_name, filing_indicator, frequency, pos, date, date_through, charge_cents, allowed_cents, lines, state, patient, facts) from stdin`,
    lines: `
      copy claimscrub.lines_${suffix} (tenant, month, run_no, file_no, claim_index, ordinal, chunk, line, procedure, modifiers, units, pos,
        date, date_through, charge_cents, allowed_cents, not_priced_reason, locality, rendering_npi, findings) from stdin`,
    findings: `
      copy claimscrub.findings_${suffix} (tenant, month, run_no, chunk, ordinal, id, file_no, claim_index, line, earlier, rule, code,
        direction, severity, confidence, cents, unknown, net_cents, cause, procedure, pos, date, payer_id, payer_name, billing_npi,
        rendering_npi, body) from stdin`,
  };
}

/** Sums of what was not judged, by chunk. $1 run_no, $2 chunk, $3 kinds, $4 codes, $5 reasons, $6 counts. */
export const INSERT_COVERAGE = `
  insert into claimscrub.coverage (run_no, chunk, kind, code, reason, count)
  select $1, $2, kind, code, reason, count
  from unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) as given (kind, code, reason, count)`;
