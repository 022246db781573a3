/** $1 tenant. No row where nothing is held out. */
export const SELECT_HOLD_OUT = "select share from claimscrub.hold_outs where tenant = $1";
/** $1 tenant, $2 share. */
export const UPSERT_HOLD_OUT = `
  insert into claimscrub.hold_outs (tenant, share) values ($1, $2)
  on conflict (tenant) do update set share = excluded.share, since = now()`;
export const DELETE_HOLD_OUT = "delete from claimscrub.hold_outs where tenant = $1";

/** A condition on `found`: no warning of a claim that is held out. @param share the place of a bound value */
export function notHeldOut(share: string): string {
  return `
    and (found.severity = 'error' or not exists (select from claimscrub.claims where claims.run_no = found.run_no and claims.month = found.month
      and claims.file_no = found.file_no and claims.claim_index = found.claim_index
      and claimscrub.is_held_out(claims.billing_npi, claims.claim, ${share})))`;
}

/**
 * Answered lines with a warning of a denial, by whether their claim is held out: how many, and how many stand denied. What was fixed before it was
 * sent is among them, as that is what the warning was for. $1 tenant, $2 the last day on which they may have been sent, $3 share.
 */
export const SELECT_LIFT = `
  select claimscrub.is_held_out(outcomes.billing_npi, outcomes.claim, $3) as held, count(*)::integer as lines,
    count(*) filter (where outcomes.denied)::integer as denied
  from claimscrub.outcomes
  where tenant = $1 and outcomes.denied is not null and sent_on <= $2::date and exists (
    select from claimscrub.predictions as said where said.tenant = outcomes.tenant and said.file_no = outcomes.file_no
      and said.claim_index = outcomes.claim_index and said.ordinal = outcomes.ordinal and said.direction = 'denial' and said.severity <> 'error')
  group by 1`;
