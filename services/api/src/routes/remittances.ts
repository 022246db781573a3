import { learn, partsOf, paymentLaw } from "@claimscrub/learn-denials";
import { readRemittances, toldRemittanceFault } from "@claimscrub/x12";
import type { FastifyInstance } from "fastify";
import type { Desks } from "../access/desks.ts";
import { Problem } from "../problem.ts";
import { remittancesTaken } from "../schemas/index.ts";
import { X12_TYPE } from "./claim-file-types.ts";

/** Larger files are loaded by `claimscrub remit`, which keeps nobody waiting. */
const REMITTANCE_BYTES = 8 << 20;
const TYPES = [X12_TYPE, "application/octet-stream"];

/** POST /v1/remittances: what payers answered, as `claimscrub remit` loads it. */
export function remittanceRoutes(app: FastifyInstance, { judging, audit }: Desks): void {
  const law = paymentLaw(judging.reference);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(TYPES, { parseAs: "buffer", bodyLimit: REMITTANCE_BYTES }, (_request, body, done) => done(null, body));
  app.route({
    method: "POST",
    url: "/v1/remittances",
    bodyLimit: REMITTANCE_BYTES,
    config: { facts: { scope: "submit", consumes: TYPES } },
    schema: {
      summary: "Load a remittance file (835): each remittance once, matched to the tenant's claims; what is wrong in it is told by place",
      tags: ["files"],
      response: { 200: remittancesTaken },
    },
    handler: async (request) => {
      const bytes = request.body as Buffer | undefined;
      if (bytes === undefined || bytes.length === 0)
        throw new Problem(400, "bad-request", "The body is empty; send the bytes of an 835.", [
          { element: "body", message: "must hold an 835 in its envelopes" },
        ]);
      const { remittances, faults } = readRemittances(bytes);
      if (remittances.length === 0)
        throw new Problem(422, "unreadable-file", "The bytes hold no remittance.", [
          { element: "body", message: "must hold an 835 in its envelopes" },
        ]);
      // Noted before it is done: nothing of a payer's answer changes unnoted.
      await audit.write(request.holder, { action: "submit", subject: "remittances", rows: remittances.length });
      const added = await request.records.addRemittances(remittances.map(partsOf));
      return {
        remittances: remittances.length,
        new: added,
        knownBefore: remittances.length - added,
        settledClaims: await learn(request.records, law),
        faults: faults.map(toldRemittanceFault),
      };
    },
  });
}
