import type { Claim, ClaimFile, Finding, RunSummary } from "@claimscrub/claim";
import { findingId, type Versions } from "@claimscrub/rules";
import { citationsOf, definitionOf, messageOf, type ReaderFault, remedyTextOf } from "./formats.ts";
import { compareText } from "./order.ts";

/** A fault of the reader, with its file and, where it could be read, its claim. */
export interface FileFault {
  readonly fault: ReaderFault;
  readonly file: ClaimFile;
  readonly claim: Claim | undefined;
}

/** Makes findings of what the reader found wrong with the wrapping and the structure of files. */
export class FaultFindings {
  readonly #versions: Versions;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** One finding for each fault, in order of file and place. Several of one kind at one claim or file differ in their ids by their order there. */
  of(faults: readonly FileFault[]): Finding[] {
    const seen = new Map<string, number>();
    return [...faults].sort(byPlace).map((one) => {
      const { fault, file } = one;
      const parts = [file.fileId, fault.claimIndex ?? "", fault.line ?? "", definitionOf(fault).code];
      const key = parts.join("\n");
      const ordinal = (seen.get(key) ?? 0) + 1;
      seen.set(key, ordinal);
      const first = findingId(parts, this.#versions);
      return this.#finding(one, ordinal === 1 ? first : findingId([first, ordinal], this.#versions));
    });
  }

  #finding({ fault, file, claim }: FileFault, id: string): Finding {
    const definition = definitionOf(fault);
    return {
      id,
      file: file.name,
      fileId: file.fileId,
      claim: fault.claim ?? claim?.id ?? null,
      claimIndex: fault.claimIndex,
      line: fault.line,
      related: [],
      ...(claim === undefined ? {} : { payerId: claim.payerId, payerName: claim.payerName }),
      rule: definition.rule,
      code: definition.code,
      direction: "rejection",
      severity: definition.severity,
      impact: { cents: 0, confidence: "high", basis: [] },
      message: messageOf(fault),
      remedy: { kind: definition.remedy.kind, text: filled(remedyTextOf(fault), fault) },
      adjustmentGroup: "",
      carc: [],
      rarc: [],
      status277: definition.status277,
      causedBy: [],
      neverAppeal: false,
      citations: citationsOf(fault),
      editions: [],
      location: fault.position,
    };
  }
}

/** Whether a fault keeps its claim from being clean. */
export function flagsClaim(fault: ReaderFault): boolean {
  return definitionOf(fault).severity !== "info";
}

/** The code that a fault's finding has. */
export function faultCode(fault: ReaderFault): string {
  return definitionOf(fault).code;
}

/** Adds findings of the reader, which have no dollars, to a summary of nothing but such findings. */
export function addFaults(summary: RunSummary, findings: readonly Finding[]): RunSummary {
  const byRule: RunSummary["byRule"] = {};
  for (const { code, rule } of [...findings].sort((a, b) => compareText(a.code, b.code)))
    byRule[code] = { rule, count: (byRule[code]?.count ?? 0) + 1, grossCents: 0 };
  const rejection = { ...summary.byDirection.rejection, count: summary.byDirection.rejection.count + findings.length };
  return { ...summary, findings: summary.findings + findings.length, byRule, byDirection: { ...summary.byDirection, rejection } };
}

function byPlace(a: FileFault, b: FileFault): number {
  return (
    a.file.order - b.file.order ||
    a.fault.position.byte - b.fault.position.byte ||
    a.fault.position.segment - b.fault.position.segment ||
    compareText(a.fault.kind, b.fault.kind) ||
    compareText(a.fault.position.element, b.fault.position.element)
  );
}

function filled(text: string, fault: ReaderFault): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(fault.data[name] ?? hole));
}
