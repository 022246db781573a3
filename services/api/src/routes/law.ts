import { daysBetween, formatServiceDate } from "@claimscrub/claim";
import { askedDate, codeAnswer } from "@claimscrub/pricing";
import { allRules } from "@claimscrub/rules";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { denialPatterns } from "./denials.ts";
import { notFound } from "../problem.ts";
import {
  codePage,
  codeParams,
  codeQuery,
  localitiesAnswer,
  localitiesQuery,
  referenceAnswer,
  ruleAnswer,
  ruleParams,
  rulesAnswer,
} from "../schemas/index.ts";

/** What the law says: codes, localities, editions, rules. */
export function lawRoutes(app: FastifyInstance, { judging: { reference }, imported, rulePages, today }: Desks): void {
  app.route({
    method: "GET",
    url: "/v1/codes/:code",
    config: { facts: {} },
    schema: {
      summary: "The calculator page of a code",
      tags: ["law"],
      params: codeParams,
      querystring: codeQuery,
      response: { 200: codePage },
    },
    handler: async (request) => {
      const { code } = request.params as { code: string };
      const { json } = codeAnswer(code, request.query as { date?: string; pos?: string; locality?: string }, reference, today());
      return { ...json, denials: await denialPatterns(request.records, code.toUpperCase()) };
    },
  });

  app.route({
    method: "GET",
    url: "/v1/localities",
    config: { facts: {} },
    schema: {
      summary: "Payment localities in force on a date",
      tags: ["law"],
      querystring: localitiesQuery,
      response: { 200: localitiesAnswer },
    },
    handler: async (request) => {
      const { date, tables } = askedDate((request.query as { date?: string }).date, reference, today());
      const items = (tables.localities?.all() ?? []).map(({ id, name }) => ({ id, name }));
      return { date: formatServiceDate(date), items };
    },
  });

  app.route({
    method: "GET",
    url: "/v1/reference",
    config: { facts: {} },
    schema: { summary: "Editions of the law that are loaded, with their age", tags: ["law"], response: { 200: referenceAnswer } },
    handler: async () => ({
      fingerprint: reference.fingerprint,
      editions: reference.editions().map(({ label, period, published, source, note }) => {
        const own = imported.get(label);
        const isImported = own !== undefined && own.published === published;
        return {
          table: label.split(":")[0] ?? label,
          label,
          from: formatServiceDate(period.from),
          until: formatServiceDate(period.until),
          published: formatServiceDate(published),
          source,
          rows: isImported ? own.rows : null,
          age: published === 0 ? null : daysBetween(published, today()),
          imported: isImported,
          layoutVerified: isImported ? own.layoutVerified : null,
          ...(note === undefined ? {} : { note }),
        };
      }),
    }),
  });

  const rules = allRules.map((rule) => ({
    code: rule.code,
    id: rule.id,
    summary: rule.summary,
    subject: rule.subject,
    direction: rule.direction,
    severity: rule.severity,
    confidence: rule.confidence,
    tables: rule.tables,
    carc: rule.carc,
    rarc: rule.rarc,
    status277: rule.status277,
    citations: rule.citations,
    yieldsTo: rule.yieldsTo,
  }));
  app.route({
    method: "GET",
    url: "/v1/rules",
    config: { facts: {} },
    schema: { summary: "Every rule", tags: ["law"], response: { 200: rulesAnswer } },
    handler: async () => ({ items: rules, total: rules.length }),
  });
  app.route({
    method: "GET",
    url: "/v1/rules/:code",
    config: { facts: {} },
    schema: { summary: "One rule with its page", tags: ["law"], params: ruleParams, response: { 200: ruleAnswer } },
    handler: async (request) => {
      const { code } = request.params as { code: string };
      const facts = rules.find((rule) => rule.code === code);
      const rule = allRules.find((one) => one.code === code);
      if (facts === undefined || rule === undefined) throw notFound("rule");
      return { ...facts, messages: rule.messages, remedies: rule.remedies, page: rulePages.get(code) ?? "" };
    },
  });
}
