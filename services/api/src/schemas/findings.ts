import {
  BOOLEAN,
  CENTS,
  CURSOR,
  closed,
  FINDING_ID,
  INTEGER,
  LIMIT,
  listOf,
  object,
  orNull,
  pageOf,
  ref,
  RULE_CODE,
  RUN_ID,
  type Schema,
  STRING,
  TIME,
} from "./basics.ts";

export const DIRECTIONS = ["denial", "underbilling", "audit", "rejection", "review"];
const DIRECTION: Schema = { type: "string", enum: DIRECTIONS };
const SEVERITY: Schema = { type: "string", enum: ["error", "warning", "info"] };
export const STATE_NAME: Schema = { type: "string", enum: ["open", "fixed", "ignored", "sent"] };

const step = object({ what: STRING, rate: STRING, amount: CENTS, edition: STRING }, ["rate", "amount", "edition"]);
const lineReference = object({ fileId: STRING, claim: STRING, claimIndex: INTEGER, line: INTEGER });
const elementChange = object({
  claimIndex: INTEGER,
  line: { anyOf: [INTEGER, { const: "new" }] },
  element: STRING,
  from: orNull(STRING),
  to: orNull(STRING),
});

/** The finding of the contract. */
export const finding: Schema = {
  ...object(
    {
      id: FINDING_ID,
      file: STRING,
      fileId: STRING,
      claim: orNull(STRING),
      claimIndex: orNull(INTEGER),
      line: orNull(INTEGER),
      related: listOf(lineReference),
      procedure: STRING,
      revenueCode: STRING,
      modifiers: listOf(STRING),
      units: { type: "number" },
      pos: STRING,
      date: STRING,
      dateThrough: STRING,
      payerId: STRING,
      payerName: STRING,
      rule: STRING,
      code: STRING,
      direction: DIRECTION,
      severity: SEVERITY,
      impact: object(
        {
          cents: orNull(CENTS),
          unknown: STRING,
          low: CENTS,
          high: CENTS,
          confidence: { type: "string", enum: ["high", "medium", "low"] },
          basis: listOf(step),
        },
        ["unknown", "low", "high"],
      ),
      message: STRING,
      remedy: object({ kind: STRING, text: STRING, to: listOf(elementChange) }, ["to"]),
      adjustmentGroup: STRING,
      carc: listOf(STRING),
      rarc: listOf(STRING),
      status277: listOf(STRING),
      causedBy: listOf(STRING),
      neverAppeal: BOOLEAN,
      citations: listOf(object({ title: STRING, section: STRING, url: STRING }, ["url"])),
      editions: listOf(STRING),
      location: object({ segment: INTEGER, byte: INTEGER, element: STRING }),
    },
    ["procedure", "revenueCode", "modifiers", "units", "pos", "date", "dateThrough", "payerId", "payerName"],
  ),
};

export const findingState = object({ name: STATE_NAME, reason: orNull(STRING), author: orNull(STRING), at: orNull(TIME) });

const SHARE: Schema = { type: "number", minimum: 0, maximum: 1 };

/** What the payer did with lines of the code on which the rule had spoken; beside a finding, and no part of it. */
export const experience: Schema = object({
  code: STRING,
  payerId: STRING,
  procedure: STRING,
  n: INTEGER,
  denied: INTEGER,
  probability: SHARE,
  low: SHARE,
  high: SHARE,
});

/** A finding with what people decided about it, and what its payer did so far; null where no remittance tells. */
export const listedFinding: Schema = {
  allOf: [ref("finding"), object({ state: ref("findingState"), experience: orNull(ref("experience")) })],
};

export const stepSchema = step;

/** No control characters: a database's text can't hold all of them. */
const PLAIN: Schema = { type: "string", minLength: 1, maxLength: 80, pattern: "^\\P{Cc}*$" };

export const findingsQuery = closed(
  {
    run: RUN_ID,
    direction: DIRECTION,
    severity: SEVERITY,
    code: RULE_CODE,
    payer: PLAIN,
    provider: { type: "string", pattern: "^\\d{10}$" },
    state: STATE_NAME,
    month: { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])$" },
    cause: PLAIN,
    procedure: { type: "string", pattern: "^[A-Z0-9]{5}$" },
    sort: { type: "string", enum: ["impact", "net", "date", "code", "severity", "payer"] },
    order: { type: "string", enum: ["asc", "desc"] },
    cursor: CURSOR,
    limit: LIMIT,
  },
  ["run", "direction", "severity", "code", "payer", "provider", "state", "month", "cause", "procedure", "sort", "order", "cursor", "limit"],
);

export const findingsPage = pageOf(ref("listedFinding"), { grossCents: CENTS, netCents: CENTS, runId: orNull(RUN_ID) });

export const stateChange = closed(
  {
    ids: listOf(FINDING_ID, { minItems: 1, maxItems: 10_000 }),
    state: STATE_NAME,
    reason: { type: "string", maxLength: 500, pattern: "^[^\\u0000]*$" },
  },
  ["reason"],
);

const UNDO: Schema = { type: "string", pattern: "^[0-9a-f]{24}$" };
export const undoRequest = closed({ undo: UNDO });
export const changed = object({ changed: INTEGER, undo: STRING });
