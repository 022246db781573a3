import { expect, test } from "vitest";
import { FaultFlood } from "./fault-flood.ts";

function watched() {
  let now = 0;
  const told: string[] = [];
  let floods = 0;
  const flood = new FaultFlood(
    (reason) => told.push(`${now} ${reason}`),
    () => floods++,
    () => now,
  );
  return { flood, told, floods: () => floods, pass: (milliseconds: number) => (now += milliseconds) };
}

test("a fault is told of once a second, each kind for itself", () => {
  const { flood, told, pass } = watched();
  for (let at = 0; at < 30; at++) {
    flood.note("ECONNREFUSED");
    if (at === 5) flood.note("57P03");
    pass(100);
  }
  expect(told).toEqual(["0 ECONNREFUSED", "500 57P03", "1000 ECONNREFUSED", "2000 ECONNREFUSED"]);
});

test("a server that is away for an hour is no flood, a circle is one, every two seconds", () => {
  const away = watched();
  for (let at = 0; at < 3600; at++) {
    for (let worker = 0; worker < 4; worker++) away.flood.note("ECONNREFUSED");
    away.pass(1000);
  }
  expect(away.floods()).toBe(0);
  const circle = watched();
  for (let at = 0; at < 5000; at++) {
    circle.flood.note("Error");
    circle.pass(1);
  }
  expect(circle.floods()).toBe(3);
});
