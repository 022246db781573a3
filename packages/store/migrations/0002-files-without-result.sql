-- Why nothing in a file could be judged: a stable word such as not-a-claim-file; null where something was.
alter table claimscrub.run_files add column without_result text;
