import { CLAIMSCRUB_VERSION } from "@claimscrub/scrub-claims";
import type { Schema } from "./schemas/basics.ts";
import type { RouteFacts } from "./route-facts.ts";

/** What a route declares, as the description shows it. */
export interface DescribedRoute {
  readonly method: string;
  readonly url: string;
  readonly schema: {
    readonly summary?: string;
    readonly tags?: readonly string[];
    readonly body?: Schema;
    readonly querystring?: Schema;
    readonly params?: Schema;
    readonly headers?: Schema;
    readonly response?: Readonly<Record<string, Schema>>;
  };
  readonly facts: RouteFacts;
}

interface Properties {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** `finding#` in a schema of ours is `#/components/schemas/finding` there. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === "$ref" && typeof inner === "string" ? [key, `#/components/schemas/${inner.replace(/#$/, "")}`] : [key, withReferences(inner)],
    ),
  );
}

function parameters(schema: Schema | undefined, where: "path" | "query" | "header"): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Properties;
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: withReferences(inner),
  }));
}

const PROBLEM = {
  description: "What is wrong, naming the element",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/problem" } } },
};

/** The OpenAPI 3.1 description, made of the very schemas by which requests are checked. */
export function openApiOf(routes: readonly DescribedRoute[], named: Readonly<Record<string, Schema>>): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, url, schema, facts } of routes) {
    const path = url.replace(/:(\w+)/g, "{$1}");
    const answers: Record<string, object> = {};
    for (const [status, answer] of Object.entries(schema.response ?? {})) {
      const types = facts.produces ?? ["application/json"];
      answers[status] = {
        description: schema.summary ?? "",
        content: Object.fromEntries(
          types.map((type) => [type, { schema: type === "application/json" ? withReferences(answer) : { type: "string" } }]),
        ),
      };
    }
    const body = facts.consumes
      ? {
          required: true,
          content: Object.fromEntries(facts.consumes.map((type) => [type, { schema: { type: "string", format: "binary" } }])),
        }
      : schema.body && { required: true, content: { "application/json": { schema: withReferences(schema.body) } } };
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        summary: schema.summary,
        tags: schema.tags,
        ...(facts.open ? { security: [] } : {}),
        ...(facts.scope === undefined ? {} : { description: `Needs the scope \`${facts.scope}\`.` }),
        parameters: [
          ...parameters(schema.params, "path"),
          ...parameters(schema.querystring, "query"),
          ...parameters(schema.headers, "header"),
        ],
        ...(body === undefined ? {} : { requestBody: body }),
        responses: { ...answers, default: PROBLEM },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Claimscrub",
      version: CLAIMSCRUB_VERSION,
      description:
        "Scrubs medical claims before they are sent: findings with their dollars, 999 and 277CA, prices by the Medicare fee schedule.",
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, withReferences(schema)])),
    },
  };
}
