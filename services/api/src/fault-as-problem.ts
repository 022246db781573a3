import { WrongQuestion } from "@claimscrub/pricing";
import { StoreFault } from "@claimscrub/store";
import type { FastifyError, FastifyRequest } from "fastify";
import { type ElementFault, Problem } from "./problem.ts";

interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A name that a client made up is repeated only where it can hold nothing but a name. */
const PLAIN_NAME = /^[\w-]{1,40}$/;

/** What went wrong as a problem to send. Whatever is not known to be harmless says nothing of itself. */
export function faultAsProblem(error: FastifyError, { routeOptions }: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof WrongQuestion)
    return new Problem(422, "wrong-question", sentence(error.message), [{ element: error.element, message: error.message }]);
  if (error instanceof StoreFault) return ofStore(error);
  if (error.validation !== undefined) return ofSchema(error.validation as readonly SchemaFault[], error.validationContext ?? "body");
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Problem(413, "too-large", `A body of this route may have ${routeOptions.bodyLimit} bytes.`, [
        { element: "body", message: "is too large" },
      ]);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Problem(415, "media-type", "A body of this type is not read here.", [
        { element: "header/content-type", message: `must be ${routeOptions.config.facts?.consumes?.join(" or ") ?? "application/json"}` },
      ]);
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_TYPE":
      return new Problem(400, "bad-request", "The body is no JSON.", [{ element: "body", message: "must be JSON" }]);
    default:
  }
  const status = error.statusCode ?? 500;
  if (error instanceof SyntaxError && status === 400)
    return new Problem(400, "bad-request", "The body is no JSON.", [{ element: "body", message: "must be JSON" }]);
  if (status >= 400 && status < 500) return new Problem(status, "bad-request", "The request can't be read.");
  return new Problem(500, "fault", "This is a fault of the service; it has been logged.");
}

function ofStore({ code, passing }: StoreFault): Problem {
  if (code === "bad-cursor")
    return new Problem(400, "bad-request", "The cursor does not belong to this list.", [
      { element: "query/cursor", message: "must come from this very list" },
    ]);
  if (passing) return new Problem(503, "store-away", "The store can't be reached at this moment.", [], { "retry-after": "5" });
  return new Problem(500, "fault", "This is a fault of the service; it has been logged.");
}

function ofSchema(faults: readonly SchemaFault[], where: string): Problem {
  const place = { querystring: "query", params: "path", headers: "header" }[where] ?? where;
  const errors = faults.slice(0, 20).map((fault): ElementFault => {
    const named = fault.params["missingProperty"] ?? fault.params["additionalProperty"];
    const last = typeof named === "string" && PLAIN_NAME.test(named) ? `/${named}` : "";
    const message =
      fault.keyword === "required"
        ? "must be there"
        : fault.keyword === "additionalProperties"
          ? "is not known"
          : (fault.message ?? "is wrong");
    return { element: `${place}${safePath(fault.instancePath)}${last}`, message };
  });
  const [first] = errors;
  return new Problem(400, "bad-request", sentence(`${first?.element ?? place} ${first?.message ?? "is wrong"}`), errors);
}

function safePath(path: string): string {
  return path
    .split("/")
    .map((part) => (part === "" || PLAIN_NAME.test(part) ? part : "(...)"))
    .join("/");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
