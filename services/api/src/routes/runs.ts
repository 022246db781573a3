import type { OutgoingHttpHeaders } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { notFound, Problem } from "../problem.ts";
import type { ListPaging, RunProgress, TenantRecords } from "../records.ts";
import { closed, pagingQuery, ref, RUN_ID, runsPage } from "../schemas/index.ts";

const LOOK_EVERY_MS = 500;
/** Proxies cut a connection that says nothing. */
const SIGN_OF_LIFE_MS = 15_000;
/** After so long a client comes again by itself. */
const STREAM_MS = 3_600_000;
const MOST_STREAMS = 200;

/** Runs, and their progress as it happens. */
export function runRoutes(app: FastifyInstance, { now }: Desks): void {
  const params = closed({ runId: RUN_ID });
  app.route({
    method: "GET",
    url: "/v1/runs",
    config: { facts: { scope: "read" } },
    schema: { summary: "Runs, newest first", tags: ["runs"], querystring: pagingQuery, response: { 200: runsPage } },
    handler: async (request) => request.records.runs(request.query as ListPaging),
  });
  app.route({
    method: "GET",
    url: "/v1/runs/:runId",
    config: { facts: { scope: "read" } },
    schema: { summary: "One run as far as it is", tags: ["runs"], params, response: { 200: ref("runProgress") } },
    handler: async (request) => find(request.records, (request.params as { runId: string }).runId),
  });

  let streams = 0;
  const stopping = new AbortController();
  app.addHook("preClose", async () => stopping.abort());
  app.route({
    method: "GET",
    url: "/v1/runs/:runId/events",
    config: { facts: { scope: "read", produces: ["text/event-stream"] } },
    schema: { summary: "Progress of a run as server-sent events", tags: ["runs"], params, response: { 200: { type: "string" } } },
    handler: async (request, reply) => {
      const { runId } = request.params as { runId: string };
      let run = await find(request.records, runId);
      if (streams >= MOST_STREAMS) throw new Problem(503, "busy", "Too many are listening at this moment.", [], { "retry-after": "5" });
      streams += 1;
      const gone = new AbortController();
      request.raw.on("close", () => gone.abort());
      const ended = AbortSignal.any([gone.signal, stopping.signal]);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        "content-type": "text/event-stream; charset=utf-8",
        "x-accel-buffering": "no",
      });
      const began = now();
      let quiet = began;
      let told = "";
      try {
        for (;;) {
          const text = JSON.stringify(run);
          if (text !== told) raw.write(`event: ${run.state === "scrubbing" ? "progress" : "end"}\ndata: ${text}\n\n`);
          else if (now() - quiet > SIGN_OF_LIFE_MS) raw.write(": still here\n\n");
          if (text !== told || now() - quiet > SIGN_OF_LIFE_MS) quiet = now();
          told = text;
          if (run.state !== "scrubbing" || ended.aborted || now() - began > STREAM_MS) break;
          await delay(LOOK_EVERY_MS, undefined, { signal: ended });
          run = (await request.records.run(runId)) ?? run;
        }
      } catch {
        // The listener is gone, or the store is away: the client comes again.
      } finally {
        streams -= 1;
        raw.end();
      }
    },
  });
}

async function find(records: TenantRecords, runId: string): Promise<RunProgress> {
  const run = await records.run(runId);
  if (run === undefined) throw notFound("run");
  return run;
}
