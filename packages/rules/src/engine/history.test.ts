import { type Claim, decodeClaim, encodeClaim, TEXT_NOT_KEPT } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { allRules } from "../rules/index.ts";
import { day } from "../tester/day.ts";
import { createEngine } from "./create-engine.ts";

const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "test" });

function judged(...lines: string[]) {
  const { claims } = day("2024-08-01", lines, { zip: "44103" });
  const sent = claims.filter(({ isHistory }) => isHistory === true);
  return engine.judgePatient(
    claims.filter(({ isHistory }) => isHistory !== true),
    sent,
  );
}

test("units of a day are counted over what was sent, and the finding stands on the line of this run", () => {
  const { findings, lines } = judged("17340 x1", "claim sent=yes id=S", "17340 x1");
  const units = findings.filter(({ code }) => code.startsWith("MUE"));
  expect(units.map(({ claim, line, related }) => [claim, line, related.map((one) => one.claim)])).toEqual([["CLAIM1", 1, ["S"]]]);
  expect(lines).toHaveLength(1);
});

test("an add-on finds its primary on a claim that was sent", () => {
  const codes = (...lines: string[]) => judged(...lines).findings.map(({ code }) => code);
  expect(codes("17312 C44311")).toContain("MOH-001");
  expect(codes("17312 C44311", "claim sent=yes", "17311 C44311")).not.toContain("MOH-001");
});

test("what concerns nothing but earlier claims is not said again, and counts in nothing", () => {
  const alone = judged("99213 on:+40 L570");
  const beside = judged("99213 on:+40 L570", "claim sent=yes", "11104 D485", "11102 D485");
  expect(beside.findings).toEqual(alone.findings);
  expect(beside.totals).toEqual(alone.totals);
  expect([beside.earlier, beside.lines.length]).toEqual([[], 1]);
});

test("what this run brings about on an earlier claim is a new version there, in no total", () => {
  const { findings, earlier, totals } = judged("17311 C44311", "claim sent=yes id=S", "88305 C44311");
  expect(earlier.map(({ code, claim }) => [code, claim])).toEqual([["MOH-020", "S"]]);
  expect(findings.map(({ code }) => code)).not.toContain("MOH-020");
  expect(totals.denial.count).toBe(findings.filter(({ direction }) => direction === "denial").length);
});

test("a stored claim is judged and priced as the claim that was read", () => {
  const { claims } = day(
    "2024-08-01",
    [
      "17311-59-LT x2 C44311,L570 $900.50 note:two",
      "17312 C44311 @22 by:B/207ND0101X facility:C/10001",
      "claim freq=7 reference=R1 dx=L570 note=words",
      "99213 x? $? on:+0..+2",
    ],
    { zip: "44103", admitted: "-3", delay: "7", entity: "person" },
  );
  for (const claim of claims) {
    const place = { fileId: claim.file.fileId, name: claim.file.name, order: claim.file.order, claimIndex: claim.index };
    const again = decodeClaim(encodeClaim(claim), place);
    expect(plain(again)).toEqual(plain(claim));
    expect(encodeClaim(again)).toBe(encodeClaim(claim));
    expect(encodeClaim(claim)).not.toContain("words");
  }
});

/** All that is kept of a claim: texts of notes as whether there are any, and neither person nor place in the file. */
function plain(claim: Claim): unknown {
  const {
    lines,
    locate: _l,
    patientIdentity: _p,
    patientBirthDate: _b,
    patientSex: _s,
    patientKeyHigh: _h,
    patientKeyLow: _k,
    subscriberId: _i,
    ...of
  } = claim;
  const note = (text: string) => (text === "" ? "" : TEXT_NOT_KEPT);
  return {
    ...of,
    note: note(of.note),
    lines: lines.map(({ claim: _c, locate: _locate, ...line }) => ({ ...line, note: note(line.note), narrative: note(line.narrative) })),
  };
}
