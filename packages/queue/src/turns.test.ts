import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunJob } from "./jobs.ts";
import { firstTurn, priorityOf, servedTurn, turnOf, TURNS } from "./turns.ts";

const RUN = "0123456789abcdef0123456789abcdef";
const nightly = (tenant: string) => ({ lane: "nightly" as const, tenant });
const waiting = (tenant: string, lastTurn: number): RunJob => ({ runId: RUN, sender: nightly(tenant), lastTurn });

test.each([
  ["nobody waits", [], undefined, 0],
  ["others wait: at the turn that is served", [waiting("b", 900)], 400, 400],
  ["the tenant's own wait: behind them", [waiting("a", 120), waiting("a", 80)], 50, 121],
  ["the tenant's own were served long ago", [waiting("a", 20)], 50, 50],
  ["runs of a version that knew no turns", [{ runId: RUN }], undefined, 0],
])("the first turn of a run when %s", (_, runs, serving, turn) => expect(firstTurn(nightly("a"), runs, serving)).toBe(turn));

test("a lane of its own counts alone", () => {
  expect(firstTurn({ lane: "pre-submission", tenant: "a" }, [waiting("a", 120)], undefined)).toBe(0);
});

test("every turn of the first lane goes before every turn of the second, and none is nothing", () => {
  fc.assert(
    fc.property(fc.nat(TURNS * 3), fc.nat(TURNS * 3), (a, b) => {
      expect(priorityOf("pre-submission", a)).toBeLessThan(priorityOf("nightly", b));
      expect(priorityOf("pre-submission", a)).toBeGreaterThan(0);
      // BullMQ's limit.
      expect(priorityOf("nightly", b)).toBeLessThan(2 ** 21);
      expect(turnOf("nightly", priorityOf("nightly", a))).toBe(Math.min(a, TURNS - 2));
      expect(turnOf("nightly", priorityOf("pre-submission", a))).toBeUndefined();
    }),
  );
});

test("the turn that is served is the lowest of its lane, found without reading the list", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50)), fc.array(fc.nat(50)), async (day, night) => {
      const list = [...day.map((turn) => priorityOf("pre-submission", turn)), ...night.map((turn) => priorityOf("nightly", turn))].sort(
        (a, b) => a - b,
      );
      let looks = 0;
      const look = async (place: number) => {
        looks += 1;
        return list[place];
      };
      expect(await servedTurn("nightly", list.length, look)).toBe(night.length === 0 ? undefined : Math.min(...night));
      expect(looks).toBeLessThan(10);
      expect(await servedTurn("pre-submission", list.length, look)).toBe(day.length === 0 ? undefined : Math.min(...day));
    }),
  );
});
