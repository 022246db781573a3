-- What payers did, settled as remittances come: each CLP loop is a row, and only claims that a new remittance or a new judgement touches are
-- settled again. A remittance loaded before this is taken apart when remittances are next looked at.
alter table claimscrub.remittances add column taken_apart boolean not null default false;

create table claimscrub.remittance_claims (
  remittance_no bigint not null references claimscrub.remittances on delete cascade,
  -- Place of the CLP loop in its transaction, from 1.
  ordinal       integer not null,
  tenant        text not null default 'default',
  -- CLP01.
  claim         text not null,
  payment_date  date,
  payee_npi     text not null default '',
  -- The CLP loop as JSON, without names of patients.
  body          text not null,
  primary key (remittance_no, ordinal)
);
create index remittance_claims_by_claim on claimscrub.remittance_claims (tenant, claim);

-- Claim numbers whose outcome has to be settled (again), and what settling the others came to.
create table claimscrub.unsettled (
  tenant text not null default 'default',
  claim  text not null,
  primary key (tenant, claim)
);
create table claimscrub.settled (
  tenant           text not null default 'default',
  claim            text not null,
  matched_claims   integer not null,
  unmatched_claims integer not null,
  unmatched_lines  integer not null,
  reversals        integer not null,
  later_payers     integer not null,
  primary key (tenant, claim)
);
-- Judgements that were looked at. No foreign key: what was learned outlives the run's rows.
create table claimscrub.learned_runs (
  run_no bigint primary key,
  tenant text not null default 'default'
);

-- What became of a service line, as the last remittance has it, and how its first one answered.
create table claimscrub.outcomes (
  tenant         text not null default 'default',
  file_no        bigint not null,
  claim_index    integer not null,
  -- Place of the line in its claim, from 1.
  ordinal        integer not null,
  run_no         bigint not null,
  claim          text not null,
  line           integer not null,
  procedure      text not null,
  modifiers      text not null,
  payer_id       text not null,
  payer_name     text not null,
  plan           text not null,
  billing_npi    text not null,
  rendering_npi  text not null,
  site           text not null,
  date           date,
  -- The day from which the wait for an answer counts: sent, else the last day of service.
  sent_on        date,
  charge_cents   bigint,
  expected_cents bigint,
  first_paid_on  date,
  first_denied   boolean not null,
  first_allowed_cents bigint,
  -- Null where an answer was taken back and no other has come: then it is unknown again.
  denied         boolean,
  allowed_cents  bigint,
  paid_cents     bigint,
  -- Reasons, joined by a semicolon; without the patient's share and the fee schedule's difference.
  carc           text not null default '',
  -- A payer's mistake under the table: REM-001, PRC-036, MOH-026.
  payer_error    text,
  short_cents    bigint,
  primary key (tenant, file_no, claim_index, ordinal)
);
create index outcomes_by_claim on claimscrub.outcomes (tenant, claim);

-- Each prediction on such a line beside what came of it; a line of which nothing was predicted has one row, with an empty code.
create table claimscrub.predictions (
  tenant      text not null default 'default',
  file_no     bigint not null,
  claim_index integer not null,
  ordinal     integer not null,
  finding_id  text not null,
  claim       text not null,
  code        text not null,
  direction   text not null,
  severity    text not null default '',
  cents       bigint,
  payer_id    text not null,
  procedure   text not null,
  sent_on     date,
  -- TP, TP-wrong-reason, FP, FN, TN, reduced, PAYER_ERROR.
  label       text not null,
  carc        text not null default '',
  primary key (tenant, file_no, claim_index, ordinal, finding_id, code)
);
create index predictions_by_code on claimscrub.predictions (tenant, code, payer_id, procedure);
create index predictions_by_claim on claimscrub.predictions (tenant, claim);

-- A remittance marks single claims as sent, not a run.
alter table claimscrub.sent_marks alter column run_no drop not null, alter column run_id drop not null;

do $$
declare
  owned text;
begin
  foreach owned in array array['remittance_claims', 'unsettled', 'settled', 'learned_runs', 'outcomes', 'predictions'] loop
    execute format('alter table claimscrub.%I enable row level security', owned);
    execute format('create policy of_tenant on claimscrub.%I using (tenant = (select claimscrub.tenant()))
      with check (tenant = (select claimscrub.tenant()))', owned);
    if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
      execute format('create policy of_all on claimscrub.%I to claimscrub_writer using (true) with check (true)', owned);
      execute format('grant select, insert, update, delete on claimscrub.%I to claimscrub_writer', owned);
    end if;
    if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
      execute format('grant select, insert, update, delete on claimscrub.%I to claimscrub_api', owned);
    end if;
  end loop;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
    grant update on claimscrub.remittances to claimscrub_api;
    grant select, insert on claimscrub.sent_claims to claimscrub_api;
    grant insert on claimscrub.sent_marks to claimscrub_api;
  end if;
end $$;

-- Lines with what became of them, for reports and BI tools.
create view report.outcomes with (security_invoker = true) as
  select outcomes.tenant, files.file_id, outcomes.claim_index, outcomes.line, outcomes.procedure as code, outcomes.modifiers,
    outcomes.payer_id, outcomes.payer_name, outcomes.plan, outcomes.billing_npi, outcomes.rendering_npi, outcomes.site,
    outcomes.date as service_date, date_trunc('month', outcomes.date)::date as service_month, outcomes.charge_cents,
    outcomes.expected_cents, outcomes.first_paid_on, outcomes.first_denied, outcomes.first_allowed_cents, outcomes.denied,
    outcomes.allowed_cents, outcomes.paid_cents, outcomes.carc, outcomes.payer_error, outcomes.short_cents, outcomes.file_no,
    outcomes.ordinal
  from claimscrub.outcomes join claimscrub.files using (file_no);
do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_reader') then
    grant select on report.outcomes, claimscrub.outcomes to claimscrub_reader;
    grant select on claimscrub.predictions to claimscrub_reader;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then grant select on report.outcomes to claimscrub_api; end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then grant select on report.outcomes to claimscrub_writer; end if;
end $$;
