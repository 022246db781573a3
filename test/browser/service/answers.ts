import fs from "node:fs";
import path from "node:path";
import { type Claim, type Finding, formatServiceDate, modifierKey, parseServiceDate, procedureKey } from "@claimscrub/claim";
import { describeCode } from "@claimscrub/pricing";
import { allRules } from "@claimscrub/rules";
import {
  changedClaim,
  claimsOfPatient,
  judgeFiles,
  judging,
  pricesOf,
  type ReadFile,
  repository,
  type WhatIfChange,
} from "./judged-claims.ts";

export type State = { readonly name: string; readonly reason: string | null; readonly author: string | null; readonly at: string | null };
export type Stated = Finding & { readonly state: State };

const OPEN: State = { name: "open", reason: null, author: null, at: null };
const DIRECTIONS = ["denial", "underbilling", "audit", "rejection", "review"] as const;

/** What a run over `files` holds, with the states that people gave its findings. */
export class Workbook {
  readonly files: readonly ReadFile[];
  readonly judged: ReturnType<typeof judgeFiles>;
  readonly states = new Map<string, State>();
  readonly undos = new Map<string, ReadonlyMap<string, State | undefined>>();

  constructor(files: readonly ReadFile[]) {
    this.files = files;
    this.judged = judgeFiles(files);
  }

  stated(finding: Finding): Stated {
    return { ...finding, state: this.states.get(finding.id) ?? OPEN };
  }

  /** Findings that fit, by dollars. */
  findings(query: URLSearchParams): Stated[] {
    const is = (name: string, value: string | undefined) => !query.get(name) || query.get(name) === value;
    const fits = this.judged.findings
      .map((finding) => this.stated(finding))
      .filter(
        (finding) =>
          is("direction", finding.direction) &&
          is("severity", finding.severity) &&
          is("code", finding.code) &&
          is("payer", finding.payerId) &&
          is("state", finding.state.name) &&
          is("month", finding.date?.slice(0, 7)) &&
          is("provider", this.providerOf(finding)),
      );
    return fits.sort((a, b) => (b.impact.cents ?? -1) - (a.impact.cents ?? -1) || (a.id < b.id ? -1 : 1));
  }

  providerOf(finding: Finding): string | undefined {
    return this.claim(finding.fileId, finding.claimIndex ?? 0)?.billing.npi;
  }

  claim(fileId: string, index: number): Claim | undefined {
    return this.files.find((one) => one.file.fileId === fileId)?.claims.find((claim) => claim.index === index);
  }

  setState(ids: readonly string[], name: string, reason: string | null) {
    const before = new Map(ids.map((id) => [id, this.states.get(id)]));
    for (const id of ids) this.states.set(id, { name, reason, author: "demo", at: new Date().toISOString() });
    const undo = `u${this.undos.size + 1}`;
    this.undos.set(undo, before);
    return { changed: ids.length, undo };
  }

  undo(token: string) {
    const before = this.undos.get(token) ?? new Map<string, State | undefined>();
    for (const [id, state] of before) {
      if (state === undefined) this.states.delete(id);
      else this.states.set(id, state);
    }
    return { changed: before.size };
  }

  summary() {
    const { findings, lines, judgements } = this.judged;
    const claims = this.files.flatMap((file) => file.claims);
    const flagged = new Set(findings.filter((one) => one.severity !== "info").map((one) => `${one.fileId} ${one.claimIndex}`));
    const byDirection = Object.fromEntries(
      DIRECTIONS.map((direction) => {
        const own = findings.filter((finding) => finding.direction === direction);
        return [
          direction,
          {
            count: own.length,
            unknown: own.filter((finding) => finding.impact.cents === null).length,
            grossCents: own.reduce((sum, finding) => sum + (finding.impact.cents ?? 0), 0),
            netCents: judgements.reduce((sum, judgement) => sum + judgement.totals[direction].netCents, 0),
          },
        ];
      }),
    );
    const rows = [
      ...this.rows("direction", (finding) => [finding.direction, finding.direction]),
      ...this.rows("rule", (finding) => [finding.code, finding.rule]),
      ...this.rows("payer", (finding) => [finding.payerId ?? "", finding.payerName ?? ""]),
      ...this.rows("provider", (finding) => [this.providerOf(finding) ?? "", this.providerOf(finding) ?? ""]),
      ...this.rows("month", (finding) => [finding.date?.slice(0, 7) ?? "", finding.date?.slice(0, 7) ?? ""]),
    ];
    const months = [...new Set(claims.flatMap((claim) => claim.lines.map((line) => formatServiceDate(line.date).slice(0, 7))))].sort();
    return {
      claims: claims.length,
      lines: lines.length,
      cleanClaimRate: (claims.length - flagged.size) / claims.length,
      billedCents: claims.reduce((sum, claim) => sum + (claim.chargeCents ?? 0), 0),
      allowedCents: lines.reduce((sum, line) => sum + (line.allowedCents ?? 0), 0),
      byDirection,
      rows,
      trend: months.map((month) => {
        const own = findings.filter((finding) => finding.date?.startsWith(month));
        const gross = (direction: string) =>
          own.filter((one) => one.direction === direction).reduce((sum, one) => sum + (one.impact.cents ?? 0), 0);
        return { month, denialCents: gross("denial"), underbillingCents: gross("underbilling"), auditCents: gross("audit") };
      }),
    };
  }

  private rows(by: string, keyOf: (finding: Finding) => readonly [string, string]) {
    const rows = new Map<string, { by: string; key: string; name: string; count: number; grossCents: number }>();
    for (const finding of this.judged.findings) {
      const [key, name] = keyOf(finding);
      const row = rows.get(key) ?? { by, key, name, count: 0, grossCents: 0 };
      row.count++;
      row.grossCents += finding.impact.cents ?? 0;
      rows.set(key, row);
    }
    return [...rows.values()].sort((a, b) => b.grossCents - a.grossCents);
  }

  claimAnswer(claim: Claim) {
    const patient = claimsOfPatient(this.files, claim);
    const prices = pricesOf(patient, claim);
    const allowed = claim.lines.reduce((sum, line) => sum + (prices.get(line)?.allowedCents ?? 0), 0);
    return {
      claim: {
        id: claim.id,
        payerName: claim.payerName,
        payerId: claim.payerId,
        pos: claim.pos,
        date: formatServiceDate(claim.lines[0]?.date ?? 0),
        billingNpi: claim.billing.npi,
        renderingNpi: claim.rendering?.npi ?? "",
        chargeCents: claim.chargeCents ?? null,
        allowedCents: allowed,
        diagnoses: claim.diagnoses,
      },
      lines: claim.lines.map((line) => lineAnswer(line, prices.get(line))),
      tumours: [],
      findings: this.judged.findings
        .filter((one) => one.fileId === claim.file.fileId && one.claimIndex === claim.index)
        .map((finding) => this.stated(finding)),
    };
  }

  whatIf(claim: Claim, changes: readonly WhatIfChange[]) {
    const patient = claimsOfPatient(this.files, claim);
    const changed = changedClaim(claim, changes, ({ procedure, modifiers, units, pos }) => ({
      ...(procedure === undefined ? {} : { procedure, procedureKey: procedureKey(procedure) }),
      ...(modifiers === undefined ? {} : { modifiers, modifierKeys: modifiers.map(modifierKey) }),
      ...(units === undefined ? {} : { units }),
      ...(pos === undefined ? {} : { pos }),
    }));
    const side = (claims: readonly Claim[], one: Claim) => {
      const prices = pricesOf(claims, one);
      return {
        allowedCents: one.lines.reduce((sum, line) => sum + (prices.get(line)?.allowedCents ?? 0), 0),
        lines: one.lines.map((line) => lineAnswer(line, prices.get(line))),
      };
    };
    const after = patient.map((other) => (other === claim ? changed : other));
    const { findings } = judging.engine.judgePatient(after);
    return {
      before: side(patient, claim),
      after: side(after, changed),
      findings: findings.filter((one) => one.fileId === claim.file.fileId && one.claimIndex === claim.index),
    };
  }
}

function lineAnswer(
  line: Claim["lines"][number],
  price: ReturnType<typeof pricesOf> extends Map<unknown, infer Price> ? Price | undefined : never,
) {
  return {
    line: line.number,
    procedure: line.procedure,
    modifiers: line.modifiers,
    units: line.units ?? null,
    pos: line.pos,
    date: formatServiceDate(line.date),
    chargeCents: line.chargeCents ?? null,
    allowedCents: price?.allowedCents ?? null,
    notPriced: price?.notPriced ?? null,
    locality: price?.locality ?? "",
    steps: price?.steps ?? [],
    pointers: line.pointers,
  };
}

const codeDate = (text: string | null) => parseServiceDate(text ?? "") ?? 20260301;

export function codeAnswer(code: string, query: URLSearchParams): object {
  const tables = judging.reference.on(codeDate(query.get("date")));
  const page = describeCode(code, tables, { localityId: query.get("locality") || undefined });
  const dated = (edition: (typeof page.sources)[number]) => ({
    ...edition,
    period: { from: formatServiceDate(edition.period.from), until: formatServiceDate(edition.period.until) },
    published: formatServiceDate(edition.published),
  });
  return { ...page, date: formatServiceDate(page.date), sources: page.sources.map(dated) };
}

export function localitiesAnswer(query: URLSearchParams) {
  const all = judging.reference.on(codeDate(query.get("date"))).localities?.all() ?? [];
  return { items: all.map(({ id, name }) => ({ id, name })) };
}

export function referenceAnswer() {
  const items = judging.reference.editions().map((edition) => ({
    table: edition.label.split(":")[0],
    label: edition.label,
    from: formatServiceDate(edition.period.from),
    until: formatServiceDate(edition.period.until),
    published: formatServiceDate(edition.published),
    source: edition.source,
    ...(edition.note === undefined ? {} : { note: edition.note }),
    rows: null,
    age: 200,
    imported: false,
    layoutVerified: null,
  }));
  return { fingerprint: judging.reference.fingerprint, editions: items };
}

export function rulesAnswer() {
  const items = [...allRules]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ id, code, summary, direction, severity, confidence }) => ({ id, code, summary, direction, severity, confidence }));
  return { items };
}

export function ruleAnswer(code: string) {
  const rule = allRules.find((one) => one.code === code);
  if (rule === undefined) return undefined;
  const page = fs.readFileSync(path.join(repository(), "packages/rules/src/rules", `${rule.id}.md`), "utf8");
  const { id, summary, direction, severity, confidence, messages, adjustmentGroup, carc, rarc, status277, citations, tables, yieldsTo } =
    rule;
  return {
    id,
    code,
    summary,
    direction,
    severity,
    confidence,
    messages,
    adjustmentGroup,
    carc,
    rarc,
    status277,
    citations,
    tables,
    yieldsTo,
    page,
  };
}
