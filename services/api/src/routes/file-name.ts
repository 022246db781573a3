import { badElement } from "../problem.ts";

const LONGEST = 255;

/** The name of a file from its header, percent-encoded where it holds more than ASCII; the last part of a path. Undefined where none is given. */
export function fileName(header: string | readonly string[] | undefined): string | undefined {
  const given = typeof header === "string" ? header : header?.[0];
  if (given === undefined || given === "") return undefined;
  let name = given;
  try {
    name = decodeURIComponent(given);
  } catch {
    // A percent sign that encodes nothing is part of the name.
  }
  const last = name.split(/[/\\]/).at(-1)!.trim();
  if (last === "" || last.length > LONGEST || /\p{Cc}/u.test(last))
    throw badElement("header/x-file-name", `must be a file's name of up to ${LONGEST} characters`);
  return last;
}
