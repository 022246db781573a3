import fs from "node:fs";
import path from "node:path";
import { type Finding, formatCents } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claimscrub, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const EXAMPLE = path.resolve(import.meta.dirname, "../../examples/manhattan-mohs-2024-q3.837");
const ISA = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *250301*0815*^*00501*000000001*0*P*:";

interface Answer {
  readonly settled: number;
  readonly waiting: { readonly lines: number };
  readonly cells: readonly { readonly rule: string; readonly n: number; readonly low: number; readonly high: number }[];
  readonly loaded: { readonly new: number; readonly inAll: number };
  readonly matched: { readonly lines: number; readonly reversals: number };
  readonly labels: Readonly<Record<string, number>>;
  readonly files: readonly { readonly faults: readonly unknown[] }[];
}

describe.skipIf(!BUILT)(`remit${BUILT ? "" : ` (skipped: ${NOT_BUILT})`}`, { timeout: 180_000 }, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  let body: { denied: string[]; reversed: string[]; rule: string; procedure: string; claim: string };
  let before: Finding[];
  const write = (name: string, day: string, segments: readonly string[]) => {
    const set = ["ST*835*1", `BPR*I*0*C*NON************${day}`, "TRN*1*T*1999999999", "N1*PR*PAYER*XV*01112", ...segments];
    const all = [ISA, "GS*HP*P*C*20250301*0815*7*X*005010X221A1", ...set, `SE*${set.length + 1}*1`, "GE*1*7", "IEA*1*000000001"];
    fs.writeFileSync(path.join(folder, name), all.map((segment) => `${segment}~\n`).join(""));
    return path.join(folder, name);
  };
  const remit = async (...args: string[]) => {
    const ended = await claimscrub(["remit", ...args, "--json"], { home });
    return { code: ended.code, ...(JSON.parse(ended.stdout) as Answer) };
  };

  beforeAll(async () => {
    const { findings } = asJson(await claimscrub(["scrub", EXAMPLE, "--format", "json", "--fail-on", "never"], { home }));
    before = findings;
    const finding = findings.find(({ direction, carc, line }) => direction === "denial" && carc.length > 0 && line !== null)!;
    const { claims } = await readClaimsFromBytes(fs.readFileSync(EXAMPLE), { fileId: "", name: "", order: 0 });
    const claim = claims.find(({ index }) => index === finding.claimIndex)!;
    const line = claim.lines.find(({ number }) => number === finding.line)!;
    const charge = formatCents(line.chargeCents!);
    const rest = [`DTM*472*${line.date}`, `REF*6R*${line.controlNumber || line.number}`];
    body = {
      rule: finding.code,
      procedure: finding.procedure!,
      claim: claim.id,
      denied: [
        `CLP*${claim.id}*4*${charge}*0**MB*ICN`,
        `SVC*HC:${finding.procedure}*${charge}*0`,
        ...rest,
        `CAS*CO*${finding.carc[0]}*${charge}`,
      ],
      reversed: [
        `CLP*${claim.id}*22*-${charge}*0**MB*ICN`,
        `SVC*HC:${finding.procedure}*-${charge}*0`,
        ...rest,
        `CAS*CO*${finding.carc[0]}*-${charge}`,
      ],
    };
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test("counts a remittance once, takes back what is reversed, and says where sums don't agree", async () => {
    const denied = write("denied.835", "20250320", body.denied);
    const first = await remit(denied);
    expect(first).toMatchObject({ code: 0, loaded: { new: 1, inAll: 1 }, matched: { lines: 1 } });
    expect(first.labels["TP"]).toBeGreaterThan(0);
    const again = await remit(denied, write("copy.835", "20250320", body.denied));
    expect(again).toMatchObject({ loaded: { new: 0, inAll: 1 }, labels: first.labels });
    // What was looked at once is not looked at again.
    expect([first.settled, again.settled]).toEqual([1, 0]);
    // Too early it would have counted for nothing.
    const early = await remit("--as-of", "2024-09-01", "--wait", "90");
    expect([early.waiting.lines, Object.values(early.labels).every((count) => count === 0)]).toEqual([1, true]);
    for (const { n, low, high } of first.cells) expect([n > 0, low < high]).toEqual([true, true]);
    // What was learned stands beside the findings; they themselves are the same, bit for bit.
    const out = path.join(folder, "out");
    const scrubbed = await claimscrub(["scrub", EXAMPLE, "--format", "json", "--out", out, "--fail-on", "never"], { home });
    const beside = JSON.parse(scrubbed.stdout) as { findings: Finding[]; experience: { remittanceMark: number; cells: object[] } };
    expect(JSON.stringify(beside.findings)).toBe(JSON.stringify(before));
    const cell = { code: body.rule, procedure: body.procedure, n: 1, denied: 1 };
    expect(beside.experience).toMatchObject({ remittanceMark: 1, cells: expect.arrayContaining([expect.objectContaining(cell)]) });
    expect(fs.readFileSync(path.join(out, "report.html"), "utf8")).toContain("Denied 1 of 1 time by this payer");
    expect(JSON.parse(fs.readFileSync(path.join(out, "experience.json"), "utf8"))).toEqual(beside.experience);
    // What rested on remittances in the report has a value now.
    const report = JSON.parse((await claimscrub(["report", "--json", "--by", "carc", "code"], { home })).stdout) as {
      kpis: { id: string; value: number | null; n?: number; missing?: string }[];
      answers: { by: string; key: string; lines: number; firstDenied: number }[];
    };
    const kpi = (id: string) => report.kpis.find((one) => one.id === id)?.value;
    expect(["initial-denial-rate", "first-pass-yield", "preventable-denials", "underpayment-variance"].map(kpi)).toEqual([1, 0, 1, 0]);
    expect(report.kpis.filter(({ missing }) => missing?.includes("(835)"))).toEqual([]);
    expect(report.answers).toContainEqual(expect.objectContaining({ by: "code", key: body.procedure, lines: 1, firstDenied: 1 }));
    expect(report.answers.filter(({ by }) => by === "carc")).toHaveLength(1);
    // Nothing of what was learned names a claim or a patient.
    const others = await claimscrub(["remit", "--json"], { home });
    for (const told of [fs.readFileSync(path.join(out, "experience.json"), "utf8"), others.stdout]) expect(told).not.toContain(body.claim);
    const text = await claimscrub(["remit"], { home });
    expect(text.stdout).toContain(`${body.rule} `);
    const after = await remit(write("reversed.835", "20250401", body.reversed));
    expect(after).toMatchObject({ loaded: { new: 1, inAll: 2 }, matched: { lines: 0, reversals: 1 } });
    const wrong = write("wrong.835", "20250402", ["CLP*NOBODY*1*10*5**MB*X"]);
    expect(await remit(wrong)).toMatchObject({ code: 3, files: [{ faults: [{}, {}] }], matched: { unmatchedClaims: 1 } });
    // The claim that a remittance named was sent: it is history from now on, and no other claim of its file is.
    const next = asJson(await claimscrub(["scrub", EXAMPLE, "--history", "--format", "json", "--fail-on", "never"], { home }));
    expect(next.summary.historyMark).toBe(1);
  });
});
