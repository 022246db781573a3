import { createHash } from "node:crypto";
import type { Finding, RunSummary } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE_FINDING as FINDING } from "../example-finding.ts";
import { escapeHtml, html, Markup } from "./markup.ts";
import { reportHtml } from "./page.ts";
import { SCRIPT, SCRIPT_HASH } from "./script.ts";

const none = { count: 0, unknown: 0, grossCents: 0, netCents: 0 };
const EMPTY: RunSummary = {
  files: 0,
  claims: 0,
  lines: 0,
  findings: 0,
  cleanClaims: 0,
  flaggedClaims: 0,
  unreadableClaims: 0,
  cleanClaimRate: null,
  billedCents: 0,
  allowedCents: 0,
  byRule: {},
  byDirection: { denial: none, underbilling: none, audit: none, rejection: none, review: none },
  chargeShortfall: { count: 0, cents: 0 },
  byPayer: [],
  notChecked: [],
  notPriced: [],
  assumptions: [],
  editions: [],
  claimscrubVersion: "0.1.0",
  durationMs: 1,
};

describe("markup", () => {
  test("escapes what is put in and keeps what is markup", () =>
    expect(html`<i title="${`"'`}">${"<b>&"}${new Markup("<hr>")}${[html`<u>${1}</u>`, null, false]}</i>`.text).toBe(
      '<i title="&quot;&#39;">&lt;b&gt;&amp;<hr><u>1</u></i>',
    ));
  test("no text keeps a character that could begin a tag or end an attribute", () => {
    const escaped = fc.string({ unit: "binary" }).map(escapeHtml);
    fc.assert(
      fc.property(escaped, (text) => {
        expect(text).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe("reportHtml", () => {
  test("allows exactly its own script", () => {
    expect(SCRIPT_HASH).toBe(createHash("sha256").update(SCRIPT).digest("base64"));
    expect(reportHtml({ summary: EMPTY, findings: [] })).toContain(`script-src &#39;sha256-${SCRIPT_HASH}&#39;`);
  });

  test("asks nothing of any other host", () => {
    const page = reportHtml({
      summary: { ...EMPTY, findings: 1 },
      findings: [
        {
          ...FINDING,
          citations: [
            { title: "T", section: "S", url: "https://www.cms.gov/x" },
            { title: "U", section: "", url: "javascript:alert(1)" },
          ],
        },
      ],
    });
    expect(page.match(/\b(?:src|srcset|data|action|poster)=/g)).toBeNull();
    expect(page).not.toMatch(/@import|url\(/);
    expect(page.match(/href="[^"]*"/g)).toEqual(['href="#work"', 'href="https://www.cms.gov/x"']);
  });

  test("shows a hostile text of a claim as text", () => {
    const hostile = `</script><img src=x onerror=alert(1)>"'`;
    const finding: Finding = {
      ...FINDING,
      claim: hostile,
      message: hostile,
      file: hostile,
      payerName: hostile,
      procedure: hostile,
      remedy: { ...FINDING.remedy, text: hostile },
    };
    const page = reportHtml({
      summary: {
        ...EMPTY,
        findings: 1,
        byPayer: [{ payerId: hostile, payerName: hostile, claims: 1, findings: 1, denialCents: 1, underbillingCents: 0, auditCents: 0 }],
        filesWithoutResult: [{ file: hostile, reason: hostile }],
      },
      findings: [finding],
    });
    expect(page).not.toContain("<img");
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });

  test("says what was not checked before any total, and why", () => {
    const page = reportHtml({
      summary: {
        ...EMPTY,
        notChecked: [{ code: "PTP-001", reason: "no-edition", count: 7 }],
        notPriced: [{ reason: "unknown-code", count: 3 }],
        unreadableClaims: 2,
        claims: 9,
      },
      findings: [],
    });
    expect(page.indexOf("What was not checked")).toBeLessThan(page.indexOf("What is at stake"));
    for (const words of [
      "PTP-001",
      "No table is loaded for the date of service",
      "The code is in none of the loaded tables",
      "2 of 9 claims could not be read",
    ])
      expect(page).toContain(words);
  });

  test("says how many findings it does not list", () => {
    const page = reportHtml({ summary: { ...EMPTY, findings: 50_000 }, findings: Array.from({ length: 1200 }, () => FINDING) });
    expect(page.match(/<details class="row"/g)).toHaveLength(1000);
    expect(page).toContain("The 1,000 costliest of 50,000 findings");
  });

  test("an amount that is not known is said, never shown as zero dollars", () => {
    const page = reportHtml({
      summary: { ...EMPTY, findings: 1 },
      findings: [{ ...FINDING, impact: { cents: null, unknown: "no-edition", confidence: "medium", basis: [] } }],
    });
    expect(page).toContain("no amount");
    expect(page).toContain("No amount: No table is loaded");
  });
});
