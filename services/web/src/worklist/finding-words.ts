import type { Finding } from "@claimscrub/claim";

/** `17312-59 × 2` of a finding's line; empty for a finding of a claim or a file. */
export function codedLine(finding: Pick<Finding, "procedure" | "modifiers" | "units">): string {
  if (finding.procedure === undefined) return "";
  const units = finding.units === undefined || finding.units === 1 ? "" : ` × ${finding.units}`;
  return [finding.procedure, ...(finding.modifiers ?? [])].join("-") + units;
}

/** What a message lacks to stand alone: the line's code, where the message does not begin with it. */
export function leadWords(finding: Pick<Finding, "procedure" | "modifiers" | "units" | "message">): string {
  const coded = codedLine(finding);
  return coded === "" || finding.message.startsWith(finding.procedure ?? coded) ? "" : coded;
}

/** Where a finding stands, for a person: its claim number and line, else the file. For the page only, never for an address. */
export function placeWords(finding: Finding): string {
  if (finding.claim === null) return finding.file;
  return `${finding.claim}${finding.line === null ? "" : `, line ${finding.line}`}`;
}

/** The address of a finding's claim: by file and place in it, so that no claim number gets into an address. */
export function claimAddress(finding: Finding): string | null {
  return finding.claimIndex === null ? null : `/claims/${finding.fileId}/${finding.claimIndex}?at=${finding.id}`;
}

/** What one remedy would close, as the service names it: the rule's code and the procedure it stands on. A consequence goes with what caused it. */
export function causeOf(finding: Finding, byId: ReadonlyMap<string, Finding>): string {
  const cause = finding.causedBy.map((id) => byId.get(id)).find((one) => one !== undefined && one.id !== finding.id);
  const { code, procedure } = cause ?? finding;
  return procedure === undefined || procedure === "" ? code : `${code} ${procedure}`;
}

export interface CauseGroup<Of extends Finding> {
  readonly key: string;
  readonly remedy: string;
  readonly items: readonly Of[];
  readonly cents: number;
}

/** Findings by root cause, the costliest cause first, each group in the order given. */
export function groupByCause<Of extends Finding>(findings: readonly Of[]): CauseGroup<Of>[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const groups = new Map<string, Of[]>();
  for (const finding of findings) {
    const key = causeOf(finding, byId);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .map(([key, items]) => {
      const root = items.find((one) => key === one.code || key === `${one.code} ${one.procedure}`) ?? items[0]!;
      const cents = items.reduce((sum, one) => sum + (one.impact.cents ?? 0), 0);
      return { key, remedy: root.remedy.kind.replaceAll("-", " "), items, cents };
    })
    .sort((a, b) => b.cents - a.cents || (a.key < b.key ? -1 : 1));
}
