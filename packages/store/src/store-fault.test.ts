import { expect, test } from "vitest";
import { asStoreFault, StoreFault } from "./store-fault.ts";

/** As node-postgres throws it: row data stand in message, detail and where. */
function databaseError(code: string, more: object = {}): Error {
  return Object.assign(new Error('invalid input syntax for type integer: "SMITH"'), {
    code,
    detail: "Key (claim)=(SMITH 26407789) already exists.",
    where: "COPY lines, line 4: SMITH",
    table: "lines",
    constraint: "lines_pkey",
    ...more,
  });
}

test("an error's rows, details and messages stay behind", () => {
  const fault = asStoreFault(databaseError("23505", { client: { connectionParameters: { password: "hunter2" } } }));
  const told = `${fault.message} ${fault.stack} ${JSON.stringify(fault)} ${Object.values(fault).join(" ")} ${String(fault.cause)}`;
  expect(told).not.toMatch(/SMITH|26407789|hunter2/);
  expect(fault.message).toBe("The store's PostgreSQL failed (SQLSTATE 23505, table lines, constraint lines_pkey).");
});

test("names that are no names stay behind too", () => {
  expect(asStoreFault(databaseError("23505", { table: "SMITH, JANE", constraint: "x y" })).message).toBe(
    "The store's PostgreSQL failed (SQLSTATE 23505).",
  );
});

test.each([
  ["08006", true],
  ["57P01", true],
  ["53100", true],
  ["40P01", true],
  ["ECONNREFUSED", true],
  ["23505", false],
  ["22P02", false],
  ["42P01", false],
])("%s passes by itself: %s", (code, passing) => expect(asStoreFault(databaseError(code))).toMatchObject({ code, passing }));

test("a lost connection passes by itself", () => {
  expect(asStoreFault(new Error("Connection terminated unexpectedly"))).toMatchObject({ code: "connection-lost", passing: true });
});

test("a fault of our own stays as it is", () => {
  const own = new StoreFault("The store knows no run.", "unknown-run", false);
  expect(asStoreFault(own)).toBe(own);
});
