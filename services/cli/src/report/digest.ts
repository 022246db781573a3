import { type Kpi, kpisOf, type RevenueReport } from "@claimscrub/report";
import type { RunHealth, TotalsRow } from "@claimscrub/store";
import { dollars, grouped } from "@claimscrub/report";

/** What a night came to: counts, dollars by ledger, the five costliest causes, and how the runs went. No patient data. */
export interface Digest {
  readonly from: string;
  readonly to: string;
  readonly claims: number;
  readonly cleanClaimRate: number | null;
  readonly findings: number;
  readonly netCents: RevenueReport["figures"]["netByDirection"];
  readonly causes: readonly {
    readonly cause: string;
    readonly rule: string;
    readonly findings: number;
    readonly netCents: number;
    readonly grossCents: number;
  }[];
  readonly health: RunHealth;
}

const CAUSES = 5;

export function digestOf(
  report: RevenueReport,
  causes: readonly Pick<TotalsRow, "key" | "name" | "count" | "netCents" | "grossCents">[],
  health: RunHealth,
): Digest {
  const clean = kpisOf(report.figures).find((kpi: Kpi) => kpi.id === "clean-claim-rate");
  return {
    from: report.from,
    to: report.to,
    claims: report.figures.claims,
    cleanClaimRate: clean?.value ?? null,
    findings: report.figures.findings,
    netCents: report.figures.netByDirection,
    causes: causes
      .slice(0, CAUSES)
      .map(({ key, name, count, netCents, grossCents }) => ({ cause: key, rule: name, findings: count, netCents, grossCents })),
    health,
  };
}

/** The digest as a short text for a mail or a chat. */
export function digestText({ from, to, claims, cleanClaimRate, findings, netCents, causes, health }: Digest): string {
  const lines = [
    `Claimscrub, ${from === to ? from : `${from} to ${to}`}`,
    `${grouped(claims)} claims, ${cleanClaimRate === null ? "none for the first time" : `${(cleanClaimRate * 100).toFixed(1)}% clean at first`}, ${grouped(findings)} findings`,
    `Denial risk ${dollars(netCents.denial)}, underbilling ${dollars(netCents.underbilling)}, audit exposure ${dollars(netCents.audit)} (net, each dollar once)`,
    "",
    "Costliest causes:",
    ...causes.map(({ cause, rule, findings: count, netCents: net }) => `  ${dollars(net)}  ${cause} (${rule}), ${grouped(count)} findings`),
    ...(causes.length === 0 ? ["  none"] : []),
    "",
    `Runs: ${health.finished} finished, ${health.scrubbing} under way, ${health.failed} failed${health.claimsPerSecond === null ? "" : `; ${grouped(health.claimsPerSecond)} claims a second`}`,
    ...health.files
      .filter(({ state }) => state === "quarantined")
      .map(({ reason, files }) => `  quarantined: ${grouped(files)} ${files === 1 ? "file" : "files"} (${reason})`),
    `Rules ${health.rulesVersions.join(", ") || "none"}; reference ${health.referenceFingerprints.join(", ") || "none"}`,
  ];
  return `${lines.join("\n")}\n`;
}
