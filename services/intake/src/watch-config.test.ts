import { describe, expect, test } from "vitest";
import { CROSS_CHECKED } from "@claimscrub/second-reader";
import { foldersConfig, readWatchConfig } from "./watch-config.ts";

const KEY = `SHA256:${"A".repeat(43)}`;
const one = (...fields: string[]) => `sources:\n  - name: a\n${fields.map((field) => `    ${field}\n`).join("")}`;

test("every kind of source, with what is left out filled in", () => {
  const { sources, crossCheck } = readWatchConfig(`
sources:
  - { name: in, kind: folder, path: /in }
  - { name: bucket, kind: s3, bucket: b, prefix: x, lane: pre-submission, tenant: north, every: 5m, afterwards: delete, together: false }
  - { name: server, kind: sftp, host: h, user: u, hostKey: "${KEY}", cron: "0 22 * * *", zone: America/New_York, settle: 1m }
crossCheck: { allBelow: 0, share: 1 }`);
  const common = { lane: "nightly", tenant: "default", together: true, afterwards: "move" };
  expect(sources).toEqual([
    { ...common, name: "in", kind: "folder", path: "/in", settleMs: 5000, schedule: { everyMs: 30_000 } },
    {
      name: "bucket",
      kind: "s3",
      bucket: "b",
      prefix: "x/",
      endpoint: undefined,
      region: "us-east-1",
      lane: "pre-submission",
      tenant: "north",
      together: false,
      afterwards: "delete",
      schedule: { everyMs: 300_000 },
    },
    {
      ...common,
      name: "server",
      kind: "sftp",
      host: "h",
      port: 22,
      user: "u",
      path: ".",
      hostKey: KEY,
      privateKeyFile: undefined,
      settleMs: 60_000,
      schedule: { cron: "0 22 * * *", zone: "America/New_York" },
    },
  ]);
  expect(crossCheck).toEqual({ allBelowBytes: 0, share: 1 });
});

test("folders of a command line", () => {
  const { sources, crossCheck } = foldersConfig(["/a", "/b"], { lane: "nightly", tenant: "x" }, 1000);
  expect(sources.map(({ name, tenant }) => [name, tenant])).toEqual([
    ["folder-1", "x"],
    ["folder-2", "x"],
  ]);
  expect(crossCheck).toBe(CROSS_CHECKED);
});

describe("what is wrong is told with its place:", () => {
  test.each([
    ["a: [", "the file"],
    ["sources: []", "sources"],
    ["source: []", "the top.source"],
    [one("kind: ftp"), "sources[0].kind"],
    [one("kind: folder"), "sources[0].path"],
    [one("kind: folder", "path: /a", "setle: 5s"), "sources[0].setle"],
    [one("kind: folder", "path: /a", "settle: soon"), "sources[0].settle"],
    [one("kind: folder", "path: /a", "every: 5m", "cron: 0 22 * * *"), "sources[0]"],
    [one("kind: folder", "path: /a", "cron: nightly"), "sources[0].cron"],
    [one("kind: folder", "path: /a", "lane: later"), "sources[0].lane"],
    [one("kind: folder", "path: /a", "tenant: North Clinic"), "sources[0].tenant"],
    [one("kind: folder", "path: /a", "together: perhaps"), "sources[0].together"],
    [one("kind: sftp", "host: h", "user: u"), "sources[0].hostKey"],
    [one("kind: sftp", "host: h", "user: u", "hostKey: trust-me"), "sources[0].hostKey"],
    [one("kind: sftp", "host: h", "user: u", "port: 99999"), "sources[0].port"],
    ["sources: [{name: a, kind: folder, path: /a}, {name: a, kind: folder, path: /b}]", "sources"],
    ["sources: [{name: A, kind: folder, path: /a}]", "sources[0].name"],
    [`${one("kind: folder", "path: /a")}crossCheck: { share: 5 }`, "crossCheck.share"],
  ])("%j", (text, where) => {
    expect(() => readWatchConfig(text)).toThrow(`The configuration is wrong at ${where}: `);
  });
});
