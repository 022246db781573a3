/** A JSON schema as routes and the OpenAPI description use it. */
export type Schema = Readonly<Record<string, unknown>>;

export const STRING: Schema = { type: "string" };
export const INTEGER: Schema = { type: "integer" };
export const BOOLEAN: Schema = { type: "boolean" };
export const CENTS: Schema = { type: "integer", description: "US cents" };
export const TIME: Schema = { type: "string", format: "date-time" };

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: "null" }] };
}

export function listOf(items: Schema, more: Schema = {}): Schema {
  return { type: "array", items, ...more };
}

/** An object whose properties are all required, but for those in `optional`. */
export function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: "object", properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

/** What comes from outside: nothing but what is named. */
export function closed(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { ...object(properties, optional), additionalProperties: false };
}

export function ref(name: string): Schema {
  return { $ref: `${name}#` };
}

/** A list page. */
export function pageOf(items: Schema, more: Readonly<Record<string, Schema>> = {}): Schema {
  return object({ items: listOf(items), next: orNull(STRING), total: INTEGER, ...more });
}

/** Codes of procedures and modifiers, as typed. */
export const PROCEDURE: Schema = { type: "string", pattern: "^[A-Za-z0-9]{5}$", examples: ["17311"] };
export const MODIFIER: Schema = { type: "string", pattern: "^[A-Za-z0-9]{2}$", examples: ["59"] };
export const POS: Schema = { type: "string", pattern: "^[0-9]{2}$", examples: ["11"] };
export const DATE: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", examples: ["2026-03-02"] };
/** A day of the calendar that the store can be asked for. */
export const DAY: Schema = { type: "string", pattern: "^[12]\\d{3}-\\d{2}-\\d{2}$", format: "date", examples: ["2026-03-02"] };
export const DIAGNOSIS: Schema = { type: "string", pattern: "^[A-Za-z]\\d[0-9A-Za-z]\\.?[0-9A-Za-z]{0,4}$", examples: ["C44.311"] };
/** `13202-01`, a locality's name, or `national`. */
export const LOCALITY: Schema = { type: "string", minLength: 1, maxLength: 80, pattern: "^[\\w ,.()/&'*-]+$", examples: ["13202-01"] };
export const ZIP: Schema = { type: "string", pattern: "^\\d{5}(-?\\d{4})?$", examples: ["10001"] };
export const FILE_ID: Schema = { type: "string", pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the file's bytes, in hex" };
export const RUN_ID: Schema = { type: "string", pattern: "^[0-9a-f]{32}$" };
export const FINDING_ID: Schema = { type: "string", pattern: "^[0-9a-f]{16}$" };
export const RULE_CODE: Schema = { type: "string", pattern: "^[A-Z]{2,4}-\\d{3}$", examples: ["MOH-001"] };
export const CURSOR: Schema = { type: "string", minLength: 1, maxLength: 1000, pattern: "^[A-Za-z0-9_-]+$" };
export const LIMIT: Schema = { type: "integer", minimum: 1, maximum: 1000 };
