import {
  askedDate,
  askedPlace,
  hypotheticalDay,
  priceAnswer as answerOf,
  priceDay,
  requireCode,
  requirePlaceOfService,
} from "@claimscrub/pricing";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { priceAnswer, priceQuestion } from "../schemas/index.ts";

interface Question {
  readonly date?: string;
  readonly pos?: string;
  readonly locality?: string;
  readonly zip?: string;
  readonly lines: readonly {
    readonly procedure: string;
    readonly modifiers?: readonly string[];
    readonly units?: number;
    readonly chargeCents?: number;
    readonly diagnoses?: readonly string[];
  }[];
}

/** POST /v1/price: the lines of one patient-day, as `claimscrub price` prices them. */
export function priceRoutes(app: FastifyInstance, { judging: { reference }, today }: Desks): void {
  app.route({
    method: "POST",
    url: "/v1/price",
    config: { facts: {} },
    schema: {
      summary: "Price the lines of one patient-day, with every step",
      tags: ["prices"],
      body: priceQuestion,
      response: { 200: priceAnswer },
    },
    handler: async (request) => {
      const { date, pos = "11", locality, zip, lines } = request.body as Question;
      const { date: day, tables } = askedDate(date, reference, today());
      requirePlaceOfService(pos, tables);
      const read = lines.map((line, at) => {
        const procedure = line.procedure.toUpperCase();
        requireCode(procedure, tables, `body/lines/${at}/procedure`);
        return {
          procedure,
          modifiers: (line.modifiers ?? []).map((modifier) => modifier.toUpperCase()),
          units: line.units ?? 1,
          chargeCents: line.chargeCents,
          diagnoses: (line.diagnoses ?? []).map((diagnosis) => diagnosis.replace(".", "").toUpperCase()),
        };
      });
      const place = askedPlace({ locality, zip }, tables);
      const priced = priceDay(hypotheticalDay({ date: day, pos, ...place, lines: read }), tables, { steps: true });
      return answerOf({ day: priced, date: day, pos, policy: undefined, deductibleCents: 0, tables });
    },
  });
}
