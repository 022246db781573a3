import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { type AnswerForm, answerScrub } from "../judge/scrub-answer.ts";
import { Problem } from "../problem.ts";
import { scrubAnswer } from "../schemas/index.ts";
import { CLAIM_FILE_TYPES, JSON_TYPE, X12_TYPE } from "./claim-file-types.ts";
import { fileName } from "./file-name.ts";

/** Larger files go to POST /v1/files. */
const SCRUB_BYTES = 8 << 20;
/** From here on a file is judged in a thread of its own: half a hundred claims, a few milliseconds. */
const LARGE_BYTES = 48 << 10;

/** POST /v1/scrub: a claim or a small file, answered in the same request. */
export function scrubRoutes(app: FastifyInstance, { judging, large, audit }: Desks): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...CLAIM_FILE_TYPES], { parseAs: "buffer", bodyLimit: SCRUB_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.route({
    method: "POST",
    url: "/v1/scrub",
    bodyLimit: SCRUB_BYTES,
    config: { facts: { scope: "scrub", consumes: CLAIM_FILE_TYPES, produces: [JSON_TYPE, X12_TYPE] } },
    schema: {
      summary: "Scrub one claim or a small file: findings as JSON, or its 999 or 277CA",
      tags: ["scrub"],
      headers: {
        type: "object",
        properties: { accept: { type: "string", maxLength: 500 }, "x-file-name": { type: "string", maxLength: 1000 } },
      },
      response: { 200: scrubAnswer },
    },
    handler: async (request, reply) => {
      const form = formOf(request.headers.accept);
      const bytes = request.body as Buffer | undefined;
      if (bytes === undefined || bytes.length === 0)
        throw new Problem(400, "bad-request", "The body is empty; send the bytes of a claim file.", [
          { element: "body", message: "must hold a claim file" },
        ]);
      const name = fileName(request.headers["x-file-name"]) ?? "claims.837";
      const { text, claims } =
        bytes.length < LARGE_BYTES ? await answerScrub(name, bytes, form, judging) : await large.run({ name, bytes, form });
      audit.note(request.holder, { action: "scrub", subject: "claims", rows: claims });
      if (form === "json") return reply.header("content-type", `${JSON_TYPE}; charset=utf-8`).send(text);
      if (text === "")
        throw new Problem(
          422,
          "nothing-to-acknowledge",
          `No ${form} can be written: the bytes are no X12, or hold nothing that it could answer.`,
          [{ element: "body", message: "must hold an 837 in its envelopes" }],
        );
      return reply.header("content-type", `${X12_TYPE}; type=${form}`).send(text);
    },
  });
}

/** What `Accept` asks for: the first of its types that can be given. */
function formOf(accept: string | undefined): AnswerForm {
  if (accept === undefined || accept.trim() === "") return "json";
  for (const one of accept.split(",")) {
    const [type = "", ...parameters] = one.split(";").map((part) => part.trim().toLowerCase());
    if (parameters.includes("q=0")) continue;
    if (type === JSON_TYPE || type === "application/*" || type === "*/*") return "json";
    if (type !== X12_TYPE) continue;
    const wanted = parameters
      .find((parameter) => parameter.startsWith("type="))
      ?.slice(5)
      .replaceAll('"', "");
    if (wanted === "999") return "999";
    if (wanted === "277ca" || wanted === undefined) return "277CA";
  }
  throw new Problem(
    406,
    "not-acceptable",
    "Answers come as application/json, application/edi-x12; type=999 or application/edi-x12; type=277CA.",
    [{ element: "header/accept", message: "must allow application/json or application/edi-x12 with type 999 or 277CA" }],
  );
}
