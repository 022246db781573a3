import { describe, expect, test } from "vitest";
import { serverAccount } from "./server-account.ts";

const PASSWD = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533::/:/usr/sbin/nologin\npostgres:x:101:104::/:/bin/sh\n";
const asRoot = process.getuid?.() === 0;

test.skipIf(asRoot)("an ordinary user runs the server as itself (skipped for root)", () =>
  expect(serverAccount(undefined, PASSWD)).toBeUndefined(),
);

describe.skipIf(!asRoot)("for root (skipped for others)", () => {
  test("postgres is the first choice", () => expect(serverAccount(undefined, PASSWD)).toEqual({ uid: 101, gid: 104 }));
  test("nobody the second", () =>
    expect(serverAccount(undefined, PASSWD.replace(/^postgres.*\n/m, ""))).toEqual({ uid: 65534, gid: 65533 }));
  test("a cluster stays with the account that owns it", () => expect(serverAccount(65534, PASSWD)).toEqual({ uid: 65534, gid: 65533 }));
  test("an account that is root by another name is passed over", () => {
    expect(serverAccount(undefined, PASSWD.replace("postgres:x:101", "postgres:x:0"))).toEqual({ uid: 65534, gid: 65533 });
  });
  test("without either the ways out are named", () => {
    expect(() => serverAccount(undefined, "root:x:0:0::/:/bin/sh")).toThrow(/--store postgres:\/\/.*--no-store/);
  });
});
