import fs from "node:fs";
import path from "node:path";
import { FHIR_FAULTS, fhirFaultMessage, readFhirFromBytes } from "@claimscrub/fhir";
import {
  FAULTS,
  makesClaimUnreadable,
  makesFileUnreadable,
  readClaimsFromBytes,
  readRemittances,
  remittanceFaultMessage,
} from "@claimscrub/x12";
import { expect, test } from "vitest";
import { PUBLISHED, PUBLISHED_ABSENT, PUBLISHED_PRESENT } from "./published-files.ts";

const FILE = { fileId: "cd".repeat(32), name: "published", order: 0 };
const PAGE = path.resolve(import.meta.dirname, "../../docs/published-files.md");
const HEAD = `# Files that other projects publish, and what becomes of them

Each file was read as it is published. *read*: every claim (of an 835: every payment) gave a result; what is wrong with one stands in its findings.
*refused*: nothing can be read of it, for the reason given. *out of scope*: it was understood, and is of a kind that is not judged. Of a file with
claims of several kinds each kind is counted. A test writes this page anew from the files and compares.
`;

type Told = readonly [outcome: string, what: string];

/** Codes with how often and why, as a cell. */
function reasons(all: readonly (readonly [code: string, message: string])[]): string {
  const counts = new Map<string, { count: number; message: string }>();
  for (const [code, message] of all) counts.set(code, { count: (counts.get(code)?.count ?? 0) + 1, message });
  return [...counts].map(([code, { count, message }]) => `${code}${count > 1 ? ` x${count}` : ""}: ${message}`).join(" ");
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

async function claimFile(bytes: Uint8Array): Promise<Told> {
  const { claims, faults } = await readClaimsFromBytes(bytes, FILE);
  const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0);
  const refused = faults.filter((fault) => makesFileUnreadable(fault) || makesClaimUnreadable(fault));
  if (claims.length === 0) return ["refused", reasons(refused.map(({ kind }) => [FAULTS[kind].code, FAULTS[kind].message]))];
  const noted = [...new Set(faults.map(({ kind }) => FAULTS[kind].code))].sort();
  return ["read", `${counted(claims.length, "claim")}, ${counted(lines, "line")}${noted.length > 0 ? `; noted: ${noted.join(", ")}` : ""}`];
}

function remittance(bytes: Uint8Array): Told {
  const { remittances, faults } = readRemittances(bytes);
  if (remittances.length === 0) return ["refused", faults.map(remittanceFaultMessage).join(" ")];
  const claims = remittances.reduce((sum, one) => sum + one.claims.length, 0);
  const noted = [...new Set(faults.map(remittanceFaultMessage))];
  return [
    "read",
    `${counted(remittances.length, "payment")}, ${counted(claims, "claim")}${noted.length > 0 ? `; noted: ${noted.join(" ")}` : "; balances"}`,
  ];
}

/** Kinds of FHIR claims that are no professional ones: understood, and not judged. */
const OUT_OF_SCOPE = /^fhir-(?:institutional|oral|pharmacy|vision)-claim$/;

async function fhir(bytes: Uint8Array): Promise<Told> {
  const { claims, faults } = await readFhirFromBytes(bytes, FILE);
  const refused = faults.filter(({ kind }) => FHIR_FAULTS[kind].effect !== "none");
  const why = reasons(refused.map((fault) => [FHIR_FAULTS[fault.kind].code, fhirFaultMessage(fault)]));
  const read = `${counted(claims.length, "claim")}, ${counted(
    claims.reduce((sum, claim) => sum + claim.lines.length, 0),
    "line",
  )}`;
  if (claims.length > 0) return ["read", `${read}${why === "" ? "" : `; ${why}`}`];
  return [refused.every(({ kind }) => OUT_OF_SCOPE.test(kind)) ? "out of scope" : "refused", why];
}

const FOLDERS: readonly (readonly [folder: string, title: string, read: (bytes: Uint8Array) => Told | Promise<Told>])[] = [
  ["837i", "Institutional claims (837I)", claimFile],
  ["837d", "Dental claims (837D)", claimFile],
  ["835", "Remittances (835)", remittance],
  ["fhir-claim-xml", "FHIR claims in XML", fhir],
  ["fhir-claim-json", "FHIR claims in JSON", fhir],
];

test.skipIf(!PUBLISHED_PRESENT)(
  `docs/published-files.md tells of every published file what becomes of it${PUBLISHED_PRESENT ? "" : ` (${PUBLISHED_ABSENT})`}`,
  async () => {
    let page = HEAD;
    for (const [folder, title, read] of FOLDERS) {
      page += `\n## ${title}\n\n| file | outcome | |\n|---|---|---|\n`;
      const names = fs.readdirSync(path.join(PUBLISHED, folder)).sort();
      expect(names.length).toBeGreaterThan(4);
      for (const name of names) {
        const [outcome, what] = await read(new Uint8Array(fs.readFileSync(path.join(PUBLISHED, folder, name))));
        page += `| ${name} | ${outcome} | ${what.replaceAll("|", "\\|")} |\n`;
      }
    }
    expect(page).not.toMatch(/\{\w+\}|undefined/);
    await expect(page).toMatchFileSnapshot(PAGE);
  },
);
