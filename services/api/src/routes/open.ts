import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { Problem } from "../problem.ts";
import { listOf, object, STRING } from "../schemas/index.ts";

/** What answers without a key, and /v1/me. */
export function openRoutes(app: FastifyInstance, { records }: Desks, openApi: () => object): void {
  const status = object({ status: STRING });
  app.route({
    method: "GET",
    url: "/health",
    config: { facts: { open: true } },
    schema: { summary: "Whether the process lives", tags: ["service"], response: { 200: status } },
    handler: async () => ({ status: "ok" }),
  });
  app.route({
    method: "GET",
    url: "/ready",
    config: { facts: { open: true } },
    schema: { summary: "Whether it can answer: the store is there", tags: ["service"], response: { 200: status } },
    handler: async () => {
      if (await records.ready().catch(() => false)) return { status: "ready" };
      throw new Problem(503, "store-away", "The store can't be reached at this moment.", [], { "retry-after": "5" });
    },
  });
  let description: object | undefined;
  app.route({
    method: "GET",
    url: "/openapi.json",
    config: { facts: { open: true } },
    schema: { summary: "This description", tags: ["service"], response: { 200: { type: "object" } } },
    handler: async () => (description ??= openApi()),
  });
  app.route({
    method: "GET",
    url: "/v1/me",
    config: { facts: {} },
    schema: {
      summary: "Who the key speaks for",
      tags: ["service"],
      response: { 200: object({ tenant: STRING, name: STRING, scopes: listOf(STRING) }) },
    },
    handler: async ({ holder: { tenant, name, scopes } }) => ({ tenant, name, scopes }),
  });
}
