import type { ByteSource, ClaimFile, Finding, ServiceDate } from "@claimscrub/claim";
import type { FilePlan } from "./file-plan.ts";

/** When an acknowledgement is written: a day, and `HHMM`. */
export interface AcknowledgementTime {
  readonly date: ServiceDate;
  readonly time: string;
}

/** What both acknowledgements of a file are written from. */
export interface AcknowledgementInput {
  readonly source: ByteSource;
  readonly file: ClaimFile;
  readonly plan: FilePlan;
  /**
   * The day and minute of receipt. Left out, those that the interchange itself gives (ISA09 and ISA10, else GS04 and GS05, else BHT04):
   * then the same file always gets the same acknowledgement.
   */
  readonly received?: AcknowledgementTime | undefined;
  /**
   * What keeps claims from going out, the errors of the reader among it. A 999 may do without: it then reads every claim to find those
   * errors again.
   */
  readonly rejections?: Rejections | undefined;
}

/** Why a claim must not go out: statuses as findings carry them, `A7:562:85`; `line` is null where it is said of the whole claim. */
export interface Rejection {
  readonly line: number | null;
  readonly status277: readonly string[];
}

/** Rejections by claimIndex (1 for the first CLM of the file). */
export type Rejections = ReadonlyMap<number, readonly Rejection[]>;

/** Whether a finding keeps its claim from going out: an error that refuses it at the door. What only warns is no matter of a 277CA. */
export function rejectsClaim(finding: Pick<Finding, "direction" | "severity" | "claimIndex">): boolean {
  return finding.direction === "rejection" && finding.severity === "error" && finding.claimIndex !== null;
}

/** The rejections that the findings of one file make. */
export function rejectionsOf(findings: Iterable<Finding>): Rejections {
  const rejections = new Map<number, Rejection[]>();
  for (const finding of findings) {
    if (!rejectsClaim(finding)) continue;
    const { line, status277 } = finding;
    const ofClaim = rejections.get(finding.claimIndex!);
    if (ofClaim === undefined) rejections.set(finding.claimIndex!, [{ line, status277 }]);
    else ofClaim.push({ line, status277 });
  }
  return rejections;
}
