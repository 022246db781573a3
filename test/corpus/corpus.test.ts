import { formatCents, parseCents } from "@claimscrub/claim";
import { makesClaimUnreadable, makesFileUnreadable, readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { DEFAULT_MIX, generateClaims } from "../generator/generate-claims.ts";
import type { FileLayout } from "../generator/file-layout.ts";
import { write837p } from "../generator/write-837p.ts";
import { fileFacts, rangeFacts } from "./claim-facts.ts";
import { PUBLISHED_ABSENT, PUBLISHED_PRESENT, type PublishedFile, publishedFiles } from "./published-files.ts";
import { lineText, type WitnessClaim, witnessClaims } from "./witness.ts";

const FILE = { fileId: "f0".repeat(32), name: "corpus.837", order: 0 };
const READ_SIZES = [1, 2, 3, 7, 64, 65_536];

/** The claims as our reader sees them, in the witness's terms. */
async function ourClaims(bytes: Uint8Array): Promise<WitnessClaim[]> {
  const { claims } = await readClaimsFromBytes(bytes, FILE);
  return claims.map((claim) => ({
    id: claim.id,
    charge: amount(claim.chargeCents),
    lines: claim.lines.map((line) => lineText(line.procedure, line.modifiers, amount(line.chargeCents), String(line.units ?? ""))),
  }));
}
function amount(cents: number | undefined): string {
  return cents === undefined ? "" : formatCents(cents);
}

/** The witness's amounts and units as numbers, since it gives them as sent. */
function inNumbers(claims: readonly WitnessClaim[]): WitnessClaim[] {
  return claims.map((claim) => ({
    id: claim.id,
    charge: amount(parseCents(claim.charge)),
    lines: claim.lines.map((line) => {
      const [procedure = "", modifiers = "", charge = "", units = ""] = line.split(" ");
      return lineText(procedure, modifiers.split(":"), amount(parseCents(charge)), units === "" ? "" : String(Number(units)));
    }),
  }));
}

/**
 * Files of which x12-parser 1.3.0 gets the delimiters wrong: it takes them from bytes 3, 82, 104 and 105 of the file, whatever stands
 * there. It reads them with the right header put in front instead, so that their claims are still compared. Delimiters: element,
 * component, terminator.
 */
const WITNESS_NEEDS_A_HEADER: Readonly<Record<string, readonly [reason: string, delimiters: string]>> = {
  "CloudFocused__healthcare-edi-converter__111111.edi": ["its ISA is 103 bytes long", "*:~"],
  "CloudFocused__healthcare-edi-converter__sample837p_02.txt": ["its ISA is 108 bytes long", "*:~"],
  "LinuxForHealth__x12__demo.example11.837": ["its ISA16 names a component separator that the claims don't use", "*>~"],
  "LinuxForHealth__x12__demo.example12.837": ["its ISA16 names a component separator that the claims don't use", "*>~"],
  "LinuxForHealth__x12__demo.example9.837": ["its ISA16 names a component separator that the claims don't use", "*>~"],
  "bryanbritten__edi-x12-healthcare-demo__encounter.edi": ["it begins at ST", "*:~"],
  "gunajii__EDI-parser-and-validator__valid_837.edi": ["its ISA is 105 bytes long", "*:~"],
  "slott56__TigerShark__837-example.txt": ["its ISA is 79 bytes long", "*:~"],
  "tmc__x12__005010x222-example-10a-drug-administered-physician-office.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x222-example-10c-home-infusion-therapy-pharmacy-adjudicated-hcpcs-loop-2400-or-ndc.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x222-example-3a-claim-billing-provider-payer.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x291-example-8b-home-infusion-therapy-pharmacy-adjudicated-ndc-loop-2410.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x291-example-8c-home-infusion-therapy-pharmacy-adjudicated-hcpcs-loop-2400-or-ndc.edi": ["it begins at ST", "*:~"],
  "LinuxForHealth__x12__out-of-network-repriced-claim.837i": ["its ISA16 names a component separator that the claims don't use", "*>~"],
  "slott56__TigerShark__837I-Examples.txt": ["its ISA is 74 bytes long", "*:~"],
  "slott56__TigerShark__837I-Patient-NotSubscriber.txt": ["its ISA is 86 bytes long", "*:~"],
  "slott56__TigerShark__837I-Patient-NotSubscriber2.txt": ["its ISA is 87 bytes long", "*:~"],
  "slott56__TigerShark__837I-Patient-Subscriber.txt": ["its ISA is 82 bytes long", "*:~"],
  "tmc__x12__005010x223-example-1a-institutional-claim.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x223-example-1b-two-claims-same-provider.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x223-example-1c-ppo-repriced-claim.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x223-example-1d-out-network-repriced-claim.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x223-example-2a-automobile-accident.edi": ["it begins at ST", "*:~"],
  "tmc__x12__005010x224-example-2b-claim-billing-provider-payer-b.edi": ["it begins at ST", "*:~"],
  "imsweb__x12-parser__x12_bad_first_line.txt": ["its ISA is 105 bytes long", "*:~"],
  "imsweb__x12-parser__x12_missing_first_isa.txt": ["it begins at GS", "*:~"],
  "imsweb__x12-parser__x12_no_isa_line.txt": ["it begins at GS", "*:~"],
};

const ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:~";

/** The bytes with a header of the right widths in front; their own, if they have one, becomes a segment like others. */
function withHeader(bytes: Uint8Array, delimiters: string): Uint8Array {
  const marks: Record<string, string> = { "*": delimiters[0]!, ":": delimiters[1]!, "~": delimiters[2]! };
  const header = ISA.replace(/[*:~]/g, (mark) => marks[mark]!);
  return new Uint8Array(Buffer.concat([Buffer.from(header, "latin1"), bytes]));
}

const WHY = PUBLISHED_PRESENT ? "" : ` (${PUBLISHED_ABSENT})`;
const FILES = ["837p", "837i", "837d", "bad"].flatMap(publishedFiles);
const CLAIM_FILES = FILES.filter(({ type }) => type.startsWith("837"));
const named = (files: readonly PublishedFile[]) => files.map((file) => [`${file.section}/${file.file}`, file] as const);

describe.skipIf(!PUBLISHED_PRESENT)(`the files that other projects publish${WHY}`, () => {
  test("are all there", () => {
    expect(["837p", "837i", "837d"].map((section) => publishedFiles(section).length)).toEqual([70, 20, 5]);
    expect(Object.keys(WITNESS_NEEDS_A_HEADER).filter((name) => !FILES.some(({ file }) => file === name))).toEqual([]);
  });

  test.each(named(["837p", "837i", "837d"].flatMap(publishedFiles)))(
    "%s has as many claims and lines as its manifest says",
    async (_, { bytes, claims, lines }) => {
      const { plan } = await readClaimsFromBytes(bytes, FILE);
      expect([plan.claims, plan.lines]).toEqual([claims, lines]);
    },
  );

  test.each(named(FILES))("%s gives a claim or a fault for every claim", async (_, { bytes, claims, type }) => {
    const { plan, claims: read, faults } = await readClaimsFromBytes(bytes, FILE);
    const refused = faults.filter(makesClaimUnreadable).map(({ claimIndex }) => claimIndex);
    const told = new Set([...read.map(({ index }) => index), ...refused]);
    expect(Array.from({ length: plan.claims }, (_, at) => at + 1).filter((index) => !told.has(index))).toEqual([]);
    const isClaimFile = type.startsWith("837");
    // The manifest counts the CLP of an 835 and the AK2 of a 999 as claims too.
    expect(isClaimFile ? plan.claims : claims).toBe(claims);
    expect(faults.filter(makesFileUnreadable).length).toBe(plan.transactions.has("837") && claims > 0 ? 0 : 1);
  });

  test.each(named(FILES))("%s is the same however it is cut", async (_, { bytes }) => {
    const whole = await fileFacts(bytes, 1 << 20);
    for (const size of READ_SIZES) expect(await fileFacts(bytes, size)).toEqual(whole);
  });

  test.each(named(FILES))("%s says of any of its claims alone what it says of all", async (_, { bytes }) => {
    const whole = (await fileFacts(bytes, 1 << 20)) as Awaited<ReturnType<typeof rangeFacts>> & {
      ranges: Parameters<typeof rangeFacts>[1];
    };
    const { ranges } = whole;
    const steps = ranges.length > 50 ? [7, 50] : [1, 2, 3];
    for (const step of steps) {
      const chosen = ranges.filter((_, at) => at % step === step - 1);
      const indexes = new Set(chosen.map(({ claimIndex }) => claimIndex));
      const part = await rangeFacts(bytes, chosen);
      expect(part.claims).toEqual(whole.claims.filter(({ index }) => indexes.has(index as number)));
      expect(part.faults).toEqual(whole.faults.filter(({ claimIndex }) => indexes.has(claimIndex!)));
    }
  });

  test.each(named(CLAIM_FILES))("%s reads as it does with an independent reader", async (_, { file, bytes, claims }) => {
    const [, delimiters] = WITNESS_NEEDS_A_HEADER[file] ?? [];
    const theirs = inNumbers(await witnessClaims(delimiters === undefined ? bytes : withHeader(bytes, delimiters)));
    expect(theirs.length).toBe(claims);
    const ours = await ourClaims(bytes);
    // The claims of a 275 are counted and refused: they are no claims for payment.
    const attachment = Buffer.from(bytes).includes("ST*275*");
    expect(ours).toEqual(attachment ? [] : theirs);
  });

  test.each(named(["837i", "837d"].flatMap(publishedFiles)))("%s is read whole, each claim by the guide of its form", async (_, file) => {
    const { claims: read, faults } = await readClaimsFromBytes(file.bytes, FILE);
    const form = file.section === "837i" ? "institutional" : "dental";
    expect([read.length, faults.filter(makesClaimUnreadable).length]).toEqual([file.claims, 0]);
    expect(new Set(read.map((claim) => claim.form))).toEqual(new Set([form]));
    for (const { lines } of read)
      for (const line of lines) {
        expect(line.qualifier).toMatch(form === "dental" ? /^AD$/ : /^(?:HC)?$/);
        expect(line.revenueCode === undefined).toBe(form === "dental");
      }
  });

  test.each(named(["835", "999", "277ca"].flatMap(publishedFiles)))("%s is no claim file", async (_, { bytes }) => {
    const { plan, faults } = await readClaimsFromBytes(bytes, FILE);
    expect([plan.claims, faults.filter(makesFileUnreadable).map(({ kind }) => kind)]).toEqual([0, ["not-a-claim-file"]]);
  });
});

/** Layouts that x12-parser can read too: one set of delimiters a file, and an ISA of the right widths at its first byte. */
const LAYOUTS: readonly (readonly [string, Partial<FileLayout>])[] = [
  ["one segment a line", {}],
  ["one long line", { lineEnding: "" }],
  ["segments ended by line feeds", { terminator: "\n", lineEnding: "" }],
  ["Windows line endings and indentation", { lineEnding: "\r\n", indent: "    " }],
  ["blank lines", { lineEnding: "\n\n" }],
  ["other delimiters", { element: "|", component: ">", terminator: "'" }],
  ["4010", { version: "4010", component: "<" }],
  ["many transactions", { claimsPerTransaction: 1, transactionsPerGroup: 3, groupsPerInterchange: 2 }],
  ["encounters", { purpose: "encounter" }],
  ["wrong counts", { faults: ["wrong-segment-count", "wrong-group-count", "no-GE"] }],
];

describe("generated files", () => {
  const claims = [...generateClaims({ ...DEFAULT_MIX, claims: 120, seed: 11 })].map(({ claim }) => claim);
  const written = (layout: Partial<FileLayout>): Uint8Array => new TextEncoder().encode([...write837p(claims, layout)].join(""));

  test.each(LAYOUTS)("with %s read as they do with an independent reader", async (_, layout) => {
    const bytes = written(layout);
    const ours = await ourClaims(bytes);
    expect(ours).toEqual(inNumbers(await witnessClaims(bytes)));
    expect(ours.length).toBe(120);
    expect(ours.map(({ lines }) => lines.length)).toEqual(claims.map(({ lines }) => lines.length));
  });

  test.each(LAYOUTS)("with %s are the same however they are cut", async (_, layout) => {
    const bytes = written(layout);
    const whole = await fileFacts(bytes, 1 << 20);
    for (const size of READ_SIZES) expect(await fileFacts(bytes, size)).toEqual(whole);
  });

  test("say of any of their claims alone what they say of all", async () => {
    const bytes = written({ lineEnding: "\r\n" });
    const whole = (await fileFacts(bytes, 1 << 20)) as Awaited<ReturnType<typeof rangeFacts>> & {
      ranges: Parameters<typeof rangeFacts>[1];
    };
    for (const step of [1, 2, 7, 61]) {
      const chosen = whole.ranges.filter((_, at) => at % step === 0).reverse();
      expect((await rangeFacts(bytes, chosen)).claims).toEqual(whole.claims.filter((_, at) => at % step === 0).reverse());
    }
  });
});
