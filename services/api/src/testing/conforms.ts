type Schema = Readonly<Record<string, unknown>>;

/** What of a value is not as its schema says; a small reading of JSON schema, as far as the service's schemas go. */
export function faultsOf(value: unknown, schema: Schema, named: Readonly<Record<string, Schema>>, at = ""): string[] {
  if (typeof schema["$ref"] === "string") return faultsOf(value, named[schema["$ref"].replace("#", "")]!, named, at);
  if (Array.isArray(schema["anyOf"])) {
    const all = (schema["anyOf"] as Schema[]).map((one) => faultsOf(value, one, named, at));
    return all.some((faults) => faults.length === 0) ? [] : [`${at}: none of anyOf`];
  }
  if (Array.isArray(schema["allOf"])) return (schema["allOf"] as Schema[]).flatMap((one) => faultsOf(value, one, named, at));
  const faults: string[] = [];
  if ("const" in schema && value !== schema["const"]) faults.push(`${at}: not ${String(schema["const"])}`);
  if (Array.isArray(schema["enum"]) && !schema["enum"].includes(value)) faults.push(`${at}: not one of ${schema["enum"].join(", ")}`);
  if (typeof schema["type"] === "string" && !isA(schema["type"], value))
    return [`${at}: ${JSON.stringify(value)?.slice(0, 40)} is no ${schema["type"]}`];
  if (typeof schema["pattern"] === "string" && !new RegExp(schema["pattern"]).test(String(value))) faults.push(`${at}: pattern`);
  if (Array.isArray(value) && schema["items"] !== undefined)
    for (const [index, one] of value.entries()) faults.push(...faultsOf(one, schema["items"] as Schema, named, `${at}/${index}`));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const record = value as Readonly<Record<string, unknown>>;
    for (const name of (schema["required"] as string[] | undefined) ?? []) if (!(name in record)) faults.push(`${at}/${name}: missing`);
    for (const [name, inner] of Object.entries((schema["properties"] as Record<string, Schema> | undefined) ?? {}))
      if (record[name] !== undefined) faults.push(...faultsOf(record[name], inner, named, `${at}/${name}`));
    if (typeof schema["additionalProperties"] === "object")
      for (const [name, one] of Object.entries(record))
        faults.push(...faultsOf(one, schema["additionalProperties"] as Schema, named, `${at}/${name}`));
  }
  return faults;
}

function isA(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
