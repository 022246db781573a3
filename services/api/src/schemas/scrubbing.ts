import { LANES } from "@claimscrub/queue";
import {
  BOOLEAN,
  CENTS,
  CURSOR,
  closed,
  DATE,
  DAY,
  DIAGNOSIS,
  FILE_ID,
  INTEGER,
  LIMIT,
  listOf,
  LOCALITY,
  MODIFIER,
  object,
  orNull,
  pageOf,
  POS,
  PROCEDURE,
  ref,
  RUN_ID,
  type Schema,
  STRING,
  TIME,
  ZIP,
} from "./basics.ts";

const counted = (key: string): Schema => listOf(object({ [key]: STRING, count: INTEGER }));

/** summary.json of the contract. */
const DIRECTION_TOTALS = {
  type: "object",
  additionalProperties: object({ count: INTEGER, unknown: INTEGER, grossCents: CENTS, netCents: CENTS }),
} as const;

export const summary = object({
  files: INTEGER,
  claims: INTEGER,
  lines: INTEGER,
  findings: INTEGER,
  cleanClaims: INTEGER,
  flaggedClaims: INTEGER,
  unreadableClaims: INTEGER,
  cleanClaimRate: orNull({ type: "number" }),
  billedCents: CENTS,
  allowedCents: CENTS,
  byRule: { type: "object", additionalProperties: object({ rule: STRING, count: INTEGER, grossCents: CENTS }) },
  byDirection: DIRECTION_TOTALS,
  notChecked: listOf(object({ code: STRING, reason: STRING, count: INTEGER })),
  notPriced: counted("reason"),
  assumptions: counted("what"),
  editions: listOf(STRING),
  claimscrubVersion: STRING,
  durationMs: INTEGER,
});

const tumourLine = object({
  fileId: STRING,
  claim: STRING,
  claimIndex: INTEGER,
  line: INTEGER,
  procedure: STRING,
  modifiers: listOf(STRING),
  units: orNull({ type: "number" }),
  allowedCents: orNull(CENTS),
});

/** A tumour as `scrub --format json` shows the case. */
export const tumour = object(
  {
    file: STRING,
    fileId: STRING,
    claim: STRING,
    claimIndex: INTEGER,
    tumour: INTEGER,
    date: STRING,
    renderingNpi: STRING,
    diagnoses: listOf(STRING),
    site: object({ class: STRING, by: STRING, evidence: STRING, why: STRING }, ["why"]),
    stages: INTEGER,
    extraBlocks: INTEGER,
    firstStage: tumourLine,
    laterStages: listOf(tumourLine),
    blocks: listOf(tumourLine),
    repairs: listOf(tumourLine),
    pathology: listOf(tumourLine),
    shared: listOf(tumourLine),
    record: { type: "object" },
    allowedCents: orNull(CENTS),
    findings: listOf(STRING),
  },
  ["record"],
);

export const scrubAnswer = object({ summary: ref("summary"), findings: listOf(ref("finding")), tumours: listOf(ref("tumour")) });

const priceLine = closed(
  {
    procedure: PROCEDURE,
    modifiers: listOf(MODIFIER, { maxItems: 4 }),
    units: { type: "integer", minimum: 1, maximum: 99_999_999 },
    chargeCents: { type: "integer", minimum: 0, maximum: 99_999_999_999 },
    diagnoses: listOf(DIAGNOSIS, { maxItems: 12 }),
  },
  ["modifiers", "units", "chargeCents", "diagnoses"],
);

export const priceQuestion = closed(
  { date: DATE, pos: POS, locality: LOCALITY, zip: ZIP, lines: listOf(priceLine, { minItems: 1, maxItems: 50 }) },
  ["date", "pos", "locality", "zip"],
);

const spread = object({ lowCents: CENTS, highCents: CENTS, localities: listOf(STRING) }, ["localities"]);
const expected = object({ deductibleCents: CENTS, coinsuranceCents: CENTS, sequestrationCents: CENTS, paymentCents: CENTS });

export const priceAnswer = object(
  {
    date: STRING,
    pos: STRING,
    locality: STRING,
    localitySpread: spread,
    confidence: object({ level: STRING, why: STRING }),
    lines: listOf(
      object(
        {
          procedure: STRING,
          modifiers: listOf(STRING),
          units: { type: "number" },
          chargeCents: orNull(CENTS),
          allowedCents: orNull(CENTS),
          notPricedReason: orNull(STRING),
          byReport: BOOLEAN,
          limitingChargeCents: CENTS,
          localitySpread: spread,
          expected,
          cautions: listOf(STRING),
          steps: listOf(ref("step")),
        },
        ["limitingChargeCents", "localitySpread", "expected"],
      ),
    ),
    allowedCents: CENTS,
    medicarePaymentCents: CENTS,
    expected,
    editions: listOf(STRING),
  },
  ["locality", "localitySpread", "medicarePaymentCents", "expected"],
);

/** What became of a remittance file. */
export const remittancesTaken = object({
  remittances: INTEGER,
  new: INTEGER,
  knownBefore: INTEGER,
  settledClaims: INTEGER,
  faults: listOf(object({ kind: STRING, segment: INTEGER, byte: INTEGER, element: STRING, message: STRING })),
});

export const submitted = object({ fileId: FILE_ID, runId: RUN_ID, state: STRING }, ["state"]);

/** What a sender may ask for beside the bytes. */
export const sendingQuery = closed(
  { lane: { type: "string", enum: [...LANES] }, sent: { type: "boolean" }, history: { type: "boolean" } },
  ["lane", "sent", "history"],
);

const FILE_STATE: Schema = { type: "string", enum: ["received", "planned", "scrubbing", "finished", "quarantined"] };

export const storedFile = object({
  fileId: FILE_ID,
  name: STRING,
  byteLength: INTEGER,
  state: FILE_STATE,
  reason: orNull(STRING),
  times: listOf(object({ state: FILE_STATE, reason: orNull(STRING), at: TIME })),
  claims: orNull(INTEGER),
  findings: orNull(INTEGER),
  runId: orNull(RUN_ID),
});

export const runProgress = object({
  runId: RUN_ID,
  state: { type: "string", enum: ["scrubbing", "finished", "failed"] },
  reason: orNull(STRING),
  chunksDone: INTEGER,
  chunks: INTEGER,
  summary: orNull(ref("summary")),
  missingClaims: orNull(INTEGER),
  startedAt: TIME,
  finishedAt: orNull(TIME),
});

export const filesQuery = closed({ state: FILE_STATE, cursor: CURSOR, limit: LIMIT }, ["state", "cursor", "limit"]);
export const pagingQuery = closed({ cursor: CURSOR, limit: LIMIT }, ["cursor", "limit"]);
export const filesPage = pageOf(ref("storedFile"));
export const runsPage = pageOf(ref("runProgress"));

const claimLine = object({
  line: INTEGER,
  procedure: STRING,
  modifiers: listOf(STRING),
  units: orNull({ type: "number" }),
  pos: STRING,
  date: STRING,
  chargeCents: orNull(CENTS),
  allowedCents: orNull(CENTS),
  notPriced: orNull(STRING),
  locality: STRING,
  steps: listOf(ref("step")),
  pointers: listOf(INTEGER),
});

export const claimPage = object({
  claim: object({
    id: STRING,
    payerName: STRING,
    payerId: STRING,
    pos: STRING,
    date: STRING,
    billingNpi: STRING,
    renderingNpi: STRING,
    chargeCents: orNull(CENTS),
    allowedCents: orNull(CENTS),
    diagnoses: listOf(STRING),
  }),
  lines: listOf(claimLine),
  tumours: listOf(ref("tumour")),
  findings: listOf(ref("listedFinding")),
});

export const whatIf = closed({
  changes: listOf(
    closed(
      {
        line: { type: "integer", minimum: 1, maximum: 999_999 },
        procedure: PROCEDURE,
        modifiers: listOf(MODIFIER, { maxItems: 4 }),
        units: { type: "integer", minimum: 1, maximum: 99_999_999 },
        pos: POS,
        remove: { const: true },
      },
      ["procedure", "modifiers", "units", "pos", "remove"],
    ),
    { maxItems: 100 },
  ),
});

const reading = object({
  allowedCents: CENTS,
  lines: listOf(
    object({
      line: INTEGER,
      procedure: STRING,
      modifiers: listOf(STRING),
      units: orNull({ type: "number" }),
      pos: STRING,
      allowedCents: orNull(CENTS),
      notPriced: orNull(STRING),
      steps: listOf(ref("step")),
    }),
  ),
});
export const whatIfAnswer = object({ before: reading, after: reading, findings: listOf(ref("finding")) });

export const summaryQuery = closed(
  {
    by: { type: "string", pattern: "^(direction|rule|payer|provider|month)(,(direction|rule|payer|provider|month)){0,4}$" },
    run: RUN_ID,
    from: DAY,
    to: DAY,
  },
  ["by", "run", "from", "to"],
);

export const summaryAnswer = object(
  {
    claims: INTEGER,
    lines: INTEGER,
    cleanClaimRate: orNull({ type: "number" }),
    billedCents: CENTS,
    allowedCents: CENTS,
    byDirection: DIRECTION_TOTALS,
    openByDirection: DIRECTION_TOTALS,
    rows: listOf(object({ by: STRING, key: STRING, name: STRING, count: INTEGER, grossCents: CENTS, netCents: CENTS }, ["netCents"])),
    trend: listOf({ type: "object" }),
  },
  [],
);
