import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { RateLimits } from "../access/rate-limits.ts";
import { Problem } from "../problem.ts";
import type { TenantRecords } from "../records.ts";
import { denialAnswer, denialQuery, denialReport, object, STRING } from "../schemas/index.ts";

/** Fewer reports than this are never shown: they could lead to who made them. */
const LEAST_REPORTS = 5;
/** A practice reports what it sees; who reports faster than a person or a posting run wants to bend the figures. */
const REPORTS_PER_SECOND = 0.5;
const REPORTS_AT_ONCE = 60;

interface Report {
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly pos?: string;
  readonly payerKind: string;
  readonly groupCode?: string;
  readonly carc: string;
  readonly rarc?: string;
  readonly curedBy?: string;
}

/** Anonymous reports of denials; shown as aggregates only. */
export function denialRoutes(app: FastifyInstance, { audit, now }: Desks): void {
  const limits = new RateLimits(REPORTS_PER_SECOND, REPORTS_AT_ONCE, now);
  app.route({
    method: "POST",
    url: "/v1/denial-reports",
    config: { facts: { scope: "write" } },
    schema: {
      summary: "Report a denial, anonymously: codes only; the same report again from the same key counts once",
      tags: ["denials"],
      body: denialReport,
      response: { 201: object({ status: STRING }) },
    },
    handler: async (request, reply) => {
      const given = request.body as Report;
      const { pos = "", groupCode = "", rarc = "", curedBy = "", modifiers = [] } = given;
      const report = { ...given, code: given.code.toUpperCase(), modifiers: [...modifiers].map((one) => one.toUpperCase()).sort() };
      const wait = limits.take(request.holder.keyId);
      if (wait > 0)
        throw new Problem(429, "too-many-requests", `This key may send ${REPORTS_AT_ONCE} reports at once and one every two seconds.`, [], {
          "retry-after": String(wait),
        });
      const counted = await request.records.addDenialReport({ ...report, pos, groupCode, rarc, curedBy }, request.holder.keyId);
      audit.note(request.holder, { action: "change", subject: "denial-reports", rows: 1 });
      return reply.code(201).send({ status: counted ? "taken" : "known" });
    },
  });
  app.route({
    method: "GET",
    url: "/v1/denial-reports",
    config: { facts: {} },
    schema: {
      summary: `Denial patterns, from ${LEAST_REPORTS} reports up`,
      tags: ["denials"],
      querystring: denialQuery,
      response: { 200: denialAnswer },
    },
    handler: async (request) => {
      const { code } = request.query as { code?: string };
      return denialPatterns(request.records, code?.toUpperCase());
    },
  });
}

/** Patterns of a code, or of all. */
export async function denialPatterns(records: TenantRecords, code: string | undefined): Promise<object> {
  const items = await records.denialPatterns(code, LEAST_REPORTS);
  return { least: LEAST_REPORTS, items, next: null, total: items.length };
}
