import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { bytesInMemory } from "@claimscrub/claim";
import { createJudging, isX12Plan, scrubBytes } from "@claimscrub/scrub-claims";
import { planFile, rejectionsOf, write277ca, write999 } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { type FormattedSegment, X12parser } from "x12-parser";
import { PUBLISHED_ABSENT, PUBLISHED_PRESENT, publishedFiles } from "./published-files.ts";

const files = ["837p", "837i", "837d", "bad"].flatMap(publishedFiles);
const judging = createJudging();
const ports = {
  newHash: () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  },
  now: () => 0,
};

type Segment = readonly string[];

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

async function answers(name: string, bytes: Uint8Array) {
  const { findings, file, plan } = await scrubBytes(name, bytes, judging, ports);
  if (!isX12Plan(plan)) throw new Error(`${name} was taken for FHIR`);
  const input = { source: bytesInMemory(bytes), file, plan };
  const rejections = rejectionsOf(findings);
  const a999 = await textOf(write999({ ...input, rejections }));
  // What a 999 finds by reading everything again is what the findings told it.
  expect(await textOf(write999(input))).toBe(a999);
  return { plan, rejections, a999, a277: await textOf(write277ca({ ...input, rejections })) };
}

/** Splits by the fixed delimiters of what we write; nothing of the writer is used. */
function segmentsOf(text: string): Segment[] {
  return text
    .split("~")
    .map((segment) => segment.trim().split("*"))
    .filter(([id]) => id !== "");
}

/** Headers and trailers that are not as they must be: trailers pair with their headers and count what stands between. */
function unpaired(text: string): Segment[] {
  const wrong: Segment[] = [];
  const expectSame = (segment: Segment, ...right: readonly string[]): void => {
    if (segment.join("*") !== right.join("*")) wrong.push(segment);
  };
  let interchange = "";
  let [group, set, groups, sets, count] = ["", "", 0, 0, 0];
  for (const segment of segmentsOf(text)) {
    const [id] = segment;
    count++;
    if (id === "ISA") {
      interchange = segment[13]!;
      groups = 0;
      if (segment.length !== 17 || segment.join("*").length !== 105) wrong.push(segment);
    } else if (id === "GS") {
      group = segment[6]!;
      groups++;
      sets = 0;
    } else if (id === "ST") {
      set = segment[2]!;
      sets++;
      count = 1;
    } else if (id === "SE") expectSame(segment, "SE", String(count), set);
    else if (id === "GE") expectSame(segment, "GE", String(sets), group);
    else if (id === "IEA") expectSame(segment, "IEA", String(groups), interchange);
  }
  return wrong;
}

const cents = (amount: string): number => Math.round(Number(amount) * 100);

interface Counted {
  accepted: number;
  rejected: number;
  acceptedCents: number;
  rejectedCents: number;
}

/** What levels say of the claims under them (receiver by 90, AA; providers by QA, QC), and what these add up to. */
function totalsOf(text: string): { said: Counted; found: Counted }[] {
  const levels: { said: Counted; found: Counted }[] = [];
  let open: { level: string; said: Counted; found: Counted }[] = [];
  let level = "";
  const zero = (): Counted => ({ accepted: 0, rejected: 0, acceptedCents: 0, rejectedCents: 0 });
  let inLine = false;
  let stated = true;
  for (const [id, ...elements] of segmentsOf(text)) {
    if (id === "ST") open = [];
    if (id === "HL") {
      level = elements[2]!;
      inLine = false;
      stated = false;
      if (level === "21" || level === "19") {
        open = open.filter((one) => level === "19" && one.level === "21");
        const one = { level, said: zero(), found: zero() };
        open.push(one);
        levels.push(one);
      }
    }
    const last = open.at(-1)?.said;
    if (id === "QTY") {
      if (elements[0] === "90" || elements[0] === "QA") last!.accepted = Number(elements[1]);
      else last!.rejected = Number(elements[1]);
    }
    if (id === "AMT" && elements[0] === "YU") last!.acceptedCents = cents(elements[1]!);
    if (id === "AMT" && elements[0] === "YY") last!.rejectedCents = cents(elements[1]!);
    if (id === "SVC") inLine = true;
    if (id === "STC" && level === "PT" && !inLine && !stated) {
      stated = true;
      for (const { found } of open) {
        if (elements[2] === "WQ") found.accepted++;
        else found.rejected++;
        if (elements[2] === "WQ") found.acceptedCents += cents(elements[3]!);
        else found.rejectedCents += cents(elements[3]!);
      }
    }
  }
  return levels;
}

async function witnessIds(text: string): Promise<string[]> {
  const parser = new X12parser("latin1");
  Readable.from([Buffer.from(text)]).pipe(parser);
  const ids: string[] = [];
  // x12-parser makes an empty segment of the line end behind the last terminator.
  for await (const segment of parser as AsyncIterable<FormattedSegment>) if (segment.name.trim() !== "") ids.push(segment.name.trim());
  return ids;
}

const WHY = PUBLISHED_PRESENT ? "" : ` (${PUBLISHED_ABSENT})`;

describe.skipIf(!PUBLISHED_PRESENT)(`every published claim file, good and bad, gets its acknowledgements${WHY}`, () => {
  test("the published files are there", () => expect(files.length).toBeGreaterThan(120));

  test.each(files.map((file) => [`${file.section}/${file.file}`, file] as const))("%s", async (name, { bytes }) => {
    const { plan, rejections, a999, a277 } = await answers(name, bytes);
    for (const text of [a999, a277]) {
      if (text === "") continue;
      expect(unpaired(text)).toEqual([]);
      expect(await witnessIds(text)).toEqual(segmentsOf(text).map(([id]) => id));
      const own = await planFile(bytesInMemory(new TextEncoder().encode(text)));
      // The reader takes other transactions than 837 for what they are, and finds nothing wrong with their wrapping.
      expect(own.planFaults.map(({ kind }) => kind).filter((kind) => kind !== "other-transaction" && kind !== "not-a-claim-file")).toEqual(
        [],
      );
    }
    const totals = totalsOf(a277);
    expect(totals.map(({ said }) => said)).toEqual(totals.map(({ found }) => found));
    const claims = segmentsOf(a277).filter(([id, , , level]) => id === "HL" && level === "PT");
    const sets = segmentsOf(a999).filter(([id]) => id === "AK2");
    // One answer for each claim of the file, and for no more sets than it has.
    const expected = plan.transactions.has("837") && plan.transactions.size === 1 ? plan.claims : claims.length;
    expect(claims).toHaveLength(expected);
    expect(sets.length).toBeLessThanOrEqual(plan.outline.sets);
    const rejected = segmentsOf(a277).filter(([id, , , action], at, all) => id === "STC" && action === "U" && all[at - 1]?.[0] === "TRN");
    expect(rejected.length).toBeGreaterThanOrEqual(Math.min(rejections.size, claims.length));
    const composites = segmentsOf(a277).flatMap(([id, first, , , , , , , , , tenth, eleventh]) =>
      id === "STC" ? [first, tenth, eleventh] : [],
    );
    expect(composites.filter((text) => !/^$|^A[1-8]:\d+(:[A-Z0-9]+)?$/.test(text ?? ""))).toEqual([]);
  });

  test("what is no X12 gets none", async () => {
    const { a999, a277 } = await answers("letter.txt", new TextEncoder().encode("Dear payer, please pay.\n"));
    expect([a999, a277]).toEqual(["", ""]);
  });
});
