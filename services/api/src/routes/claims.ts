import { type Claim, decodeClaim, formatServiceDate } from "@claimscrub/claim";
import { tryChanges, type TriedChange, workClaim, type WorkedClaim, type WorkedLine } from "@claimscrub/scrub-claims";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Desks } from "../access/desks.ts";
import { withExperience } from "../experience.ts";
import { badElement, notFound, Problem } from "../problem.ts";
import type { ClaimPage } from "../records.ts";
import { claimPage, closed, FILE_ID, whatIf, whatIfAnswer } from "../schemas/index.ts";

const PARAMS = closed({ fileId: FILE_ID, claimIndex: { type: "integer", minimum: 1, maximum: 2_147_483_647 } });

interface Place {
  readonly fileId: string;
  readonly claimIndex: number;
}

/** Claims by their place: no claim number is ever part of an address. */
export function claimRoutes(app: FastifyInstance, { audit, judging, today }: Desks): void {
  async function find(request: FastifyRequest): Promise<{ page: ClaimPage; claim: Claim | undefined; patient: Claim[] }> {
    const { fileId, claimIndex } = request.params as Place;
    const page = await request.records.claim({ fileId, claimIndex });
    if (page === undefined) throw notFound("claim");
    await audit.write(request.holder, { action: "read", subject: "claim", detail: `${fileId} ${claimIndex}`, rows: 1 });
    const patient = claimsOf(page);
    return { page, claim: patient.find((one) => one.file.fileId === fileId && one.index === claimIndex), patient };
  }

  app.route({
    method: "GET",
    url: "/v1/claims/:fileId/:claimIndex",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "A claim with its lines, the steps of each amount, tumours and findings",
      tags: ["claims"],
      params: PARAMS,
      response: { 200: claimPage },
    },
    handler: async (request) => {
      const { page, claim, patient } = await find(request);
      const worked = claim === undefined ? undefined : workClaim(claim, patient, judging);
      const steps = new Map(worked?.lines.map(({ line, steps: own }) => [line.ordinal, own]));
      const pointers = new Map(claim?.lines.map((line) => [line.ordinal, line.pointers]));
      return {
        claim: {
          id: page.claim,
          payerName: page.payerName,
          payerId: page.payerId,
          pos: page.pos,
          date: page.date,
          billingNpi: page.billingNpi,
          renderingNpi: page.renderingNpi,
          chargeCents: page.chargeCents,
          allowedCents: page.allowedCents,
          diagnoses: claim?.diagnoses ?? [],
        },
        lines: page.lines.map(({ line, procedure, modifiers, units, pos, date, chargeCents, allowedCents, notPriced, locality }, at) => ({
          line,
          procedure,
          modifiers,
          units,
          pos,
          date,
          chargeCents,
          allowedCents,
          notPriced,
          locality,
          steps: steps.get(at + 1) ?? [],
          pointers: pointers.get(at + 1) ?? [],
        })),
        tumours: worked?.tumours ?? [],
        findings: await withExperience(request.records, today(), page.findings),
      };
    },
  });

  app.route({
    method: "POST",
    url: "/v1/claims/:fileId/:claimIndex/what-if",
    config: { facts: { scope: "read" } },
    schema: {
      summary: "The claim as it would be judged with changes made",
      tags: ["claims"],
      params: PARAMS,
      body: whatIf,
      response: { 200: whatIfAnswer },
    },
    handler: async (request) => {
      const { changes } = request.body as { changes: readonly TriedChange[] };
      const { claim, patient } = await find(request);
      if (claim === undefined) throw new Problem(422, "claim-unreadable", "The claim could not be read; there is nothing to change.");
      const typed = changes.map((change) => ({
        ...change,
        ...(change.modifiers && { modifiers: change.modifiers.map((one) => one.toUpperCase()) }),
      }));
      const tried = tryChanges(claim, patient, typed, judging);
      if (tried === undefined) {
        const at = changes.findIndex(({ line }) => !claim.lines.some(({ number }) => number === line));
        throw badElement(`body/changes/${at}/line`, "must be the number of a line of the claim");
      }
      return { before: reading(tried.before), after: reading(tried.after), findings: tried.after.findings };
    },
  });
}

function claimsOf({ patientFacts }: ClaimPage): Claim[] {
  const order = new Map([...new Set(patientFacts.map(({ fileId }) => fileId))].sort().map((fileId, place) => [fileId, place]));
  return patientFacts.map(({ fileId, fileName, claimIndex, facts }) =>
    decodeClaim(facts, { fileId, name: fileName, order: order.get(fileId)!, claimIndex }),
  );
}

function reading({ allowedCents, lines }: WorkedClaim): object {
  return { allowedCents, lines: lines.map(lineOf) };
}

function lineOf({ line, allowedCents, notPriced, steps }: WorkedLine): object {
  const { number, procedure, modifiers, units, pos, date } = line;
  return {
    line: number,
    procedure,
    modifiers,
    units: units ?? null,
    pos,
    date: formatServiceDate(date),
    allowedCents: allowedCents ?? null,
    notPriced: notPriced ?? null,
    steps,
  };
}
