/** The bulk writes of a chunk, in COPY's text format; the order of columns is the order in which copy-rows.ts writes them. */
export const COPY_CLAIMS = `
  copy claimscrub.claims (run_no, file_no, claim_index, chunk, claim, billing_npi, payer_id, payer_name, filing_indicator,
    frequency, charge_cents, lines, state, patient) from stdin`;

export const COPY_LINES = `
  copy claimscrub.lines (run_no, file_no, claim_index, ordinal, chunk, line, procedure, modifiers, units, pos, date, date_through,
    charge_cents, allowed_cents, not_priced_reason, locality, rendering_npi, findings) from stdin`;

export const COPY_FINDINGS = `
  copy claimscrub.findings (run_no, chunk, ordinal, id, file_no, claim_index, line, rule, code, direction, severity, confidence,
    cents, unknown, procedure, payer_id, body) from stdin`;

export const COPY_COVERAGE = `copy claimscrub.coverage (run_no, chunk, kind, code, reason, count) from stdin`;
