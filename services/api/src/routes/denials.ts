import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import type { TenantRecords } from "../records.ts";
import { denialAnswer, denialQuery, denialReport, object, STRING } from "../schemas/index.ts";

/** Fewer reports than this are never shown: they could lead to who made them. */
const LEAST_REPORTS = 5;

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
export function denialRoutes(app: FastifyInstance, { audit }: Desks): void {
  app.route({
    method: "POST",
    url: "/v1/denial-reports",
    config: { facts: { scope: "write" } },
    schema: {
      summary: "Report a denial, anonymously",
      tags: ["denials"],
      body: denialReport,
      response: { 201: object({ status: STRING }) },
    },
    handler: async (request, reply) => {
      const given = request.body as Report;
      const { pos = "", groupCode = "", rarc = "", curedBy = "", modifiers = [] } = given;
      const report = { ...given, code: given.code.toUpperCase(), modifiers: [...modifiers].map((one) => one.toUpperCase()).sort() };
      await request.records.addDenialReport({ ...report, pos, groupCode, rarc, curedBy });
      audit.note(request.holder, { action: "change", subject: "denial-reports", rows: 1 });
      return reply.code(201).send({ status: "taken" });
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
