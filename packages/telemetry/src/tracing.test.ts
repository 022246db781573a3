import { spawn } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startTracing } from "./tracing.ts";

const BUILT = fileURLToPath(new URL("../dist/index.js", import.meta.url));

test("without a collector nothing is started", async () => {
  expect(await startTracing("scrubber", "1", undefined)).toBeUndefined();
  expect(await startTracing("scrubber", "1", "")).toBeUndefined();
});

test("spans reach the collector that is named, with the context that the queue carries", async () => {
  const bodies: string[] = [];
  const collector = http.createServer((request, response) => {
    let body = "";
    request.on("data", (bytes: Buffer) => (body += bytes.toString()));
    request.on("end", () => {
      bodies.push(`${request.url} ${body}`);
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
  // A process of its own: what is set up is global.
  const program = `
    import { startTracing } from ${JSON.stringify(BUILT)};
    const tracing = await startTracing("scrubber", "1.2.3", ${JSON.stringify(endpoint)});
    const { tracer, contextManager } = tracing.telemetry;
    const parent = tracer.startSpan("add chunk", { kind: 3 });
    const carried = contextManager.getMetadata(parent.setSpanOnContext(contextManager.active()));
    const child = tracer.startSpan("process chunk", { kind: 4 }, contextManager.fromMetadata(contextManager.active(), carried));
    child.end();
    parent.end();
    console.log(carried);
    await tracing.close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  let carried = "";
  child.stdout.on("data", (bytes: Buffer) => (carried += bytes.toString()));
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  await new Promise((resolve) => collector.close(resolve));
  const all = bodies.join("");
  expect(all).toContain("/v1/traces ");
  expect(all).toContain("claimscrub-scrubber");
  const traces = [...all.matchAll(/"traceId":"(\w+)"/g)].map(([, id]) => id);
  expect(traces).toHaveLength(2);
  expect(new Set(traces).size).toBe(1);
  expect(carried).toContain(traces[0]);
});
