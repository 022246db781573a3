import { Problem } from "../problem.ts";

/** Both days of a period, where both are asked for, in their order. @throws Problem */
export function inOrder<T extends { readonly from?: string; readonly to?: string }>(asked: T): T {
  const { from, to } = asked;
  if (from !== undefined && to !== undefined && to < from)
    throw new Problem(400, "bad-request", "The period ends before it begins.", [
      { element: "query/to", message: "must not be before query/from" },
    ]);
  return asked;
}
