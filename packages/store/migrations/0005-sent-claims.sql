-- The history of patients: claims that were sent. A mark is one act of sending; marks are numbered in the order in which they became visible
-- (one transaction marks at a time), so that "all marks up to n" is the same set for ever. That is a run's snapshot.

create table claimscrub.sent_marks (
  mark_no   bigint generated always as identity primary key,
  tenant    text not null default 'default',
  -- The run whose claims were sent. No foreign key: history outlives the run's rows.
  run_no    bigint not null,
  run_id    text not null,
  -- Who said so: submit, api, remittance.
  source    text not null,
  claims    integer not null default 0,
  marked_at timestamptz not null default now(),
  unique (tenant, run_no)
);

create table claimscrub.sent_claims (
  mark_no      bigint not null references claimscrub.sent_marks on delete cascade,
  tenant       text not null default 'default',
  file_no      bigint not null,
  file_id      text not null,
  claim_index  integer not null,
  claim        text not null,
  billing_npi  text not null,
  patient      bytea,
  date         date,
  date_through date,
  -- The claim with its lines as JSON: what rules and pricing look at, without name, member id, birth date or note.
  body         text not null,
  primary key (mark_no, file_no, claim_index)
);
create index sent_claims_of_patient on claimscrub.sent_claims (patient, mark_no) where patient is not null;
-- Of several scrubs of one claim the latest counts.
create index sent_claims_by_control_number on claimscrub.sent_claims (billing_npi, claim, mark_no);
