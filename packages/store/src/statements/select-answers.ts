/** What answers of payers can be cut by. `plan` is the kind of payer (SBR09), `group` the billing NPI. */
export const ANSWERS_BY = ["payer", "plan", "provider", "group", "code", "modifier", "site", "month", "carc"] as const;
export type AnswersBy = (typeof ANSWERS_BY)[number];

/** Key and name of a cut, over the columns of claimscrub.outcomes; `from` where a line stands in several rows of the cut. */
const CUTS: Readonly<Record<AnswersBy, { readonly key: string; readonly name?: string; readonly from?: string }>> = {
  payer: { key: "payer_id", name: "max(payer_name)" },
  plan: { key: "plan" },
  provider: { key: "coalesce(nullif(rendering_npi, ''), billing_npi)" },
  group: { key: "billing_npi" },
  code: { key: "procedure" },
  modifier: {
    key: "modifier",
    from: "cross join lateral unnest(case when modifiers = '' then array[''] else string_to_array(modifiers, ':') end) as modifier",
  },
  site: { key: "site" },
  month: { key: "coalesce(to_char(date, 'YYYY-MM'), '')" },
  carc: { key: "reason", from: "cross join lateral unnest(string_to_array(nullif(carc, ''), ';')) as reason" },
};

const FIGURES = `count(*)::integer as lines, count(*) filter (where first_denied)::integer as first_denied,
    count(*) filter (where denied)::integer as denied,
    coalesce(sum(expected_cents), 0)::bigint as expected, coalesce(sum(expected_cents) filter (where first_denied), 0)::bigint as expected_denied,
    coalesce(sum(first_allowed_cents) filter (where not first_denied and expected_cents is not null), 0)::bigint as first_allowed,
    coalesce(sum(expected_cents - allowed_cents) filter (where not denied and expected_cents is not null and allowed_cents is not null), 0)::bigint
      as variance,
    coalesce(sum(short_cents) filter (where payer_error is not null), 0)::bigint as short, count(payer_error)::integer as payer_errors`;

/** $1 tenant, $2 first day of service or null, $3 last. */
const WITHIN = "where tenant = $1 and ($2::date is null or date >= $2::date) and ($3::date is null or date <= $3::date)";

/** Lines that payers answered, by a cut, the most denials first. */
export function answersBy(by: AnswersBy): string {
  const { key, name = "''", from = "" } = CUTS[by];
  return `
  select ${key} as key, ${name} as name, ${FIGURES}
  from claimscrub.outcomes ${from}
  ${WITHIN}
  group by 1 order by ${by === "month" ? "1" : "first_denied desc, lines desc, 1"} limit 5000`;
}

/** All of them, with claims: those answered, and those of which the first answer denied no line. $4 CARCs that rules in force give. */
export const ANSWERS_IN_ALL = `
  select ${FIGURES}, count(distinct (file_no, claim_index))::integer as claims,
    count(distinct (file_no, claim_index)) filter (where first_denied)::integer as claims_denied,
    count(*) filter (where denied and string_to_array(carc, ';') && $4::text[])::integer as preventable
  from claimscrub.outcomes ${WITHIN}`;

/** Predictions that somebody ignored, with what came of them: those answered, and those that were denied for the reason predicted. */
export const IGNORED_ANSWERED = `
  select count(*)::integer as ignored, count(*) filter (where label = 'TP')::integer as denied
  from claimscrub.predictions
  join claimscrub.outcomes using (tenant, file_no, claim_index, ordinal)
  join report.finding_states as stands on stands.tenant = predictions.tenant and stands.finding_id = predictions.finding_id
  where predictions.tenant = $1 and predictions.direction = 'denial' and stands.state = 'ignored'
    and ($2::date is null or outcomes.date >= $2::date) and ($3::date is null or outcomes.date <= $3::date)`;

/** Underbilling that was marked as fixed, on lines that were then paid. */
export const UNDERBILLING_REALISED = `
  select coalesce(sum(found.net_cents), 0)::bigint as cents, count(*)::integer as findings
  from report.findings as found
  join report.outcomes as told on told.tenant = found.tenant and told.file_id = found.file_id and told.claim_index = found.claim_index
    and told.line = found.line and told.denied = false
  where found.tenant = $1 and found.direction = 'underbilling' and found.state = 'fixed'
    and ($2::date is null or found.service_date >= $2::date) and ($3::date is null or found.service_date <= $3::date)`;

/** Open denial risk by rule, payer and procedure: net, each dollar once. */
export const OPEN_RISK = `
  select rule_code as code, coalesce(payer_id, '') as payer_id, coalesce(code, '') as procedure, sum(net_cents)::bigint as net
  from report.findings
  where tenant = $1 and direction = 'denial' and state = 'open'
    and ($2::date is null or service_date >= $2::date) and ($3::date is null or service_date <= $3::date)
  group by 1, 2, 3 order by 1, 2, 3`;

/** What people did about findings: acts that were not taken back, and the findings and claims that they were about. */
export const TOUCHES = `
  select count(*)::integer as acts, count(distinct acts.finding_id)::integer as findings,
    count(distinct (found.file_id, found.claim_index))::integer as claims
  from claimscrub.finding_state as acts
  join report.findings as found on found.tenant = acts.tenant and found.id = acts.finding_id
  where acts.tenant = $1 and acts.undoes is null
    and not exists (select from claimscrub.finding_state as back where back.undoes = acts.undo_token)
    and ($2::date is null or found.service_date >= $2::date) and ($3::date is null or found.service_date <= $3::date)`;
