/// <reference lib="dom" />
import fc from "fast-check";
import { expect, test } from "vitest";
import { EventReader } from "./events.ts";

const STREAM = 'event: progress\ndata: {"chunksDone":1}\n\n: still here\n\ndata: {"a":\ndata: 2}\r\n\r\nid: 7\ndata: {"chunksDone":8}\n\n';
const EXPECTED = ['{"chunksDone":1}', '{"a":\n2}', '{"chunksDone":8}'];

test("events come whole, wherever the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 8 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
      const reader = new EventReader();
      const got = places.slice(1).flatMap((to, at) => reader.add(STREAM.slice(places[at], to)));
      // A CR LF that is cut in two may close its event a piece later, never lose it.
      expect(got).toEqual(EXPECTED);
    }),
  );
});

test("an event that is not finished waits", () => {
  const reader = new EventReader();
  expect(reader.add("data: 1\n")).toEqual([]);
  expect(reader.add("\n")).toEqual(["1"]);
});
