/// <reference lib="dom" />
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { chromiumProgram, launch, WITHOUT_CHROMIUM } from "./chromium.ts";
import { Hand } from "./hand.ts";
import { PROGRAM, type Served, serveDemo, WEB } from "./serve-demo.ts";

const program = chromiumProgram();
const built = fs.existsSync(WEB) && fs.existsSync(PROGRAM);
const missing = program === undefined ? WITHOUT_CHROMIUM : built ? undefined : "not built: npm run build";
/** A machine that does other work besides takes its time. */
const PATIENCE_MS = 60_000;
/** As `expect`, of what will be so after a while. */
const expectSoon = <Value>(read: () => Value) => expect.poll(read, { timeout: PATIENCE_MS });
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  readonly id: string;
  readonly fileId: string;
  readonly claimIndex: number | null;
  readonly claim: string | null;
  readonly code: string;
  readonly procedure?: string;
}

describe.skipIf(missing !== undefined)(`the web application (${missing ?? "chromium"})`, () => {
  let browser: Browser;
  let service: Served;
  let claimNumbers: readonly string[];
  let context: BrowserContext;
  const complaints: string[] = [];
  const addresses: string[] = [];

  beforeAll(async () => {
    [browser, service] = await Promise.all([launch(program!), serveDemo()]);
    const { items } = await api<{ items: Found[] }>("/v1/findings?limit=100");
    claimNumbers = items.map(({ claim }) => claim).filter((claim) => claim !== null);
  });
  afterEach(async () => context?.close());
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  async function api<Answer>(route: string): Promise<Answer> {
    const response = await fetch(`${service.url}${route}`, { headers: { authorization: `Bearer ${service.key}` } });
    return (await response.json()) as Answer;
  }

  /** A page on a fresh window, signed in as `claimscrub serve` does it. */
  async function open(address = "/", width = 1280): Promise<Page> {
    context = await browser.newContext({ viewport: { width, height: width > 600 ? 860 : 844 }, acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("request", (request) => addresses.push(request.url()));
    await page.goto(`${service.url}/#key=${service.key}`);
    await page.locator("h1").waitFor();
    if (address !== "/") await page.goto(service.url + address);
    return page;
  }

  const rows = (page: Page) => page.locator(".item");
  const settled = async (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

  /** Sentences of axe-core about what is not WCAG 2.2 AA. */
  async function barriers(page: Page, scheme: "light" | "dark"): Promise<string[]> {
    return page.evaluate(async (dark) => {
      const { axe } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      };
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      // The schemes differ in their colours only.
      const runOnly = dark ? { type: "rule", values: ["color-contrast"] } : { type: "tag", values: tags };
      const { violations } = await axe.run({ runOnly });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
    }, scheme === "dark");
  }

  const stickingOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  async function pages(): Promise<readonly (readonly [string, string])[]> {
    const { items } = await api<{ items: Found[] }>("/v1/findings?limit=100");
    const first = items.find(({ claimIndex, code }) => claimIndex !== null && code === "MOH-009") ?? items[0]!;
    return [
      ["/", ".costliest"],
      ["/worklist", ".item"],
      ["/worklist?group=cause&state=all", ".cause"],
      [`/claims/${first.fileId}/${first.claimIndex}?at=${first.id}`, ".what-if"],
      ["/codes", "datalist option"],
      ["/codes/17311?date=2024-08-01&locality=13202-01", ".setting"],
      ["/files", ".files"],
      ["/reference", ".coverage"],
      ["/reports/revenue", "#kpis"],
      ["/reports/toolkit", "#triggers"],
      ["/rules", ".rule-list"],
      ["/rules/MOH-001", ".prose"],
    ];
  }

  describe.each([1280, 390])("at %i pixels", (width) => {
    test("every page can be used by everyone: nothing sticks out, nothing complains", async () => {
      const page = await open("/", width);
      const found: string[] = [];
      for (const [address, shown] of await pages()) {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(service.url + address);
        await page.locator(shown).first().waitFor({ state: "attached" });
        const over = await stickingOut(page);
        if (over > 0) found.push(`${address} sticks out by ${over}`);
        await page.evaluate(AXE);
        const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        for (const sentence of await barriers(page, "light")) found.push(`${address} ${sentence}`);
        // The scheme is the style sheet's alone, so that the page changes it as it stands.
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(paper);
        for (const sentence of await barriers(page, "dark")) found.push(`${address}, dark: ${sentence}`);
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    }, 300_000);
  });

  describe("the key", () => {
    test("leaves the address at once and lives in this tab only", async () => {
      const page = await open();
      expect(page.url()).toBe(`${service.url}/`);
      expect(await page.evaluate(() => [localStorage.length, document.cookie, sessionStorage.length])).toEqual([0, "", 1]);
    });
    test("is asked for without one; a wrong one is refused in words; signing out forgets it", async () => {
      context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${service.url}/worklist`);
      await page.getByLabel("API key").fill("wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await settled(page, "This key is not valid");
      await page.getByLabel("API key").fill(service.key);
      await page.getByRole("button", { name: "Sign in" }).click();
      await rows(page).first().waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("API key").waitFor();
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    });
  });

  test("the ten costliest of last night, the first understood and marked fixed: one click and one key", async () => {
    const page = await open();
    const hand = new Hand(page);
    const listed = page.locator(".costliest li");
    await listed.first().waitFor();
    expect(await listed.count()).toBe(10);
    const worth = await listed.first().locator(".worth").textContent();
    await hand.click(listed.first());
    const detail = page.locator(".detail");
    await detail.waitFor();
    expect(await detail.textContent()).toContain(worth!);
    for (const words of ["What to do", "How the amount comes about", "Where", "Source"])
      expect(await detail.textContent()).toContain(words);
    const before = await rows(page).count();
    await hand.press("f");
    await settled(page, "1 finding marked fixed.");
    expect(await rows(page).count()).toBe(before - 1);
    expect(hand.steps).toBe(2);
    await page.keyboard.press("u");
    await settled(page, "Undone.");
    await expectSoon(() => rows(page).count()).toBe(before);
  });

  test("what is at stake falls by what is done", async () => {
    const [first] = (await api<{ items: Found[] }>("/v1/findings?direction=denial&sort=net&order=desc&limit=1")).items;
    const post = (route: string, body: object) =>
      fetch(`${service.url}${route}`, {
        method: "POST",
        headers: { authorization: `Bearer ${service.key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { undo } = (await (await post("/v1/findings/state", { ids: [first!.id], state: "fixed" })).json()) as { undo: string };
    const page = await open();
    const denial = page.locator(".stake.edge-denial");
    await denial.waitFor();
    const words = (await denial.textContent())!;
    const [, open_, found] = /\$([\d,.]+).*1 of \d+ done; \$([\d,.]+) was found/
      .exec(words)!
      .map((text) => Number(text.replaceAll(",", "")));
    expect(open_).toBeLessThan(found!);
    await post("/v1/findings/undo", { undo });
    await page.reload();
    await denial.waitFor();
    expect(await denial.textContent()).not.toContain("done");
  });

  test("what 17311 pays in Manhattan in a hospital in March 2026: one click, three texts, one key", async () => {
    const page = await open();
    const hand = new Hand(page);
    await hand.click(page.getByRole("link", { name: "Codes" }));
    await hand.type(page.getByLabel("Code", { exact: true }), "17311");
    await hand.press("Enter");
    await page.locator(".setting .price").first().waitFor();
    await hand.type(page.getByLabel("Date of service"), "2026-03-15");
    await settled(page, "For services on 2026-03-15");
    await hand.type(page.getByLabel("Payment locality"), "Manhattan");
    await settled(page, "MANHATTAN (13202-01)");
    expect(await page.locator(".setting", { hasText: "Hospital outpatient" }).locator(".price").textContent()).toBe("$321.95");
    expect([hand.clicks, hand.texts, hand.keys]).toEqual([1, 3, 1]);
    // The address alone brings the answer back.
    await page.reload();
    await settled(page, "$321.95");
  });

  describe("the worklist", () => {
    test("is worked by keyboard: j, k, x, i with a reason, u, ?", async () => {
      const page = await open("/worklist");
      await rows(page).first().waitFor();
      const before = await rows(page).count();
      const openRow = () => page.locator(".item.open").getAttribute("id");
      const first = await openRow();
      await page.keyboard.press("j");
      await expectSoon(openRow).not.toBe(first);
      await page.keyboard.press("x");
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await settled(page, "2 chosen:");
      await page.keyboard.press("i");
      await page.getByRole("dialog").getByLabel("This payer pays it").check();
      await page.getByRole("dialog").getByRole("button", { name: "Ignore" }).click();
      await settled(page, "2 findings ignored.");
      expect(await rows(page).count()).toBe(before - 2);
      await page.getByRole("combobox", { name: "State" }).selectOption("ignored");
      await expectSoon(() => rows(page).count()).toBe(2);
      await settled(page, "This payer pays it");
      await page.keyboard.press("u");
      await settled(page, "Undone.");
      await expectSoon(() => rows(page).count()).toBe(0);
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
      await page.keyboard.press("Escape");
      await expectSoon(() => page.getByRole("dialog").count()).toBe(0);
    });

    test("keeps its filters in the address, and its search out of it", async () => {
      const page = await open("/worklist");
      await rows(page).first().waitFor();
      await page.getByRole("combobox", { name: "Direction" }).selectOption("underbilling");
      await page.getByRole("combobox", { name: "Severity" }).selectOption("warning");
      await expectSoon(() => page.url()).toBe(`${service.url}/worklist?direction=underbilling&severity=warning`);
      await expectSoon(async () => page.locator(".item .chip:not(.underbilling)").count()).toBe(0);
      await page.reload();
      await rows(page).first().waitFor();
      expect(await page.getByRole("combobox", { name: "Direction" }).inputValue()).toBe("underbilling");
      const claim = (await page.locator(".item .where").first().textContent())!.split(",")[0]!;
      await page.getByLabel("Search what is listed").fill(claim);
      await expectSoon(() => rows(page).count()).toBeGreaterThan(0);
      expect(page.url()).not.toContain(claim);
    });

    test("settles a root cause at once, and takes it back", async () => {
      const page = await open("/worklist?group=cause");
      const cause = page.locator(".cause", { hasText: "MOH-009" }).first();
      await cause.waitFor();
      const count = await cause.locator(".item").count();
      expect(count).toBeGreaterThan(1);
      await cause.locator("h2 input").check();
      await page.locator(".step-bar .actions").getByRole("button", { name: "Fixed" }).click();
      await settled(page, `${count} findings marked fixed.`);
      await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
      await settled(page, "Undone.");
      await expectSoon(() => page.locator(".cause", { hasText: "MOH-009" }).first().locator(".item").count()).toBe(count);
    });
  });

  test("a claim: the element at fault is marked, its remedy tried, the day priced again", async () => {
    const { items } = await api<{ items: Found[] }>("/v1/findings?code=MOH-009&limit=10");
    const { fileId, claimIndex, id } = items[0]!;
    const page = await open(`/claims/${fileId}/${claimIndex}?at=${id}`);
    await page.locator(".lines").first().waitFor();
    expect(await page.locator(".at-fault .fault-mark").count()).toBeGreaterThan(0);
    await page.locator(".steps-of").first().click();
    await settled(page, "conversion factor");
    await page.locator(`#finding-${id}`).getByRole("button", { name: "Try this remedy" }).click();
    await page.locator(".outcome").waitFor();
    expect(await page.locator(".outcome").textContent()).toMatch(/settled MOH-009/);
    await page.getByLabel("Leave out line 1").check();
    await expectSoon(() => page.locator(".outcome").textContent()).toMatch(/-\$/);
    await page.getByLabel("Units of line 2").fill("none");
    await settled(page, "Units are a number above zero.");
    await page.getByRole("button", { name: "As billed again" }).click();
    await expectSoon(() => page.locator(".outcome").count()).toBe(0);
  });

  test("a code: a partner is found, the toolkit is one file that runs nothing", async () => {
    const page = await open("/codes/17311?date=2024-08-01");
    await page.getByLabel("Find a partner").fill("11102");
    await settled(page, "1 fit.");
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save toolkit" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("toolkit-17311-2024-08-01.html");
    const text = fs.readFileSync((await download.path())!, "utf8");
    expect(text).toContain("$680.73");
    expect(text).not.toMatch(/<script|src=/);
  });

  test("a file is sent and watched until it is scrubbed", async () => {
    const page = await open("/files");
    await page.locator("tbody tr").first().waitFor();
    const before = await page.locator("tbody tr").count();
    const bytes = fs
      .readFileSync(path.resolve(import.meta.dirname, "../../examples/low-charges-2025.837"), "utf8")
      .replaceAll("LOW-", "NEW-");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "sent today.837", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await settled(page, "1 file sent.");
    await expectSoon(() => page.locator("tbody tr").count()).toBe(before + 1);
    await expectSoon(() => page.locator("tbody tr", { hasText: "sent today.837" }).locator(".chip").textContent()).toBe("finished");
    // The run before it can still be looked at.
    await page.goto(`${service.url}/`);
    const runs = page.locator(".run-picker select");
    await runs.waitFor();
    expect(await runs.locator("option").count()).toBeGreaterThan(1);
    await runs.selectOption({ index: 1 });
    await expectSoon(() => page.url()).toMatch(/\?run=/);
    await expectSoon(() => page.locator(".costliest li").count()).toBe(10);
  });

  test("a file that is not taken is named, and keeps no other back", async () => {
    const page = await open("/files");
    await page.locator("tbody tr").first().waitFor();
    const before = complaints.length;
    const file = (name: string, text: string) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
    await page.locator("input[type=file]").setInputFiles([file("empty.837", ""), file("letter.837", "Dear payer"), file("blank.837", "")]);
    await settled(
      page,
      "1 file sent. empty.837 was not taken: The body is empty; send the bytes of a claim file. blank.837 was not taken:",
    );
    await expectSoon(() => page.locator("tbody tr", { hasText: "letter.837" }).locator(".chip").textContent()).toBe("quarantined");
    // The browser complains of both refusals.
    expect(complaints.splice(before)).toEqual([expect.stringContaining("400"), expect.stringContaining("400")]);
  });

  test("is reached by keyboard alone: the skip link first, then the pages", async () => {
    const page = await open("/rules");
    await settled(page, "MOH-001");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  test("no address ever held a claim number or a name, and none was another host's", async () => {
    expect(claimNumbers.length).toBeGreaterThan(10);
    expect(addresses.length).toBeGreaterThan(100);
    expect(addresses.filter((address) => !address.startsWith(service.url))).toEqual([]);
    expect(addresses.filter((address) => claimNumbers.some((number) => address.includes(number)))).toEqual([]);
    // Complaints of every test so far, but for the key that was refused on purpose.
    expect(complaints.filter((words) => !words.includes("401"))).toEqual([]);
  });
});
