import http from "node:http";
import type { AddressInfo } from "node:net";

export interface HealthPageOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Left out: this machine alone (127.0.0.1). */
  readonly host?: string | undefined;
  /** Whether the process should be let live: false asks for a restart. */
  live(): boolean;
  /** Whether work may be given to it: undefined, or the reason why not, as a stable word. */
  ready(): Promise<string | undefined>;
  /** In Prometheus's text format. */
  metrics?: { readonly contentType: string; text(): Promise<string> } | undefined;
}

export interface HealthPage {
  readonly port: number;
  close(): Promise<void>;
}

/** A check that is not done by then has failed: probes give up after a second or two. */
const PATIENCE_MS = 900;

/** `GET /live`, `/ready` and `/metrics` over HTTP, for probes and Prometheus; nothing else, and nothing of a claim. */
export async function startHealthPage(options: HealthPageOptions): Promise<HealthPage> {
  const server = http.createServer({ requestTimeout: 5000, headersTimeout: 5000, maxHeaderSize: 8192 }, (request, response) => {
    const answer = (status: number, text: string, type = "text/plain; charset=utf-8") => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(request.method === "HEAD" ? undefined : text);
    };
    void (async () => {
      if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "GET only\n");
      const path = request.url?.split("?")[0];
      if (path === "/live") return options.live() ? answer(200, "live\n") : answer(503, "not live\n");
      if (path === "/ready") {
        const reason = await within(options.ready());
        return reason === undefined ? answer(200, "ready\n") : answer(503, `not ready: ${reason}\n`);
      }
      if (path === "/metrics" && options.metrics) return answer(200, await options.metrics.text(), options.metrics.contentType);
      return answer(404, "/live, /ready and /metrics are here\n");
    })().catch(() => answer(500, "failed\n"));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  server.on("error", () => undefined);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a check says, or that it took too long, or that it failed. */
async function within(check: Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("no-answer-in-time"), PATIENCE_MS);
  });
  try {
    return await Promise.race([check, late]);
  } catch {
    return "check-failed";
  } finally {
    clearTimeout(timer);
  }
}
