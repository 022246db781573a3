import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { strToU8, zipSync } from "fflate";
import { Failure } from "../failure.ts";
import { download, DownloadFailure } from "../reference/download.ts";
import { addressOf } from "../reference/sources.ts";
import { fetchReleases } from "./reference-fetch.ts";

const PLACES = `pos,setting,name\n${Array.from({ length: 45 }, (_, at) => `${String(at + 10)},${at % 2 ? "Facility" : "Non-Facility"},Place ${at}`).join("\n")}\n`;
const ARCHIVE = Buffer.from(zipSync({ "places_2026-07.csv": strToU8(PLACES) }, { level: 0 }));
const LIMITS = { stallMs: 300, attempts: 4, waitMs: 5, bytes: 100_000 };

/** How the server behaves for a path; it counts requests. */
type Behaviour = (request: http.IncomingMessage, response: http.ServerResponse, count: number) => void;
const behaviours = new Map<string, Behaviour>();
const counts = new Map<string, number>();
const ranges: (string | undefined)[] = [];
let server: http.Server;
let home = "";
let base = "";

/** Sends a part, and drops the connection when all of it has arrived on the other side. */
function breakAfter(response: http.ServerResponse, bytes: Buffer, total: number): void {
  response.write(bytes);
  const timer = setInterval(() => {
    const part = fs.readdirSync(home).find((name) => name.endsWith(".part"));
    if (part === undefined || fs.statSync(path.join(home, part)).size < total) return;
    clearInterval(timer);
    response.destroy();
  }, 5);
  response.on("close", () => clearInterval(timer));
}

const whole: Behaviour = (_request, response) => response.setHeader("content-length", ARCHIVE.length).end(ARCHIVE);
/** Sends a part and drops the connection; goes on where it is asked to. */
const breaking =
  (resumes: boolean): Behaviour =>
  (request, response, count) => {
    ranges.push(request.headers.range);
    const from = resumes ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
    response.setHeader("etag", '"one"').setHeader("content-length", ARCHIVE.length - from);
    if (from > 0) response.writeHead(206, { "content-range": `bytes ${from}-${ARCHIVE.length - 1}/${ARCHIVE.length}` });
    if (count < 3) breakAfter(response, ARCHIVE.subarray(from, from + 300), from + 300);
    else response.end(ARCHIVE.subarray(from));
  };

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const at = request.url ?? "";
    const count = (counts.get(at) ?? 0) + 1;
    counts.set(at, count);
    const behaviour = behaviours.get(at);
    if (behaviour) behaviour(request, response, count);
    else response.writeHead(404).end("gone");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-fetch-"));
  behaviours.clear();
  counts.clear();
  ranges.length = 0;
  return () => fs.rmSync(home, { recursive: true, force: true });
});

const expectDownload = async (behaviour: Behaviour) => {
  behaviours.set("/a.zip", behaviour);
  const target = path.join(home, "a.zip");
  await download(`${base}/a.zip`, target, LIMITS);
  expect(fs.readFileSync(target).equals(ARCHIVE)).toBe(true);
  expect(fs.readdirSync(home)).toEqual(["a.zip"]);
};

describe("download", () => {
  test("takes a whole file", () => expectDownload(whole));
  test("goes on where a connection broke", async () => {
    await expectDownload(breaking(true));
    expect(ranges).toEqual([undefined, "bytes=300-", "bytes=600-"]);
  });
  test("begins again where the server can't go on", () => expectDownload(breaking(false)));
  test("begins again where the file has changed in between", async () => {
    const conditions: unknown[] = [];
    await expectDownload((request, response, count) => {
      conditions.push(request.headers["if-range"]);
      response.setHeader("etag", `"${count}"`).setHeader("content-length", ARCHIVE.length);
      if (count === 1) breakAfter(response, Buffer.alloc(500, 7), 500);
      else response.end(ARCHIVE);
    });
    expect(conditions).toEqual([undefined, '"1"']);
  });
  test("tries again after the server's own faults", () =>
    expectDownload((request, response, count) => (count < 3 ? response.writeHead(503).end() : whole(request, response, count))));
  test("tries again where nothing comes any more", () =>
    expectDownload((request, response, count) => {
      if (count > 1) whole(request, response, count);
      else response.setHeader("content-length", ARCHIVE.length).write(ARCHIVE.subarray(0, 100));
    }));
  test("is patient with a slow server", () =>
    expectDownload((_request, response) => {
      response.setHeader("content-length", ARCHIVE.length);
      let at = 0;
      const timer = setInterval(() => {
        response.write(ARCHIVE.subarray(at, (at += 1000)));
        if (at < ARCHIVE.length) return;
        clearInterval(timer);
        response.end();
      }, 50);
    }));
  test("goes on in a second call", async () => {
    behaviours.set("/a.zip", breaking(true));
    const target = path.join(home, "a.zip");
    await expect(download(`${base}/a.zip`, target, { ...LIMITS, attempts: 1 })).rejects.toThrow(/broke/);
    expect(fs.existsSync(target)).toBe(false);
    await download(`${base}/a.zip`, target, LIMITS);
    expect(ranges[1]).toBe("bytes=300-");
    expect(fs.readFileSync(target).equals(ARCHIVE)).toBe(true);
  });
  test.each<[string, Behaviour, RegExp]>([
    ["a page in the place of the file", (_q, response) => response.end("<html>accept our terms</html>"), /no zip archive/],
    ["an archive without its end and without a length", (_q, response) => response.end(ARCHIVE.subarray(0, 900)), /no end/],
    [
      "a file that is shorter than announced, each time",
      (_q, response) => void response.setHeader("content-length", 9000).write(ARCHIVE.subarray(0, 50), () => response.destroy()),
      /after 4 attempts/,
    ],
    ["an address that is gone", (_q, response) => response.writeHead(404).end(), /answered 404/],
    [
      "more than any release",
      (_q, response) => response.setHeader("content-length", 200_000).end(Buffer.alloc(200_000)),
      /more than any release/,
    ],
    ["an endless answer", (_q, response) => void response.end(Buffer.alloc(150_000)), /more than/],
    [
      "another part than was asked for",
      (_q, response) => response.writeHead(206, { "content-range": `bytes 5-9/${ARCHIVE.length}` }).end("abcde"),
      /another part/,
    ],
    [
      "a redirection to an unencrypted place",
      (_q, response) => response.writeHead(302, { location: "http://example.invalid/a.zip" }).end(),
      /./,
    ],
  ])("refuses %s", async (_what, behaviour, reason) => {
    behaviours.set("/a.zip", behaviour);
    const target = path.join(home, "a.zip");
    await expect(download(`${base}/a.zip`, target, LIMITS)).rejects.toThrow(reason);
    await expect(download(`${base}/a.zip`, target, { ...LIMITS, attempts: 1 })).rejects.toBeInstanceOf(DownloadFailure);
    expect(fs.existsSync(target)).toBe(false);
  });
  test("downloads from nowhere but encrypted places", async () => {
    await expect(download("http://example.invalid/a.zip", path.join(home, "a.zip"), LIMITS)).rejects.toThrow(/only https/);
  });
});

test("fills the quarter into an address", () =>
  expect(addressOf({ name: "x", licence: undefined, address: "https://h/rvu{yy}{letter}-{yyyy}q{q}-v{ncci}" }, "2026Q3")).toBe(
    "https://h/rvu26c-2026q3-v322",
  ));

describe("reference fetch", () => {
  const configure = () => {
    fs.mkdirSync(path.join(home, "config"));
    fs.writeFileSync(
      path.join(home, "config/reference-sources.json"),
      JSON.stringify({
        licences: { ama: { words: "Terms apply.", terms: `${base}/terms` } },
        sources: [
          { name: "places", address: `${base}/places{yy}{letter}.zip`, licence: "ama" },
          { name: "gone", address: `${base}/gone.zip` },
        ],
      }),
    );
    behaviours.set("/places26c.zip", whole);
    behaviours.set("/terms", (_q, response) => response.end("the terms"));
  };
  const environment = () => ({ home, startedIn: home });

  test("asks for the terms first, and downloads nothing before", async () => {
    configure();
    await expect(fetchReleases([], "2026Q3", [], environment(), LIMITS)).rejects.toBeInstanceOf(Failure);
    expect(counts.size).toBe(0);
  });
  test("imports what it fetched, names what it could not, and keeps what was accepted", async () => {
    configure();
    const { text, refused } = await fetchReleases([], "2026Q3", ["ama"], environment(), LIMITS);
    expect(text).toMatch(/^NOT FETCHED .*gone\.zip.*404/);
    expect(text).toContain("pos:2026-07");
    expect(refused).toBe(true);
    const [kept] = JSON.parse(fs.readFileSync(path.join(home, "reference/licences.json"), "utf8"));
    expect(kept).toMatchObject({
      licence: "ama",
      terms: `${base}/terms`,
      sha256: "47f9b84e231f0e704e963fe18466bceeed422b2c264a01867f6366b98f9afbb4",
    });
  });
  test("takes nothing where the terms can't be read", async () => {
    configure();
    behaviours.delete("/terms");
    await expect(fetchReleases(["places"], "2026Q3", ["ama"], environment(), LIMITS)).rejects.toThrow(/terms/);
    expect(counts.has("/places26c.zip")).toBe(false);
  });
  test("knows its sources", async () => {
    configure();
    await expect(fetchReleases(["nothing"], "2026Q3", ["ama"], environment(), LIMITS)).rejects.toThrow(/No source/);
  });
});
