-- What was scrubbed, under which law, and what came of it.
-- Every amount is integer US cents. Patients appear as a keyed hash only; no name, member id or birth date is stored.

create table claimscrub.files (
  file_no     bigint generated always as identity primary key,
  -- SHA-256 of the decompressed bytes, in hex: a re-sent file is the same file.
  file_id     text not null unique,
  byte_length bigint not null,
  received_at timestamptz not null default now()
);

-- A run is a judgement: these files together, by these rules, tables and options. The same judgement made again is the same run.
create table claimscrub.runs (
  run_no                bigint generated always as identity primary key,
  run_id                text not null unique,
  rules_version         text not null,
  reference_fingerprint text not null,
  options               text not null,
  -- How the files were cut into chunks: chunk 3 of another cut is another chunk 3.
  cut                   text not null,
  chunks                integer not null,
  state                 text not null check (state in ('scrubbing', 'finished', 'failed')),
  -- Why a run failed: a stable word, never a text from a file.
  reason                text,
  times                 integer not null default 1,
  started_at            timestamptz not null default now(),
  finished_at           timestamptz,
  -- summary.json of the contract, once finished.
  summary               text
);

create table claimscrub.run_files (
  run_no  bigint not null references claimscrub.runs on delete cascade,
  -- Place of the file in the call, from 0.
  ordinal integer not null,
  file_no bigint not null references claimscrub.files,
  name    text not null,
  primary key (run_no, ordinal)
);
create index run_files_by_file on claimscrub.run_files (file_no);

-- A row here means that the chunk's claims, lines, findings and coverage are there too: they commit together.
create table claimscrub.chunks (
  run_no     bigint not null references claimscrub.runs on delete cascade,
  chunk      integer not null,
  summary    text not null,
  written_at timestamptz not null default now(),
  primary key (run_no, chunk)
);

-- The tables below have no foreign key to chunks: checking one for each row of a COPY would cost more than the row itself.
create table claimscrub.claims (
  run_no           bigint not null,
  file_no          bigint not null,
  claim_index      integer not null,
  chunk            integer not null,
  claim            text not null,
  billing_npi      text not null,
  payer_id         text not null,
  payer_name       text not null,
  filing_indicator text not null,
  frequency        text not null,
  charge_cents     bigint,
  lines            integer not null,
  state            text not null,
  -- First half of HMAC-SHA-256 of the patient identity under the key of the data folder; null without identity.
  patient          bytea,
  primary key (run_no, file_no, claim_index)
);
create index claims_by_control_number on claimscrub.claims (billing_npi, claim);
create index claims_by_patient on claimscrub.claims (patient) where patient is not null;

create table claimscrub.lines (
  run_no            bigint not null,
  file_no           bigint not null,
  claim_index       integer not null,
  -- Place in the claim, from 1; `line` is what the claim calls it, which need not be unique.
  ordinal           integer not null,
  chunk             integer not null,
  line              integer not null,
  procedure         text not null,
  -- Joined by a colon, as in lines.csv.
  modifiers         text not null,
  units             double precision,
  pos               text not null,
  date              date,
  date_through      date,
  charge_cents      bigint,
  allowed_cents     bigint,
  not_priced_reason text,
  locality          text not null,
  rendering_npi     text not null,
  -- Sorted unique codes of its own and related findings, joined by a semicolon.
  findings          text not null,
  primary key (run_no, file_no, claim_index, ordinal)
);

create table claimscrub.findings (
  run_no      bigint not null,
  chunk       integer not null,
  -- Place in the chunk's list, from 1.
  ordinal     integer not null,
  id          text not null,
  file_no     bigint not null,
  claim_index integer,
  line        integer,
  rule        text not null,
  code        text not null,
  direction   text not null,
  severity    text not null,
  confidence  text not null,
  -- Null where the dollars could not be computed; then `unknown` says why.
  cents       bigint,
  unknown     text,
  procedure   text,
  payer_id    text,
  -- The finding as the contract shows it, in JSON. Text, because json types refuse some of what a claim file may hold.
  body        text not null,
  primary key (run_no, chunk, ordinal)
);
create index findings_in_order on claimscrub.findings (run_no, file_no, claim_index);

create table claimscrub.coverage (
  run_no bigint not null,
  chunk  integer not null,
  kind   text not null check (kind in ('not-checked', 'not-priced', 'assumption')),
  -- Code of the rule; empty for the two other kinds.
  code   text not null,
  reason text not null,
  count  bigint not null,
  primary key (run_no, chunk, kind, code, reason)
);
