import { revenueAnswer } from "@claimscrub/report";
import { gatherReport, gatherToolkit } from "@claimscrub/report-revenue";
import { CLAIMSCRUB_VERSION } from "@claimscrub/scrub-claims";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { reportAnswer, reportQuery, toolkitAnswer, toolkitQuery } from "../schemas/index.ts";
import { inOrder } from "./period.ts";

interface ReportAsked {
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dates?: "service" | "received";
}

/** Revenue-cycle reports and the practice's toolkit. Neither holds a claim number or anything of a patient. */
export function reportRoutes(app: FastifyInstance, { audit, judging: { reference }, today }: Desks): void {
  app.route({
    method: "GET",
    url: "/v1/report",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "Key figures with their definitions, and cuts of findings and of what payers answered",
      tags: ["reports"],
      querystring: reportQuery,
      response: { 200: reportAnswer },
    },
    handler: async (request) => {
      const { by, from, to, dates = "service" } = inOrder(request.query as ReportAsked);
      const report = await gatherReport(request.records, {
        by: by?.split(","),
        from,
        to,
        dates,
        run: undefined,
        today: today(),
        practice: undefined,
      });
      await audit.write(request.holder, { action: "read", subject: "report", rows: report.rows.length });
      return revenueAnswer(report);
    },
  });
  app.route({
    method: "GET",
    url: "/v1/toolkit",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "The practice's toolkit: denial triggers, modifier pitfalls, bundling conflicts and money left, with the law beside them",
      tags: ["reports"],
      querystring: toolkitQuery,
      response: { 200: toolkitAnswer },
    },
    handler: async (request) => {
      const { from, to, npi } = inOrder(request.query as { from?: string; to?: string; npi?: string });
      const toolkit = await gatherToolkit(request.records, {
        from,
        to,
        npi,
        today: today(),
        reference,
        rulesVersion: CLAIMSCRUB_VERSION,
      });
      await audit.write(request.holder, { action: "read", subject: "toolkit", rows: toolkit.triggers.length });
      return toolkit;
    },
  });
}
