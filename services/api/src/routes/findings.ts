import type { FindingFilter, FindingsPaging, FindingStateName } from "@claimscrub/store";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { withExperience } from "../experience.ts";
import { notFound } from "../problem.ts";
import { changed, closed, FINDING_ID, findingsPage, findingsQuery, ref, stateChange, undoRequest } from "../schemas/index.ts";

/** The worklist: findings with what people decided about them. */
export function findingRoutes(app: FastifyInstance, { audit, today }: Desks): void {
  app.route({
    method: "GET",
    url: "/v1/findings",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "Findings by filter, page by page; of the latest run where none is named",
      tags: ["findings"],
      querystring: findingsQuery,
      response: { 200: findingsPage },
    },
    handler: async (request) => {
      const { sort, order, cursor, limit, ...filter } = request.query as FindingsPaging & FindingFilter;
      const page = await request.records.findings(filter, { sort, order, cursor, limit });
      await audit.write(request.holder, { action: "read", subject: "findings", detail: page.runId, rows: page.items.length });
      return { ...page, items: await withExperience(request.records, today(), page.items) };
    },
  });
  app.route({
    method: "GET",
    url: "/v1/findings/:id",
    config: { facts: { scope: "read" } },
    schema: { summary: "One finding", tags: ["findings"], params: closed({ id: FINDING_ID }), response: { 200: ref("listedFinding") } },
    handler: async (request) => {
      const { id } = request.params as { id: string };
      const finding = await request.records.finding(id);
      if (finding === undefined) throw notFound("finding");
      await audit.write(request.holder, { action: "read", subject: "finding", detail: id, rows: 1 });
      return (await withExperience(request.records, today(), [finding]))[0];
    },
  });
  app.route({
    method: "POST",
    url: "/v1/findings/state",
    config: { facts: { scope: "write" } },
    schema: {
      summary: "Set the state of findings; the answer's token takes it back",
      tags: ["findings"],
      body: stateChange,
      response: { 200: changed },
    },
    handler: async (request) => {
      const { ids, state, reason } = request.body as { ids: readonly string[]; state: FindingStateName; reason?: string };
      const done = await request.records.setStates({ ids, state, reason, author: request.holder.name });
      await audit.write(request.holder, { action: "change", subject: "finding-state", detail: state, rows: done.changed });
      return done;
    },
  });
  app.route({
    method: "POST",
    url: "/v1/findings/undo",
    config: { facts: { scope: "write" } },
    schema: { summary: "Take a change of states back", tags: ["findings"], body: undoRequest, response: { 200: changed } },
    handler: async (request) => {
      const { undo } = request.body as { undo: string };
      const done = await request.records.undoStates(undo, request.holder.name);
      await audit.write(request.holder, { action: "change", subject: "finding-state", detail: "undo", rows: done.changed });
      return done;
    },
  });
}
