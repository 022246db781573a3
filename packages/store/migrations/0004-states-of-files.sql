-- What became of each file, and when. The latest state stands with the file; every step of its way is an event.
--
--   received -> planned -> scrubbing -> finished          quarantined: it can't go on, and `reason` says why
--   finished -> planned (scrubbed anew by other rules, tables or history), quarantined -> received or planned (sent again)

alter table claimscrub.files
  add column state text not null default 'received' check (state in ('received', 'planned', 'scrubbing', 'finished', 'quarantined')),
  -- Why it is quarantined: a stable word or a text of ours, never a text from the file.
  add column reason text,
  add column state_at timestamptz not null default now();

create table claimscrub.file_events (
  event_no bigint generated always as identity primary key,
  tenant   text not null default 'default',
  file_no  bigint not null references claimscrub.files on delete cascade,
  run_no   bigint references claimscrub.runs on delete cascade,
  state    text not null,
  reason   text,
  at       timestamptz not null default now()
);
create index file_events_of_file on claimscrub.file_events (file_no, event_no);

-- Moves files on where their state allows it; tells how many moved. Jobs delivered twice move nothing twice.
create function claimscrub.move_files(numbers bigint[], target text, run bigint, why text) returns integer
language plpgsql set search_path = pg_catalog as $$
declare
  moved integer;
begin
  with movable as (
    select file_no, tenant from claimscrub.files
    where file_no = any (numbers) and state = any (case target
      when 'received' then array['quarantined']
      when 'planned' then array['received', 'finished', 'quarantined']
      when 'scrubbing' then array['planned']
      when 'finished' then array['planned', 'scrubbing']
      when 'quarantined' then array['received', 'planned', 'scrubbing']
    end)
    order by file_no for update
  ), changed as (
    update claimscrub.files set state = target, reason = why, state_at = now()
    from movable where files.file_no = movable.file_no
    returning files.file_no, files.tenant
  ), told as (
    insert into claimscrub.file_events (tenant, file_no, run_no, state, reason)
    select tenant, file_no, run, target, why from changed
    returning 1
  )
  select count(*)::integer into moved from told;
  return moved;
end $$;

-- Files of before this migration.
update claimscrub.files set
  state = case when exists (select from claimscrub.run_files join claimscrub.runs using (run_no)
    where run_files.file_no = files.file_no and runs.state = 'finished') then 'finished' else 'received' end,
  name = coalesce((select run_files.name from claimscrub.run_files where run_files.file_no = files.file_no order by run_no desc limit 1), '');
insert into claimscrub.file_events (tenant, file_no, state, at) select tenant, file_no, 'received', received_at from claimscrub.files;
