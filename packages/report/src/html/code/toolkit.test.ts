import { procedureKey } from "@claimscrub/claim";
import { describeCode } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { dollars } from "../../dollars.ts";
import type { PageOfCode } from "./page-of-code.ts";
import { rvuPicture } from "./rvu-picture.ts";
import { toolkitHtml } from "./toolkit.ts";

const reference = starterReference();

function pageOf(code: string, date: number, text: string, localityId?: string): PageOfCode {
  return {
    ...describeCode(code, reference.on(date), { localityId }),
    date: text,
    plainWords: reference.plainWords(procedureKey(code)) ?? null,
  };
}

describe("the toolkit of a code", () => {
  const page = pageOf("17311", 20240801, "2024-08-01", "13202-01");
  const text = toolkitHtml(page);

  test("holds the amounts of both settings, every tip's dollars and every partner", () => {
    const whole = page.prices[0]!;
    expect(text).toContain(dollars(whole.nonFacility.allowedCents!));
    expect(text).toContain(dollars(whole.facility.allowedCents!));
    const amounts = page.tips.flatMap((tip) => tip.figures.map((figure) => figure.allowedCents!));
    expect(amounts.length).toBeGreaterThan(8);
    for (const amount of amounts) expect(text).toContain(dollars(amount));
    for (const { partner } of page.ncci!.partners) expect(text).toContain(`<li>${partner}`);
  });

  test("is one file that asks nothing of any host and runs nothing", () => {
    expect(text).not.toMatch(/<script|@import|url\(|\b(?:src|srcset|href)=/);
    expect(text).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
  });

  test("shows the parts of the RVUs in one scale, with their shares in words", () => {
    const picture = rvuPicture(page)!.text;
    const widths = [...picture.matchAll(/class="(\w+)" x="[\d.]+" y="0" width="([\d.]+)"/g)].map(([, , width]) => Number(width));
    // The office is the larger of the two and fills the scale.
    expect(widths[0]! + widths[1]! + widths[2]!).toBeCloseTo(1000, 0);
    // Work is the same in both settings.
    expect(widths[3]).toBe(widths[0]);
    expect(picture).toMatch(/aria-label="Office: work 28%, practice expense 67%, malpractice 5%"/);
  });

  test("shows denial patterns where there are any, escaped", () => {
    expect(toolkitHtml(page, [{ carc: "CO-97", reports: 12, words: "<b>bundled</b>" }])).toContain("&lt;b&gt;bundled&lt;/b&gt;");
    expect(text).not.toContain("Reported denials");
  });

  test("of a code without a row says so and shows no amount", () => {
    const none = toolkitHtml(pageOf("99999", 20240801, "2024-08-01"));
    expect(none).toContain("does not have the code on this date");
    expect(none).not.toMatch(/\$\d/);
  });

  test("of a code with parts lists them", () => expect(toolkitHtml(pageOf("88305", 20240801, "2024-08-01"))).toContain("88305-26"));
});
