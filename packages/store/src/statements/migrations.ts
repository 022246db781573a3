/** The ledger of migrations, and the schema itself. */
export const CREATE_LEDGER = `
  create schema if not exists claimscrub;
  create table if not exists claimscrub.migrations (
    number     integer primary key,
    name       text not null,
    applied_at timestamptz not null default now()
  )`;

/** Null before the first migration ever. */
export const FIND_LEDGER = `select to_regclass('claimscrub.migrations')::text as ledger`;

export const SELECT_APPLIED = `select number from claimscrub.migrations`;

/** $1 number, $2 name. */
export const INSERT_MIGRATION = `insert into claimscrub.migrations (number, name) values ($1, $2)`;

/** One migrator at a time; released with the session at the latest. The number spells CLSC. */
export const LOCK = `select pg_advisory_lock(1129075523)`;
export const UNLOCK = `select pg_advisory_unlock(1129075523)`;
