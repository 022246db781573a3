import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ChunkResult, ClaimRow, RunSummary } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FILE_LEVEL, openStore } from "./index.ts";
import { migrate } from "./migrate.ts";

/*
 * Asked of the catalogue, so that a table, a view or a function that is added later and not secured fails here. Two databases of one server: the
 * first is migrated by an owner who may make no roles, and secured by hand afterwards; the second is migrated when the roles are there.
 */
const ROLES = ["claimscrub_reader", "claimscrub_api", "claimscrub_writer"];
const TENANTS = ["north", "south"] as const;
/** No row in them is anybody's; a migration that adds such a table says so here. */
const OF_NO_TENANT = ["migrations", "collected", "choices", "role_rights", "role_tenants"];
const BY_MONTH = ["claims", "lines", "findings"];

const CLAIM: ClaimRow = {
  fileId: "f".repeat(64),
  claimIndex: 1,
  claim: "PCN-1",
  billingNpi: "1234567893",
  payerId: "01112",
  payerName: "MEDICARE",
  filingIndicator: "MB",
  frequency: "1",
  chargeCents: 100_000,
  lines: 1,
  state: "clean",
  identity: null,
};

let home: string;
let server: { url: string; stop(): Promise<void> };
const clients: pg.Client[] = [];
let byHand: pg.Client;
let withRoles: pg.Client;
let rolesBefore: string[];

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-rows-"));
  server = await startEmbeddedPostgres({ home });
  const admin = await connect();
  await admin.query("create role plain_owner login password 'x'");
  await admin.query("create database by_hand owner plain_owner");
  await admin.query("create database with_roles");
  const owner = await connect("by_hand", "plain_owner");
  await migrate(owner);
  rolesBefore = await texts(admin, "select rolname as text from pg_roles where rolname = any($1)", [ROLES]);
  byHand = await connect("by_hand");
  await seed(byHand);
  for (const role of ROLES) await admin.query(`create role ${role} nologin`);
  await owner.query("select claimscrub.secure()");
  withRoles = await connect("with_roles");
  await migrate(withRoles);
  // A month that begins after the grants were made.
  await byHand.query("select claimscrub.ensure_month('2031-05-01')");
  await withRoles.query("select claimscrub.ensure_month((now() at time zone 'UTC')::date), claimscrub.ensure_month('2031-05-01')");
  await seed(byHand, "2031-05-01");
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await server.stop();
  fs.rmSync(home, { recursive: true });
});

async function connect(database = "postgres", user?: string): Promise<pg.Client> {
  const address = new URL(server.url);
  address.pathname = `/${database}`;
  if (user !== undefined) Object.assign(address, { username: user, password: "x" });
  const client = new pg.Client(address.href);
  await client.connect();
  clients.push(client);
  return client;
}

async function texts(client: pg.Client, statement: string, values: unknown[] = []): Promise<string[]> {
  return (await client.query<{ text: string }>(statement, values)).rows.map(({ text }) => text);
}

/** Tables that hold rows of tenants, by the catalogue; partitions are reached through them. */
const TENANT_TABLES = `
  select relname as text from pg_class
  where relnamespace = 'claimscrub'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> all($1) order by 1`;

interface Column {
  readonly name: string;
  readonly type: string;
  /** First word that a check of the table allows for the column. */
  readonly allowed: string | null;
}

/**
 * Puts a row of each tenant into every table, whatever the table is: numbers are the tenant's number (so that a row and its run belong to one
 * tenant), texts its name, and words the first that a check allows. With a month, into the tables that lie in months alone.
 */
async function seed(client: pg.Client, month?: string): Promise<void> {
  await client.query("begin; set local session_replication_role = replica");
  const tables = month === undefined ? await texts(client, TENANT_TABLES, [["migrations", "role_rights", "role_tenants"]]) : BY_MONTH;
  for (const table of tables) {
    for (const tenant of TENANTS) {
      await insert(client, table, await rowOf(client, table, tenant, month));
    }
  }
  await client.query("update claimscrub.runs set state = 'finished'");
  await client.query("commit");
}

async function rowOf(client: pg.Client, table: string, tenant: (typeof TENANTS)[number], month?: string) {
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type, (
       select (regexp_match(pg_get_constraintdef(pg_constraint.oid), '''([a-z-]+)''::text'))[1] from pg_constraint
       where conrelid = attrelid and contype = 'c' and conkey = array[attnum] limit 1) as allowed
     from pg_attribute where attrelid = format('claimscrub.%I', $1::text)::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const own = TENANTS.indexOf(tenant) + 1;
  const number = own + (month === undefined ? 0 : 100);
  const values = columns.map(({ name, type, allowed }) => {
    if (name === "tenant") return tenant;
    // In whatever month the rest lies.
    if (name === "run_no" || name === "file_no") return own;
    if (name === "month") return month ?? new Date().toISOString().slice(0, 7).concat("-01");
    if (allowed !== null) return type === "text[]" ? [allowed] : allowed;
    if (type === "text") return `${tenant}${number}`;
    if (type === "text[]") return [tenant];
    if (type === "bytea") return Buffer.from(`${tenant}${number}`);
    if (type === "boolean") return false;
    if (type === "double precision") return 0.05;
    if (type === "date" || type.startsWith("timestamp")) return "2026-01-05";
    return number;
  });
  return { columns: columns.map(({ name }) => name), values };
}

async function insert(client: pg.Client, table: string, { columns, values }: { columns: string[]; values: unknown[] }): Promise<void> {
  const places = values.map((_, at) => `$${at + 1}`);
  await client.query(
    `insert into claimscrub.${table} (${columns.map((name) => `"${name}"`).join(", ")}) overriding system value values (${places.join(", ")})`,
    values,
  );
}

/** Whose rows a question brings, of those that say whose they are; or how many, where they say nothing. */
async function seen(client: pg.Client, relation: string): Promise<string[]> {
  const found = await texts(
    client,
    `select coalesce(to_jsonb(row) ->> 'tenant', to_jsonb(row) ->> 'run_no', '?') as text from ${relation} as row`,
  );
  return [...new Set(found.map((of) => (of === "1" ? "north" : of === "2" ? "south" : of)))].sort();
}

/** Whose rows each table or view brings. */
async function seenIn(tables: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) found[table] = await seen(byHand, table.includes(".") ? table : `claimscrub.${table}`);
  return found;
}

/** Everything under a role, and back. */
async function as<T>(client: pg.Client, role: string, tenant: string | undefined, work: () => Promise<T>): Promise<T> {
  await client.query(`begin; set local role ${role}`);
  try {
    if (tenant !== undefined) await client.query(`set local claimscrub.tenant = '${tenant}'`);
    return await work();
  } finally {
    await client.query("rollback");
  }
}

describe("every table of the store", () => {
  test("has row-level security, and a policy by tenant unless no tenant may see it", async () => {
    for (const client of [byHand, withRoles]) {
      const bare = await texts(
        client,
        `select relname as text from pg_class
         where relnamespace = 'claimscrub'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'migrations'
           and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'of_all')
             and (relname = any($1) or exists (select from pg_policy where polrelid = pg_class.oid and polname = 'of_tenant')))`,
        [OF_NO_TENANT],
      );
      expect(bare).toEqual([]);
    }
  });

  test("is seen and written by a session of a tenant for that tenant alone, whatever is granted", async () => {
    const tables = await texts(byHand, TENANT_TABLES, [OF_NO_TENANT]);
    expect(tables).toContain("superseded_claims");
    await byHand.query("create role snoop nologin; grant usage on schema claimscrub to snoop");
    await byHand.query("grant select, insert on all tables in schema claimscrub to snoop");
    const parts = await texts(
      byHand,
      "select relname as text from pg_class where relnamespace = 'claimscrub'::regnamespace and relispartition and relkind = 'r'",
    );
    for (const part of parts) await byHand.query(`revoke all on claimscrub.${part} from snoop`);
    expect(await seenIn(tables)).toEqual(Object.fromEntries(tables.map((table) => [table, ["north", "south"]])));
    for (const tenant of TENANTS) {
      const mine = await as(byHand, "snoop", tenant, () => seenIn(tables));
      expect(mine).toEqual(Object.fromEntries(tables.map((table) => [table, [tenant]])));
    }
    const closed = ["collected", "choices", "role_rights", "role_tenants"];
    expect(await as(byHand, "snoop", "north", () => seenIn(closed))).toEqual({
      collected: [],
      choices: [],
      role_rights: [],
      role_tenants: [],
    });
    expect(await as(byHand, "snoop", undefined, () => seen(byHand, "claimscrub.outcomes"))).toEqual([]);
    for (const table of tables) {
      const theirs = await rowOf(byHand, table, "south", "2031-05-01");
      await expect(
        as(byHand, "snoop", "north", () => insert(byHand, table, theirs)),
        table,
      ).rejects.toThrow(/row-level security/);
    }
  });
});

describe("the roles", () => {
  test("are granted the same, made by hand after the tables or there before them", async () => {
    const granted = `
      select format('%s %s.%s %s', rolname, nspname, regexp_replace(relname, '_20\\d{4}$', '_MONTH'), string_agg(distinct privilege_type, ',' order by privilege_type)) as text
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      cross join lateral aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
      where nspname in ('claimscrub', 'report') and rolname = any($1)
        -- The month that began after the grants has those of ensure_month.
        and relname !~ '_20\\d{4}'
      group by rolname, nspname, relname order by 1`;
    expect(rolesBefore).toEqual([]);
    const rights = await texts(withRoles, granted, [ROLES]);
    expect(await texts(byHand, granted, [ROLES])).toEqual(rights);
    expect(rights).toContain("claimscrub_writer claimscrub.remittances DELETE,INSERT,SELECT,UPDATE");
    expect(rights).toContain("claimscrub_writer claimscrub.audit INSERT,SELECT");
    expect(rights).toContain("claimscrub_reader claimscrub.superseded_claims SELECT");
    expect(rights).toContain("claimscrub_api claimscrub.outcomes DELETE,INSERT,SELECT,UPDATE");
    expect(rights.filter((right) => /reader .*(INSERT|UPDATE|DELETE|api_keys|audit|sent_claims|choices)/.test(right))).toEqual([]);
  });

  test("let BI tools read every view of report, of one tenant, and no function passes over that", async () => {
    const views = await texts(
      byHand,
      "select format('report.%I', relname) as text from pg_class where relnamespace = 'report'::regnamespace order by 1",
    );
    expect(views.length).toBeGreaterThan(10);
    for (const role of ["claimscrub_reader", "claimscrub_api"]) {
      for (const tenant of TENANTS) {
        const found = await as(byHand, role, tenant, () => seenIn(views));
        expect(found).toEqual(Object.fromEntries(views.map((view) => [view, [tenant]])));
      }
    }
    const asOwner = await texts(
      byHand,
      `select format('%I.%I', nspname, relname) as text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname in ('claimscrub', 'report') and (relkind in ('m', 'f')
         or relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
    );
    expect(asOwner).toEqual([]);
    const definers = await texts(
      byHand,
      `select format('%s %s', proname, role) as text from pg_proc, unnest($1::text[]) as role
       where pronamespace in ('claimscrub'::regnamespace, 'report'::regnamespace) and prosecdef
         and has_function_privilege(role, pg_proc.oid, 'execute') order by 1`,
      [ROLES],
    );
    // They tell a key by its id, make a month, have tables counted, and tell the session's own tenant.
    expect(definers.filter((definer) => !definer.startsWith("tenant "))).toEqual([
      "api_key claimscrub_api",
      "api_key claimscrub_writer",
      "count_anew claimscrub_writer",
      "ensure_month claimscrub_writer",
    ]);
  });

  test("reach a month that begins later through its table alone", async () => {
    for (const client of [byHand, withRoles]) {
      const open = await texts(
        client,
        `select format('%s %s', relname, role) as text from pg_class, unnest(array['claimscrub_reader', 'claimscrub_api']) as role
         where relnamespace = 'claimscrub'::regnamespace and relispartition and relkind = 'r' and has_table_privilege(role, pg_class.oid, 'select, insert, update, delete')`,
      );
      expect(open).toEqual([]);
    }
    const month = "month = '2031-05-01'";
    for (const table of BY_MONTH) {
      expect(
        await as(byHand, "claimscrub_reader", "north", () => seen(byHand, `(select * from claimscrub.${table} where ${month})`)),
      ).toEqual(["north"]);
      expect(await as(byHand, "claimscrub_writer", undefined, () => seen(byHand, `claimscrub.${table}_203105`))).toEqual([
        "north",
        "south",
      ]);
      await expect(as(byHand, "claimscrub_reader", "north", () => seen(byHand, `claimscrub.${table}_203105`))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  test("let the writer see all tenants and leave the audit trail and decisions alone", async () => {
    expect(await as(byHand, "claimscrub_writer", undefined, () => seen(byHand, "claimscrub.remittances"))).toEqual(["north", "south"]);
    expect(await as(byHand, "claimscrub_writer", undefined, () => seen(byHand, "claimscrub.choices"))).toEqual(["north", "south"]);
    for (const statement of [
      "update claimscrub.audit set action = 'x'",
      "delete from claimscrub.finding_state",
      "select claimscrub.drop_month('2020-01-01')",
      "select claimscrub.secure()",
    ]) {
      await expect(
        as(byHand, "claimscrub_writer", undefined, () => byHand.query(statement)),
        statement,
      ).rejects.toThrow(/permission denied/);
    }
  });

  test("suffice for a writer's run from its beginning to its end, and for the service of a tenant", async () => {
    await byHand.query("create role nightly login password 'x' in role claimscrub_writer");
    await byHand.query("create role desk login password 'x' in role claimscrub_writer, claimscrub_api");
    const addressOf = (user: string) => Object.assign(new URL(server.url), { pathname: "/with_roles", username: user, password: "x" }).href;
    const [nightly, desk] = await Promise.all(
      ["nightly", "desk"].map((user) => openStore(addressOf(user), { identityKey: Buffer.alloc(32, 7) })),
    );
    try {
      const { runId } = await nightly!.beginRun({
        files: [{ fileId: "f".repeat(64), name: "a.edi", byteLength: 9 }],
        rulesVersion: "1",
        referenceFingerprint: "f",
        options: "",
        cut: "1000",
        chunks: 1,
        tenant: "west",
        choices: '{"terms":{}}',
      });
      const nothing = {
        claims: [],
        lines: [],
        findings: [],
        summary: { notChecked: [], notPriced: [], assumptions: [] },
      } as unknown as ChunkResult;
      await nightly!.writeChunk(runId, FILE_LEVEL, nothing);
      await nightly!.writeChunk(runId, 0, { ...nothing, claims: [CLAIM] });
      expect(await nightly!.finishRun(runId, { files: 1, claims: 1 } as RunSummary)).toBe(true);
      await nightly!.markSent(runId, "submit");
      expect(await nightly!.choices(runId)).toBe('{"terms":{}}');
      const west = desk!.forTenant("west");
      expect((await west.files()).items.map(({ name, state }) => [name, state])).toEqual([["a.edi", "finished"]]);
      expect((await west.totals({ by: ["payer"] })).all.claims).toBe(1);
      expect((await desk!.forTenant("east").files()).items).toEqual([]);
      const { key } = await west.createApiKey({ name: "west's", scopes: ["read"] });
      expect((await desk!.verifyApiKey(key))?.tenant).toBe("west");
    } finally {
      await nightly!.close();
      await desk!.close();
    }
  });

  test("hold a login that is bound to a tenant to it, whatever it sets", async () => {
    await byHand.query("create role bound login password 'x' in role claimscrub_reader");
    const login = await connect("by_hand", "bound");
    await login.query("set claimscrub.tenant = 'south'");
    expect(await seen(login, "report.claims")).toEqual(["south"]);
    await byHand.query("insert into claimscrub.role_tenants values ('bound', 'north')");
    for (const trick of ["set claimscrub.tenant = 'south'", "reset claimscrub.tenant"]) {
      await login.query(trick);
      expect(await seen(login, "report.claims"), trick).toEqual(["north"]);
    }
    for (const statement of ["delete from claimscrub.role_tenants", "set session authorization claimscrub_writer"])
      await expect(login.query(statement), statement).rejects.toThrow(/permission denied/);
    for (const role of ["claimscrub_writer", "claimscrub_api"])
      await expect(
        as(byHand, role, undefined, () => byHand.query("delete from claimscrub.role_tenants")),
        role,
      ).rejects.toThrow(/permission denied/);
  });

  test("are refused where one that sees a single tenant would pass over row-level security", async () => {
    await byHand.query("begin; alter role claimscrub_reader bypassrls");
    await expect(byHand.query("select claimscrub.secure()")).rejects.toThrow("claimscrub_reader passes over row-level security");
    await byHand.query("rollback");
  });
});

test("a table that a later migration adds is secured when it is asked for", async () => {
  await withRoles.query("begin");
  await withRoles.query(
    "create table claimscrub.later (tenant text not null, word text); insert into claimscrub.later values ('north', 'n'), ('south', 's')",
  );
  await withRoles.query("create view report.later with (security_invoker = true) as select * from claimscrub.later");
  await withRoles.query("select claimscrub.secure()");
  await withRoles.query("set local role claimscrub_reader; set local claimscrub.tenant = 'south'");
  expect(await texts(withRoles, "select word as text from report.later")).toEqual(["s"]);
  await withRoles.query("rollback");
});
