import { afterEach, describe, expect, test } from "vitest";
import { type HealthPage, type HealthPageOptions, startHealthPage } from "./health-page.ts";

let page: HealthPage | undefined;
afterEach(async () => page?.close());

async function get(path: string, options: Partial<HealthPageOptions>, init?: RequestInit): Promise<[number, string]> {
  page = await startHealthPage({ port: 0, live: () => true, ready: async () => undefined, ...options });
  const response = await fetch(`http://127.0.0.1:${page.port}${path}`, init);
  return [response.status, await response.text()];
}

const metrics = { contentType: "text/plain; version=0.0.4; charset=utf-8", text: async () => "claimscrub_info 1\n" };

describe("the page says", () => {
  test.each<[string, Partial<HealthPageOptions>, [number, string]]>([
    ["/live", {}, [200, "live\n"]],
    ["/live", { live: () => false }, [503, "not live\n"]],
    ["/ready", {}, [200, "ready\n"]],
    ["/ready", { ready: async () => "store-away" }, [503, "not ready: store-away\n"]],
    ["/ready", { ready: () => Promise.reject(new Error("Key (claim)=(SMITH)")) }, [503, "not ready: check-failed\n"]],
    ["/ready", { ready: () => new Promise(() => undefined) }, [503, "not ready: no-answer-in-time\n"]],
    ["/metrics", { metrics }, [200, "claimscrub_info 1\n"]],
    ["/metrics?x=1", { metrics }, [200, "claimscrub_info 1\n"]],
    ["/metrics", {}, [404, "/live, /ready and /metrics are here\n"]],
    ["/metrics", { metrics: { ...metrics, text: () => Promise.reject(new Error("SMITH")) } }, [500, "failed\n"]],
    ["/", {}, [404, "/live, /ready and /metrics are here\n"]],
  ])("%s (%#)", async (path, options, answer) => expect(await get(path, options)).toEqual(answer));
});

test("nothing but reading is allowed", async () => {
  expect(await get("/live", {}, { method: "POST", body: "x" })).toEqual([405, "GET only\n"]);
});

test("a port that is taken is an error, not silence", async () => {
  page = await startHealthPage({ port: 0, live: () => true, ready: async () => undefined });
  await expect(startHealthPage({ port: page.port, live: () => true, ready: async () => undefined })).rejects.toThrow("EADDRINUSE");
});
