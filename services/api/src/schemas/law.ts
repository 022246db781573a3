import { REMEDY_KINDS } from "@claimscrub/claim";
import {
  BOOLEAN,
  closed,
  DATE,
  INTEGER,
  listOf,
  LOCALITY,
  MODIFIER,
  object,
  orNull,
  pageOf,
  POS,
  PROCEDURE,
  RULE_CODE,
  type Schema,
  STRING,
} from "./basics.ts";

export const codeQuery = closed({ date: DATE, pos: POS, locality: LOCALITY }, ["date", "pos", "locality"]);
export const codePage: Schema = {
  type: "object",
  description: "The calculator page, as `claimscrub code --json` prints it.",
  additionalProperties: true,
};
export const localitiesQuery = closed({ date: DATE }, ["date"]);
export const localitiesAnswer = object({ date: STRING, items: listOf(object({ id: STRING, name: STRING })) });
export const codeParams = closed({ code: PROCEDURE });

export const referenceAnswer = object({
  fingerprint: STRING,
  editions: listOf(
    object(
      {
        table: STRING,
        label: STRING,
        from: STRING,
        until: STRING,
        published: STRING,
        source: STRING,
        rows: orNull(INTEGER),
        age: orNull({ ...INTEGER, description: "days since the edition was published" }),
        imported: BOOLEAN,
        layoutVerified: orNull(BOOLEAN),
        note: STRING,
      },
      ["note"],
    ),
  ),
});

const ruleFacts = {
  code: STRING,
  id: STRING,
  summary: STRING,
  subject: STRING,
  direction: STRING,
  severity: STRING,
  confidence: STRING,
  tables: listOf(STRING),
  carc: listOf(STRING),
  rarc: listOf(STRING),
  status277: listOf(STRING),
  citations: listOf({ type: "object" }),
  yieldsTo: listOf(STRING),
};
export const rulesAnswer = object({ items: listOf(object(ruleFacts)), total: INTEGER });
export const ruleAnswer = object({
  ...ruleFacts,
  messages: { type: "object" },
  remedies: { type: "object" },
  page: { ...STRING, description: "markdown" },
});
export const ruleParams = closed({ code: RULE_CODE });

export const denialReport = closed(
  {
    // Codes and nothing else: five letters could be a name.
    code: { type: "string", pattern: "^(\\d{4}[0-9A-Za-z]|[A-Za-z]\\d{4})$", examples: ["17312"] },
    modifiers: listOf(MODIFIER, { maxItems: 4 }),
    pos: POS,
    payerKind: { type: "string", enum: ["medicare", "medicare-advantage", "medicaid", "commercial", "other"] },
    groupCode: { type: "string", enum: ["CO", "PR", "OA", "PI", "CR"] },
    carc: { type: "string", pattern: "^[A-Z]?\\d{1,3}$" },
    rarc: { type: "string", pattern: "^[A-Z]{1,2}\\d{1,3}$" },
    curedBy: { type: "string", enum: [...REMEDY_KINDS, "appeal", "reopening", "nothing"] },
  },
  ["modifiers", "pos", "groupCode", "rarc", "curedBy"],
);
export const denialQuery = closed({ code: PROCEDURE }, ["code"]);
export const denialAnswer = pageOf(object({ code: STRING, carc: STRING, payerKind: STRING, reports: INTEGER, curedBy: listOf(STRING) }), {
  least: INTEGER,
});
