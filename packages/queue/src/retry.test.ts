import { expect, test } from "vitest";
import { forQueue, reasonOf } from "./retry.ts";

const secret = "Key (claim)=(SMITH 26407789) already exists";

test.each([
  [Object.assign(new Error(secret), { code: "23505" }), "23505"],
  [new TypeError(secret), "TypeError"],
  [Object.assign(new Error(secret), { code: secret, name: secret }), "unknown-fault"],
  [undefined, "unknown-fault"],
])("the reason of a fault is a word, never its text (%#)", (error, word) => expect(reasonOf(error)).toBe(word));

test("a fault that passes is tried again, any other is not", () => {
  expect(forQueue(Object.assign(new Error(secret), { code: "57P01", passing: true })).name).toBe("Error");
  expect(forQueue(new Error(secret)).name).toBe("UnrecoverableError");
});

test.each([true, false])("nothing of the fault's own text reaches the queue (passing: %s)", (passing) => {
  const told = forQueue(Object.assign(new Error(secret, { cause: new Error(secret) }), { passing }));
  expect(JSON.stringify([told.message, told.stack, told, told.cause])).not.toContain("SMITH");
});
