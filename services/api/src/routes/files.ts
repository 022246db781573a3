import type { Readable } from "node:stream";
import type { FileState } from "@claimscrub/store";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { notFound, Problem } from "../problem.ts";
import type { ListPaging } from "../records.ts";
import type { SendingWishes } from "../intake/take-file.ts";
import { closed, FILE_ID, filesPage, filesQuery, ref, sendingQuery, submitted } from "../schemas/index.ts";
import { CLAIM_FILE_TYPES } from "./claim-file-types.ts";
import { fileName } from "./file-name.ts";

const UPLOAD_TYPES = [...CLAIM_FILE_TYPES, "application/gzip", "application/zip"];
/** Uploads at once; each may be large. */
const MOST_UPLOADS = 8;

/** Files for the queue, and what became of them. */
export function fileRoutes(app: FastifyInstance, { audit, intake, uploadBytes }: Desks): void {
  // The body is read as it comes: a large file is never in memory whole.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(UPLOAD_TYPES, (_request, payload, done) => done(null, payload));
  let uploads = 0;
  app.route({
    method: "POST",
    url: "/v1/files",
    bodyLimit: Number.MAX_SAFE_INTEGER,
    config: { facts: { scope: "submit", consumes: UPLOAD_TYPES } },
    schema: {
      summary: "Hand a file over to be scrubbed; its states and its run can be watched",
      tags: ["files"],
      headers: { type: "object", properties: { "x-file-name": { type: "string", maxLength: 1000 } } },
      querystring: sendingQuery,
      response: { 202: submitted },
    },
    handler: async (request, reply) => {
      if (intake === undefined) throw new Problem(503, "no-queue", "This service has no queue; send small files to POST /v1/scrub.");
      if (Number(request.headers["content-length"] ?? 0) > uploadBytes)
        throw new Problem(413, "too-large", `A file may have ${uploadBytes} bytes.`, [{ element: "body", message: "is too large" }]);
      if (request.body === undefined || request.body === null)
        throw new Problem(400, "bad-request", "The body is empty; send the bytes of a claim file.", [
          { element: "body", message: "must hold a claim file" },
        ]);
      if (uploads >= MOST_UPLOADS) throw new Problem(503, "busy", "Too many files arrive at this moment.", [], { "retry-after": "2" });
      uploads += 1;
      try {
        const name = fileName(request.headers["x-file-name"]) ?? "upload.837";
        const { fileId, runId, state } = await intake.take(request.holder.tenant, name, request.body as Readable, uploadBytes, {
          // Somebody waits for it; who sends a whole night says so.
          lane: "pre-submission",
          sent: false,
          history: false,
          ...(request.query as Partial<SendingWishes>),
        });
        await audit.write(request.holder, { action: "submit", subject: "file", detail: fileId, rows: 1 });
        return reply.code(202).header("location", `/v1/files/${fileId}`).send({ fileId, runId, state });
      } finally {
        uploads -= 1;
      }
    },
  });

  app.route({
    method: "GET",
    url: "/v1/files",
    config: { facts: { scope: "read" } },
    schema: { summary: "Files, newest first", tags: ["files"], querystring: filesQuery, response: { 200: filesPage } },
    handler: async (request) => request.records.files(request.query as ListPaging & { state?: FileState }),
  });
  app.route({
    method: "GET",
    url: "/v1/files/:fileId",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "One file and what became of it",
      tags: ["files"],
      params: closed({ fileId: FILE_ID }),
      response: { 200: ref("storedFile") },
    },
    handler: async (request) => {
      const file = await request.records.file((request.params as { fileId: string }).fileId);
      if (file === undefined) throw notFound("file");
      return file;
    },
  });
}
