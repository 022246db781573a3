import { spawnSync } from "node:child_process";
import fs from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestService, type TestService } from "./testing/test-service.ts";

const missing = spawnSync("openssl", ["version"]).status === 0 ? undefined : "openssl, which makes the certificate, is not installed";

/** A certificate for localhost that stands for a day, and its key. */
function selfSigned(): { cert: Buffer; key: Buffer } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-tls-"));
  const [cert, key] = [path.join(folder, "cert.pem"), path.join(folder, "key.pem")];
  const words =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost";
  const made = spawnSync("openssl", [...words.split(" "), "-keyout", key, "-out", cert]);
  expect(made.status, String(made.stderr)).toBe(0);
  const pair = { cert: fs.readFileSync(cert), key: fs.readFileSync(key) };
  fs.rmSync(folder, { recursive: true });
  return pair;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

describe.skipIf(missing !== undefined)(`the service by TLS (${missing ?? "openssl"})`, () => {
  let service: TestService;
  let tls: ReturnType<typeof selfSigned>;
  let port = 0;

  beforeAll(async () => {
    tls = selfSigned();
    service = await startTestService({ tls });
    await service.app.listen({ host: "127.0.0.1", port: 0 });
    ({ port } = service.app.server.address() as AddressInfo);
  });
  afterAll(() => service.stop());

  const ask = (options: https.RequestOptions): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = https.request(
        { host: "127.0.0.1", port, servername: "localhost", path: "/health", agent: false, ...options },
        (response) => {
          response.resume().on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
        },
      );
      asked.on("error", reject).end();
    });

  test("answers whom it trusts, and says that it is to be asked by TLS from now on", async () => {
    const { status, headers } = await ask({ ca: tls.cert });
    expect(status).toBe(200);
    expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{7,}/);
  });

  test("is not believed without its certificate", async () => {
    await expect(ask({})).rejects.toThrow(/self.signed/i);
  });

  test("speaks no TLS older than 1.2", async () => {
    const old: https.RequestOptions = { ca: tls.cert, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    await expect(ask(old)).rejects.toThrow(/protocol version|alert/i);
  });

  test("answers nothing in the clear", async () => {
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow(/fetch failed/);
  });
});
