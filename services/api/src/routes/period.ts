import { badElement } from "../problem.ts";

/** Both days of a period, where both are asked for, in their order. @throws Problem */
export function inOrder<T extends { readonly from?: string; readonly to?: string }>(asked: T): T {
  const { from, to } = asked;
  if (from !== undefined && to !== undefined && to < from) throw badElement("query/to", "must not be before query/from");
  return asked;
}
