/// <reference lib="dom" />
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { reportHtml } from "@claimscrub/report";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumProgram, launch, WITHOUT_CHROMIUM } from "./chromium.ts";

const DIRECTIONS = ["denial", "underbilling", "audit", "rejection", "review"] as const;
const CODES = ["MOH-001", "MOH-013", "MOH-012", "ENV-010", "POS-003"] as const;

function finding(at: number): Finding {
  const kind = at % DIRECTIONS.length;
  return {
    id: String(at).padStart(16, "0"),
    file: "inbox/mohs.837",
    fileId: "ab".repeat(32),
    claim: `ACCT${1000 + at}`,
    claimIndex: at + 1,
    line: kind === 3 ? null : 2,
    related: [{ fileId: "ab".repeat(32), claim: `ACCT${1000 + at}`, claimIndex: at + 1, line: 1 }],
    procedure: "17312",
    modifiers: ["59"],
    units: 2,
    pos: "11",
    date: "2025-03-01",
    dateThrough: "2025-03-01",
    payerId: "04412",
    payerName: at % 2 === 0 ? "MEDICARE PART B" : "A VERY LONG NAME OF A COMMERCIAL PAYER AND ITS PLAN, INC.",
    rule: "mohs/add-on-without-first-stage",
    code: CODES[kind]!,
    direction: DIRECTIONS[kind]!,
    severity: kind < 2 ? "error" : "info",
    impact: {
      cents: kind < 3 ? 100_000 - at * 100 : 0,
      confidence: "high",
      basis: [
        { what: "day as billed: 17312-59 x 2", amount: 79896, edition: "mpfs:RVU25A" },
        { what: "without the line at risk", amount: 0 },
        { what: "difference", amount: 79896 },
      ],
    },
    message: "17312 is an add-on to 17311, and no 17311 of the same physician stands on this day: without it the payer denies the stage.",
    remedy: {
      kind: "add-line",
      text: "Add the first stage 17311 if it was done.",
      to: [{ claimIndex: at + 1, line: "new", element: "SV101-2", from: null, to: "17311" }],
    },
    adjustmentGroup: "CO",
    carc: ["107"],
    rarc: ["N122"],
    status277: ["A3:736"],
    causedBy: [],
    neverAppeal: false,
    citations: [{ title: "NCCI policy manual, chapter III", section: "F", url: "https://www.cms.gov/ncci" }],
    editions: ["mpfs:RVU25A"],
    location: { segment: 40, byte: 1200, element: "SV101-2" },
  };
}

function summary(findings: number): RunSummary {
  const some = { count: 210, unknown: 4, grossCents: 6_543_210, netCents: 5_432_198 };
  return {
    files: 12,
    claims: 4812,
    lines: 11_230,
    findings,
    cleanClaims: 4301,
    flaggedClaims: 506,
    unreadableClaims: 5,
    cleanClaimRate: 0.8938,
    billedCents: 412_345_678,
    allowedCents: 198_765_432,
    byRule: Object.fromEntries(
      CODES.map((code, at) => [code, { rule: "mohs/add-on-without-first-stage", count: at + 1, grossCents: 100_000 * at }]),
    ),
    byDirection: { denial: some, underbilling: some, audit: some, rejection: some, review: some },
    chargeShortfall: { count: 9, cents: 34_567 },
    byPayer: [
      {
        payerId: "04412",
        payerName: "MEDICARE PART B",
        claims: 3200,
        findings: 300,
        denialCents: 5_000_000,
        underbillingCents: 900_000,
        auditCents: 200_000,
      },
      {
        payerId: "60054",
        payerName: "A VERY LONG NAME OF A COMMERCIAL PAYER AND ITS PLAN, INC.",
        claims: 1,
        findings: 1,
        denialCents: 1,
        underbillingCents: 2,
        auditCents: 3,
      },
    ],
    notChecked: [{ code: "PTP-001", reason: "no-edition", count: 7200 }],
    notPriced: [{ reason: "unknown-code", count: 312 }],
    assumptions: [{ what: "medicare-rules", count: 1600 }],
    editions: ["cf:2025", "gpci:2025", "mpfs:RVU25A"],
    claimscrubVersion: "0.1.0",
    durationMs: 812,
  };
}

/** Contrast ratio of WCAG 2 between each text and what it stands on, the least first. */
function poorContrasts(): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([red = 0, green = 0, blue = 0]: number[]) => {
    const linear = [red, green, blue].map((value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  };
  const ground = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || (colour[3] ?? 1) > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set<string>();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== "");
    if (!own || element.tagName === "SCRIPT" || (element as HTMLElement).offsetParent === null) continue;
    const [light, dark] = [luminance(channels(getComputedStyle(element).color)), luminance(ground(element))].sort((a, b) => b - a);
    const ratio = (light! + 0.05) / (dark! + 0.05);
    if (ratio < 4.5) poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}

const program = chromiumProgram();

describe.skipIf(program === undefined)(`report.html in a browser (${program === undefined ? WITHOUT_CHROMIUM : "chromium"})`, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-browser-"));
  let browser: Browser;
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await launch(program!);
  });
  afterAll(async () => {
    await browser?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function open(count: number, width: number, colorScheme: "light" | "dark", total = count): Promise<Page> {
    const file = path.join(folder, `report-${count}.html`);
    fs.writeFileSync(file, reportHtml({ summary: summary(total), findings: Array.from({ length: count }, (_, at) => finding(at)) }));
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${file}`);
    return page;
  }

  const shown = (page: Page) => page.locator(".row:visible").count();

  test.each([
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)("at %i pixels, %s: nothing sticks out, every text can be read, nothing complains", async (width, scheme) => {
    const page = await open(40, width, scheme);
    await page.locator(".row > summary").first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(poorContrasts)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("asks for nothing but itself", () => expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]));

  test("filters by direction, rule, severity and words, and says what is left", async () => {
    const page = await open(40, 1280, "light");
    await page.selectOption("select[name=direction]", "denial");
    expect(await shown(page)).toBe(8);
    expect(await page.textContent("#shown")).toContain("8 of 40 listed findings fit, $7,860.00 gross.");
    await page.fill("input[name=text]", "acct1005 add-on");
    expect(await shown(page)).toBe(1);
    await page.fill("input[name=text]", "no such word");
    expect(await page.isVisible("#none")).toBe(true);
    await page.click("button[type=reset]");
    await page.waitForFunction(() => document.querySelectorAll(".row:not([hidden])").length === 40);
    await page.close();
  });

  test("works by keyboard alone: / to search, j and k to walk, Enter to open", async () => {
    const page = await open(5, 1280, "light");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("text");
    await page.keyboard.type("ACCT");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.locator("select[name=payer]").focus();
    await page.locator(".row > summary").first().focus();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    expect(await page.locator(".row").nth(1).getAttribute("open")).not.toBeNull();
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    expect(await page.locator(".row[open]").count()).toBe(2);
    expect(await page.locator(".row").nth(0).textContent()).toContain("Add the first stage 17311");
    await page.close();
  });

  test("every field has a label, every table its heads, and the document one main heading", async () => {
    const page = await open(5, 1280, "light");
    const lacking = await page.evaluate(() => [
      ...[...document.querySelectorAll("input,select")]
        .filter((field) => (field as HTMLInputElement).labels?.length !== 1)
        .map((field) => field.outerHTML),
      ...[...document.querySelectorAll("table:not(.steps)")]
        .filter((table) => table.querySelector("th[scope]") === null)
        .map((table) => table.outerHTML),
    ]);
    expect(lacking).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.getAttribute("html", "lang")).toBe("en");
    await page.close();
  });

  test("opens a thousand of fifty thousand findings at once and says so", async () => {
    const page = await open(1000, 1280, "light", 50_000);
    expect(await page.textContent("#shown")).toContain("The 1,000 costliest of 50,000 findings");
    await page.fill("input[name=text]", "ACCT1999");
    expect(await shown(page)).toBe(1);
    await page.close();
  });

  test("with nothing found it says so, and still what was not checked", async () => {
    const page = await open(0, 390, "light");
    const text = await page.textContent("main");
    expect(text).toContain("No findings.");
    expect(text).toContain("No table is loaded for the date of service");
    await page.close();
  });
});
