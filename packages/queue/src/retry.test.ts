import fc from "fast-check";
import { expect, test } from "vitest";
import { forQueue, isForAnother, reasonOf, RETRY, waitAfter } from "./retry.ts";

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

test("a fault that may be the job's own doing is given up after its tries", () => {
  const fault = Object.assign(new Error(secret), { code: "thread-died", passing: true, tries: 3 });
  expect([1, 2, 3].map((attempt) => forQueue(fault, attempt).name)).toEqual(["Error", "Error", "UnrecoverableError"]);
});

test("a job for another worker is told from one that failed", () => {
  expect(isForAnother(Object.assign(new Error(secret), { passing: true, elsewhere: true }))).toBe(true);
  expect(isForAnother(Object.assign(new Error(secret), { passing: true }))).toBe(false);
  expect(isForAnother(undefined)).toBe(false);
});

test("waits double, end at the longest, and are spread", () => {
  expect([1, 2, 3, 7, 99].map((attempt) => waitAfter(attempt, RETRY, 1))).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
      const [least, most] = [waitAfter(attempt, RETRY, 0), waitAfter(attempt, RETRY, 1)];
      const wait = waitAfter(attempt, RETRY, chance);
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(most);
      expect(least * 2).toBe(most);
    }),
  );
});

test("the attempts last for more than an hour", () => {
  let total = 0;
  for (let attempt = 1; attempt < RETRY.attempts; attempt++) total += waitAfter(attempt, RETRY, 0);
  expect(total).toBeGreaterThan(3600 * 1000);
});
