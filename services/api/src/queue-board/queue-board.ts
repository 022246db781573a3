import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import type { ScrubQueue } from "@claimscrub/queue";
import type { FastifyInstance } from "fastify";
import { ADMIN, type RouteFacts } from "../route-facts.ts";
import { readFolder, send } from "../web/static-files.ts";
import { BoardRoutes } from "./board-routes.ts";
import { shownJob } from "./shown-job.ts";

const PATH = "/admin/queues";
/** The board's page asks another host for a font; its style marks alone are written into the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Bull Board under /admin/queues, for keys with the scope admin: it shows the jobs of all tenants, which are ids and byte ranges. It only looks:
 * none of its routes that change something is served, as a run must be opened again in the store before its jobs are (claimscrub requeue).
 */
export function queueBoard(app: FastifyInstance, queue: Pick<ScrubQueue, "boards">): void {
  const facts: RouteFacts = { scope: ADMIN, basic: true };
  const board = new BoardRoutes();
  createBullBoard({
    queues: queue.boards().map(({ queue: one, about }) => {
      const adapter = new BullMQAdapter(one, { readOnlyMode: true, allowRetries: false, description: about });
      adapter.setFormatter("data", shownJob);
      return adapter;
    }),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: "Claimscrub queue", hideDocsLink: true } },
  });
  const files = readFolder(board.staticFolder);
  const page = board.page(PATH);
  app.addHook("onSend", async (_request, reply) => void reply.header("content-security-policy", POLICY));
  for (const url of [PATH, ...board.pageRoutes.filter((route) => route !== "/").map((route) => `${PATH}${route}`)])
    app.route({
      method: "GET",
      url,
      config: { facts },
      handler: async (_request, reply) => reply.type("text/html; charset=utf-8").send(page),
    });
  app.route({
    method: "GET",
    url: `${PATH}/static/*`,
    config: { facts },
    handler: async (request, reply) => {
      const file = files.get(`/${(request.params as { "*": string })["*"]}`);
      return file === undefined ? reply.callNotFound() : send(reply, file, request.headers["if-none-match"]);
    },
  });
  for (const { route, handle } of board.looks)
    app.route({
      method: "GET",
      url: `${PATH}${route}`,
      config: { facts },
      handler: async (request, reply) => {
        const { status = 200, body } = await handle({
          params: request.params as Record<string, string>,
          query: request.query as Record<string, string>,
          headers: {},
        });
        return reply.code(status).send(body);
      },
    });
}
