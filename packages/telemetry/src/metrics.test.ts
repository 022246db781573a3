import type { RunSummary } from "@claimscrub/claim";
import { expect, test } from "vitest";
import { ServiceMetrics } from "./metrics.ts";

const none = { count: 0, unknown: 0, grossCents: 0, netCents: 0 };
const summary = {
  claims: 10,
  cleanClaims: 7,
  flaggedClaims: 2,
  unreadableClaims: 1,
  lines: 21,
  billedCents: 123_456,
  byDirection: {
    denial: { count: 2, unknown: 0, grossCents: 700, netCents: 500 },
    underbilling: none,
    audit: none,
    rejection: none,
    review: none,
  },
} as unknown as RunSummary;

const valueOf = (text: string, line: string) => Number(new RegExp(`^${line.replace(/[{}"]/g, "\\$&")} (.+)$`, "m").exec(text)?.[1]);

test("a chunk counts once: when it was written, not when it was there already", async () => {
  const metrics = new ServiceMetrics("1.2.3");
  metrics.chunkDone("written", summary, 0.3);
  metrics.chunkDone("already-there", summary, 0.3);
  metrics.findings([{ direction: "denial", code: "MOH-001", count: 2 }]);
  const text = await metrics.text();
  const expected: [string, number][] = [
    ['claimscrub_info{version="1.2.3"}', 1],
    ['claimscrub_claims_total{state="clean"}', 7],
    ['claimscrub_claims_total{state="flagged"}', 2],
    ['claimscrub_claims_total{state="unreadable"}', 1],
    ["claimscrub_lines_total", 21],
    ["claimscrub_billed_cents_total", 123_456],
    ['claimscrub_impact_cents_total{direction="denial",kind="gross"}', 700],
    ['claimscrub_impact_cents_total{direction="denial",kind="net"}', 500],
    ['claimscrub_findings_total{direction="denial",code="MOH-001"}', 2],
    ['claimscrub_chunks_total{outcome="written"}', 1],
    ['claimscrub_chunks_total{outcome="already-there"}', 1],
    ["claimscrub_chunk_seconds_count", 1],
  ];
  for (const [line, value] of expected) expect([line, valueOf(text, line)]).toEqual([line, value]);
});

test("the queue is asked at each reading, and old figures do not stand in for an answer", async () => {
  const metrics = new ServiceMetrics("1");
  let away = false;
  metrics.showQueue(async () => {
    if (away) throw new Error("ECONNREFUSED");
    return { runs: { "waiting-children": 2 }, chunks: { prioritized: 40, active: 4 }, deadLetters: 1, workers: 4, oldestSeconds: 12.5 };
  });
  metrics.showReferenceAge(() => 86_400);
  const text = await metrics.text();
  expect(valueOf(text, 'claimscrub_queue_jobs{kind="chunk",state="prioritized"}')).toBe(40);
  expect(valueOf(text, 'claimscrub_queue_jobs{kind="chunk",state="delayed"}')).toBe(0);
  expect(valueOf(text, 'claimscrub_queue_jobs{kind="run",state="waiting-children"}')).toBe(2);
  expect(valueOf(text, "claimscrub_queue_dead_letters")).toBe(1);
  expect(valueOf(text, "claimscrub_queue_oldest_seconds")).toBe(12.5);
  expect(valueOf(text, "claimscrub_queue_up")).toBe(1);
  expect(valueOf(text, "claimscrub_reference_age_seconds")).toBe(86_400);
  away = true;
  const later = await metrics.text();
  expect(later).not.toContain("claimscrub_queue_jobs{");
  expect(valueOf(later, "claimscrub_queue_up")).toBe(0);
});

test("failures and files are counted by words", async () => {
  const metrics = new ServiceMetrics("1");
  metrics.failed("57P01", false);
  metrics.failed("57P01", false);
  metrics.failed("file-not-in-spool", true);
  metrics.filesDone("queued", 3);
  metrics.crossChecked("disagreed");
  const text = await metrics.text();
  expect(valueOf(text, 'claimscrub_failures_total{reason="57P01",final="false"}')).toBe(2);
  expect(valueOf(text, 'claimscrub_failures_total{reason="file-not-in-spool",final="true"}')).toBe(1);
  expect(valueOf(text, 'claimscrub_files_total{outcome="queued"}')).toBe(3);
  expect(valueOf(text, 'claimscrub_cross_checks_total{outcome="disagreed"}')).toBe(1);
  expect(valueOf(text, 'claimscrub_cross_checks_total{outcome="agreed"}')).toBe(0);
});
