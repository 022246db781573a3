import { randomUUID } from "node:crypto";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { AuditTrail } from "./access/audit-trail.ts";
import { securityHeaders } from "./access/headers.ts";
import { KeyHolders } from "./access/key-holders.ts";
import { RateLimits } from "./access/rate-limits.ts";
import type { Deskwork } from "./deskwork.ts";
import { faultAsProblem } from "./fault-as-problem.ts";
import { framesOf, type Log } from "@claimscrub/telemetry";
import { type DescribedRoute, openApiOf } from "./openapi.ts";
import { notFound, Problem } from "./problem.ts";
import type { ApiKeyHolder, TenantRecords } from "./records.ts";
import type { RouteFacts } from "./route-facts.ts";
import { claimRoutes } from "./routes/claims.ts";
import { denialRoutes } from "./routes/denials.ts";
import { fileRoutes } from "./routes/files.ts";
import { findingRoutes } from "./routes/findings.ts";
import { lawRoutes } from "./routes/law.ts";
import { openRoutes } from "./routes/open.ts";
import { queueBoard } from "./queue-board/queue-board.ts";
import { priceRoutes } from "./routes/price.ts";
import { remittanceRoutes } from "./routes/remittances.ts";
import { reportRoutes } from "./routes/reports.ts";
import { runRoutes } from "./routes/runs.ts";
import { scrubRoutes } from "./routes/scrub.ts";
import { summaryRoutes } from "./routes/summary.ts";
import { NAMED_SCHEMAS } from "./schemas/index.ts";
import { serveWeb } from "./web/static-files.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    facts?: RouteFacts;
  }
  interface FastifyRequest {
    /** Who asks; set on every route that is not open. */
    holder: ApiKeyHolder;
    /** The records of the holder's tenant. */
    records: TenantRecords;
  }
}

/** JSON bodies; files have limits of their own. */
const JSON_BYTES = 1 << 20;
const URL_BYTES = 4096;
/** A request that has not arrived whole by then is given up; uploads included. */
const REQUEST_MS = 300_000;
const IDLE_MS = 30_000;
const FAILED_KEYS_PER_SECOND = 2;
const FAILED_KEYS_BURST = 30;

export interface ServiceOptions {
  readonly desk: Deskwork;
  readonly log: Log;
  /** Folder of the built web application; undefined where it is not built. */
  readonly web: string | undefined;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly requestsPerSecond?: number | undefined;
  readonly uploadBytes?: number | undefined;
}

const DEFAULT_RATE = 500;
const UPLOAD_BYTES = 2 * 2 ** 30;

/** The HTTP service, ready to listen. */
export async function buildService(options: ServiceOptions): Promise<FastifyInstance> {
  const { desk, log } = options;
  const app = Fastify({
    ...(options.tls === undefined ? {} : { https: { ...options.tls, minVersion: "TLSv1.2" } }),
    logger: false,
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: true,
    // An address that can't be decoded never comes to a route, nor to the handler of errors below.
    frameworkErrors: (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply.headers(securityHeaders(options.tls !== undefined)), new Problem(400, "bad-request", "The address can't be read.")),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: false, useDefaults: false, strict: false } },
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance;
  for (const [name, schema] of Object.entries(NAMED_SCHEMAS)) app.addSchema({ $id: name, ...schema });
  // Schemas of answers describe; they must not cut. What a handler gives is what is sent.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));

  const routes: DescribedRoute[] = [];
  app.addHook("onRoute", (route) => {
    const facts = route.config?.facts;
    // Pages for people stand in no description for programs.
    if (facts === undefined || facts.basic === true || route.method === "HEAD") return;
    for (const method of [route.method].flat())
      routes.push({ method, url: route.url, schema: (route.schema ?? {}) as DescribedRoute["schema"], facts });
  });

  const headers = securityHeaders(options.tls !== undefined);
  const holders = new KeyHolders((key) => desk.records.verifyKey(key), desk.now);
  const rate = options.requestsPerSecond ?? DEFAULT_RATE;
  const limits = new RateLimits(rate, rate * 2, desk.now);
  const failures = new RateLimits(FAILED_KEYS_PER_SECOND, FAILED_KEYS_BURST, desk.now);
  const audit = new AuditTrail(desk.records, log);

  app.decorateRequest("holder", null as unknown as ApiKeyHolder);
  app.decorateRequest("records", null as unknown as TenantRecords);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers);
    reply.header("x-request-id", request.id);
    if (request.raw.url !== undefined && request.raw.url.length > URL_BYTES)
      throw new Problem(414, "uri-too-long", `An address may be ${URL_BYTES} bytes long.`);
    const facts = request.routeOptions.config.facts;
    if (facts === undefined || facts.open) return;
    const coding = request.headers["content-encoding"] ?? "identity";
    // RFC 9110 8.4: a coding that is not undone must not be taken for the content.
    if (coding.toLowerCase() !== "identity")
      throw new Problem(415, "media-type", "A compressed body is not read here.", [
        { element: "header/content-encoding", message: "must be left out; POST /v1/files takes application/gzip and application/zip" },
      ]);
    request.holder = await holderOf(request);
    const wait = limits.take(request.holder.keyId);
    if (wait > 0)
      throw new Problem(429, "too-many-requests", `This key may make ${rate} requests a second.`, [], { "retry-after": String(wait) });
    if (facts.scope !== undefined && !request.holder.scopes.includes(facts.scope)) {
      audit.note(request.holder, { action: "refused", subject: request.routeOptions.url ?? "" });
      throw new Problem(403, "scope-missing", `This key lacks the scope ${facts.scope}.`);
    }
    request.records = desk.records.of(request.holder.tenant);
  });

  async function holderOf(request: FastifyRequest): Promise<ApiKeyHolder> {
    const { basic } = request.routeOptions.config.facts ?? {};
    const given = keyIn(request.headers.authorization ?? "", basic === true);
    const holder = given === undefined ? undefined : await holders.holderOf(given);
    if (holder !== undefined) return holder;
    const wait = failures.take(request.ip);
    if (wait > 0)
      throw new Problem(429, "too-many-requests", "Too many requests without a valid key.", [], { "retry-after": String(wait) });
    throw new Problem(401, "key-needed", "Send a valid API key as `Authorization: Bearer <key>`.", [], {
      "www-authenticate":
        basic === true ? 'Basic realm="claimscrub: an admin key as the password", charset="UTF-8"' : 'Bearer realm="claimscrub"',
    });
  }

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = faultAsProblem(error, request);
    if (problem.status >= 500) {
      const route = request.routeOptions?.url ?? "";
      log.error(
        { route, status: problem.status, reason: problem.code, ...(problem.code === "fault" ? { frames: framesOf(error) } : {}) },
        "request failed",
      );
    }
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound("page")));

  const desks = { ...desk, audit, log, uploadBytes: options.uploadBytes ?? UPLOAD_BYTES };
  openRoutes(app, desks, () => openApiOf(routes, NAMED_SCHEMAS));
  await app.register(async (inner) => scrubRoutes(inner, desks));
  await app.register(async (inner) => fileRoutes(inner, desks));
  await app.register(async (inner) => remittanceRoutes(inner, desks));
  priceRoutes(app, desks);
  lawRoutes(app, desks);
  runRoutes(app, desks);
  findingRoutes(app, desks);
  claimRoutes(app, desks);
  summaryRoutes(app, desks);
  denialRoutes(app, desks);
  if (desk.queue !== undefined) await app.register(async (inner) => queueBoard(inner, desk.queue!));
  reportRoutes(app, desks);
  serveWeb(app, options.web);
  app.addHook("onClose", async () => {
    await audit.close();
    await desk.close();
  });
  return app;
}

/** The key of a request: a bearer's, or where that is allowed the password of HTTP Basic, whoever is named before it. */
function keyIn(authorization: string, basic: boolean): string | undefined {
  const bearer = /^Bearer ([\w-]{1,200})$/.exec(authorization)?.[1];
  if (bearer !== undefined || !basic) return bearer;
  const encoded = /^Basic ([\w+/=]{1,600})$/.exec(authorization)?.[1];
  return encoded === undefined ? undefined : /^[^:]*:([\w-]{1,200})$/.exec(Buffer.from(encoded, "base64").toString("utf8"))?.[1];
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem.toJson()));
}
