-- What people decide about findings. Append-only: the latest row of a finding counts, an undo appends what stood before.
create table claimscrub.finding_state (
  state_no   bigint generated always as identity primary key,
  tenant     text not null default 'default',
  -- The same finding in another run, under the same law, has the same id, and keeps its state.
  finding_id text not null,
  state      text not null check (state in ('open', 'fixed', 'ignored', 'sent')),
  reason     text,
  author     text,
  at         timestamptz not null default now(),
  -- All that one act changed carries its token; an undo carries a token of its own and names the one it took back.
  undo_token text not null,
  undoes     text
);
create index finding_state_of_finding on claimscrub.finding_state (tenant, finding_id, state_no desc);
create index finding_state_by_token on claimscrub.finding_state (undo_token);
create index finding_state_undoes on claimscrub.finding_state (undoes) where undoes is not null;

-- Keys of the HTTP service. The secret is 256 random bits, so a plain hash of it can't be guessed back.
create table claimscrub.api_keys (
  key_id       text primary key,
  tenant       text not null default 'default',
  name         text not null,
  hash         bytea not null,
  scopes       text[] not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  -- The key that took its place.
  rotated_to   text,
  last_used_at timestamptz
);
create index api_keys_of_tenant on claimscrub.api_keys (tenant, created_at);

-- Who read or changed what. Rows are only ever added.
create table claimscrub.audit (
  entry_no bigint generated always as identity primary key,
  tenant   text not null default 'default',
  at       timestamptz not null default now(),
  key_id   text,
  -- read, change, sign-in, refused, ...
  action   text not null,
  -- The route or the kind of thing: findings, claim, file.
  subject  text not null,
  -- Names of ours only: run, file and finding ids, claim index. No claim number.
  detail   text,
  rows     integer
);
create index audit_of_tenant on claimscrub.audit (tenant, entry_no desc);

-- Anonymous reports of denials. Nothing in them leads to a patient or, from an aggregate, to a reporter.
create table claimscrub.denial_reports (
  report_no   bigint generated always as identity primary key,
  tenant      text not null default 'default',
  -- Day only: a time of day could tell two reporters apart.
  reported_on date not null default (now() at time zone 'UTC')::date,
  code        text not null,
  modifiers   text not null default '',
  pos         text not null default '',
  payer_kind  text not null,
  group_code  text not null default '',
  carc        text not null,
  rarc        text not null default '',
  -- What cured it: a remedy kind of the contract, or appeal, or nothing.
  cured_by    text not null default '',
  -- Hash over reporter and content: the same report again is folded.
  digest      bytea not null,
  times       integer not null default 1,
  unique (tenant, digest)
);
create index denial_reports_by_code on claimscrub.denial_reports (code, carc);
