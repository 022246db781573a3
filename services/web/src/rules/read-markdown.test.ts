import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readInline, readMarkdown } from "./read-markdown.ts";

describe("a page of a rule", () => {
  test("is read into blocks", () =>
    expect(
      readMarkdown(
        "# MOH-001 Title\n\n## What\nTwo lines\nof text.\n\n- one\n- two\n  goes on\n\n```flagged\nday 2024\n- x\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n",
      ),
    ).toEqual([
      { kind: "heading", level: 1, text: "MOH-001 Title" },
      { kind: "heading", level: 2, text: "What" },
      { kind: "paragraph", text: "Two lines of text." },
      { kind: "list", items: ["one", "two goes on"] },
      { kind: "code", label: "flagged", text: "day 2024\n- x" },
      { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
    ]));

  test("an example that is not closed ends with the page", () =>
    expect(readMarkdown("```clean\nday")).toEqual([{ kind: "code", label: "clean", text: "day" }]));

  const folder = path.resolve(import.meta.dirname, "../../../../packages/rules/src/rules");
  const pages = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  test("no word of any rule's page is lost", () => {
    expect(pages.length).toBeGreaterThan(50);
    for (const name of pages) {
      const text = fs.readFileSync(path.join(folder, name), "utf8");
      const shown = readMarkdown(text)
        .map((block) => JSON.stringify(block))
        .join(" ");
      for (const word of text.replace(/```\w*|^\|[-| ]+\|$/gm, "").match(/[A-Za-z0-9]{3,}/g) ?? [])
        expect(shown, `${name}: ${word}`).toContain(word);
    }
  });
});

describe("within a text", () => {
  test("code, strong text and links", () =>
    expect(readInline("Use `59` or **XS**, see [CMS](https://www.cms.gov/x) and https://www.cms.gov/y.")).toEqual([
      { kind: "text", text: "Use " },
      { kind: "code", text: "59" },
      { kind: "text", text: " or " },
      { kind: "strong", text: "XS" },
      { kind: "text", text: ", see " },
      { kind: "link", text: "CMS", href: "https://www.cms.gov/x" },
      { kind: "text", text: " and " },
      { kind: "link", text: "https://www.cms.gov/y", href: "https://www.cms.gov/y" },
      { kind: "text", text: "." },
    ]));
  test("no other kind of address becomes a link", () =>
    expect(readInline("[x](javascript:alert(1))")).toEqual([{ kind: "text", text: "[x](javascript:alert(1))" }]));
});
