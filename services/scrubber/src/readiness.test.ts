import { expect, test } from "vitest";
import type { Connections } from "./connections.ts";
import { readiness, secondsSincePublished } from "./readiness.ts";

const away = () => Promise.reject(new Error("ECONNREFUSED"));
const well = async () => [];
test.each([
  ["both answer", well, well, undefined],
  ["the store is away", away, well, "store-away"],
  ["the queue is away", well, away, "queue-away"],
])("%s", async (_, runs, workers, reason) => {
  expect(await readiness({ store: { runs }, queue: { workers } } as unknown as Connections)).toBe(reason);
});

test.each([
  [20250101, Date.UTC(2025, 0, 2), 86_400],
  [20240228, Date.UTC(2024, 2, 1), 2 * 86_400],
  [20260101, Date.UTC(2025, 0, 2), 0],
  [undefined, 0, undefined],
])("age of what was published on %s", (published, now, seconds) => expect(secondsSincePublished(published, now)).toBe(seconds));
