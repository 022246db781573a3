import type { ServiceLine } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { day } from "../tester/day.ts";
import { groupTumours } from "./group-tumours.ts";

function linesOf(texts: readonly string[]): readonly ServiceLine[] {
  return day("2024-08-01", texts).claims.flatMap((claim) => claim.lines);
}

/** `17311#1: 17312#2 17315#3 | 13132#4` for each tumour: add-on lines, then repairs, by line number. */
function told(texts: readonly string[]): readonly string[] {
  const name = (line: ServiceLine): string => `${line.procedure}#${line.number}`;
  const { tumours, unattached } = groupTumours(linesOf(texts));
  const tumoursTold = tumours.map(({ firstStage, laterStages, extraBlocks, repairs }) =>
    [
      `${name(firstStage)}:`,
      ...[...laterStages, ...extraBlocks].map(name),
      ...(repairs.length > 0 ? ["|", ...repairs.map(name)] : []),
    ].join(" "),
  );
  return unattached.length === 0 ? tumoursTold : [...tumoursTold, `unattached: ${unattached.map(name).join(" ")}`];
}

describe("the Mohs lines of a day become tumours", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "one tumour with its stages, blocks and repair",
      ["17311 C44311", "17312 x2 C44311", "17315 C44311", "13132 C44311"],
      ["17311#1: 17312#2 17315#3 | 13132#4"],
    ],
    [
      "a later stage goes by its first pointer",
      ["17311 C44311", "17311-59 C44319", "17312 C44319,C44311"],
      ["17311#1:", "17311#2: 17312#3"],
    ],
    ["and not by a further one", ["17311 C44311", "17311-59 C44319", "17312 C44311,C44319"], ["17311#1: 17312#3", "17311#2:"]],
    ["the pointer goes before the family", ["17311 C44311", "17313 C44519", "17314 C44311"], ["17311#1: 17314#3", "17313#2:"]],
    ["the family decides where the pointer does not", ["17313 C44519", "17311 C44311", "17312 D485"], ["17313#1:", "17311#2: 17312#3"]],
    [
      "the digit decides between tumours of one diagnosis",
      ["17311-F1 C44622", "17311-F2 C44622", "17312-F2 C44622"],
      ["17311#1:", "17311#2: 17312#3"],
    ],
    [
      "the last first stage before the line takes it where nothing else decides",
      ["17311 C44311", "17312 C44311", "17311-59 C44311", "17312 C44311"],
      ["17311#1: 17312#2", "17311#3: 17312#4"],
    ],
    ["a line before every first stage goes to the first of them", ["17312", "17311", "17311-59"], ["17311#2: 17312#1", "17311#3:"]],
    ["another physician's first stage takes no line", ["17311 C44311", "17312 C44311 by:B"], ["17311#1:", "unattached: 17312#2"]],
    ["a repair on another pointer belongs to no tumour", ["17311 C44311", "12052 C44319"], ["17311#1:"]],
    [
      "the repair of one of two tumours of one diagnosis belongs to neither",
      ["17311 C44622", "17311-59 C44622", "12042 C44622"],
      ["17311#1:", "17311#2:"],
    ],
    ["nor does one that may have closed an excision", ["17311 C44622", "11602-59 C44622", "12032 C44622"], ["17311#1:"]],
    ["nor does one of a line that stands for two tumours", ["17311 x2 C44622", "12042 C44622"], ["17311#1:"]],
    ["nor another physician's", ["17311 C44311", "14060 C44311 by:B"], ["17311#1:"]],
  ])("%s", (_, lines, tumours) => expect(told(lines)).toEqual(tumours));

  test("whatever the order in which the lines come", () => {
    const lines = linesOf(["17311 C44311", "17312 C44311", "17313 C44519", "17314 C44519"]);
    expect(groupTumours([...lines].reverse())).toEqual(groupTumours(lines));
  });
});
