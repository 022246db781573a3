import type { StakeCut } from "@claimscrub/store";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { notFound } from "../problem.ts";
import { inOrder } from "./period.ts";
import { summaryAnswer, summaryQuery } from "../schemas/index.ts";

/** What is at stake, added up. */
export function summaryRoutes(app: FastifyInstance, _desks: Desks): void {
  app.route({
    method: "GET",
    url: "/v1/summary",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "Totals of a run or of a time, by direction, rule, payer, provider and month",
      tags: ["summary"],
      querystring: summaryQuery,
      response: { 200: summaryAnswer },
    },
    handler: async (request) => {
      const { by, ...rest } = inOrder(request.query as { by?: string; run?: string; from?: string; to?: string });
      const cuts = [...new Set(by?.split(",") ?? ["direction"])] as StakeCut[];
      const summary = await request.records.stakes({ by: cuts, ...rest });
      if (summary === undefined) throw notFound("run");
      return summary;
    },
  });
}
