import { expect, test } from "vitest";
import { childEnvironment, readEnvironment } from "./env.ts";

test("the data folder is CLAIMSCRUB_HOME where it is set", () => expect(readEnvironment({ CLAIMSCRUB_HOME: "/data" }).home).toBe("/data"));
test("else it lies with the user's data", () =>
  expect(readEnvironment({ HOME: "/home/ann", XDG_DATA_HOME: "/home/ann/data" }).home).toMatch(/ann.*laimscrub$/));
test("relative paths are meant from where npm was started", () =>
  expect(readEnvironment({ HOME: "/h", INIT_CWD: "/somewhere/here" }).startedIn).toBe("/somewhere/here"));
test("else from the working folder", () => expect(readEnvironment({ HOME: "/h" }).startedIn).toBe(process.cwd()));
test("a child process gets the same data folder and starting point", () => {
  expect(childEnvironment({ home: "/data", startedIn: "/here" }, { PATH: "/bin", INIT_CWD: "/other" })).toEqual({
    PATH: "/bin",
    CLAIMSCRUB_HOME: "/data",
    INIT_CWD: "/here",
  });
});
