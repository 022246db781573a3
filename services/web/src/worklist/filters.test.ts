import { describe, expect, test } from "vitest";
import { placeOf } from "../routing/location.ts";
import { addressOf, requestOf, wantedOf } from "./filters.ts";

const place = (address: string) => {
  const { pathname, search } = new URL(address, "http://localhost");
  return placeOf(pathname, search);
};

describe("the worklist's address", () => {
  test.each([
    "/worklist",
    "/worklist?direction=denial",
    "/worklist?run=0f8fad5b-d9cb-469f-a165-70867728950e&direction=denial",
    "/worklist?direction=denial&severity=error&code=MOH-001&payer=13202&provider=2000041014&month=2024-08&state=fixed&group=cause&at=0123456789abcdef",
    "/worklist?state=all",
  ])("%s says what is wanted, and is said by it", (address) => expect(addressOf(wantedOf(place(address)))).toBe(address));

  test("asks for open findings where it names no state", () => expect(wantedOf(place("/worklist")).filters).toEqual({ state: "open" }));

  test("leaves out what it does not know", () =>
    expect(addressOf(wantedOf(place("/worklist?claim=HSS-1114&code=MOH-001")))).toBe("/worklist?code=MOH-001"));
});

describe("the request", () => {
  test("asks by dollars, page by page", () =>
    expect(requestOf({ direction: "audit", state: "open" }, 100, "abc")).toBe(
      "/v1/findings?direction=audit&state=open&sort=impact&order=desc&limit=100&cursor=abc",
    ));
  test("asks for every state by naming none", () =>
    expect(requestOf({ state: "all" }, 50)).toBe("/v1/findings?sort=impact&order=desc&limit=50"));
});
