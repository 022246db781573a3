import { type Cents, formatCents, procedureKey } from "@claimscrub/claim";
import { beforeRanking, breakTie } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import type { FamilyPart, Service } from "./working.ts";

function append(groups: Map<string, Service[]>, base: string, service: Service): void {
  const group = groups.get(base);
  if (group === undefined) groups.set(base, [service]);
  else group.push(service);
}

function drop(group: Service[] | undefined, service: Service): void {
  group?.splice(group.indexOf(service), 1);
}

function baseOf(service: Service): string {
  const row = service.lead.code?.row;
  return row?.multipleProcedure === "3" ? row.endoscopicBase : "";
}

/**
 * Gathers endoscopic families out of the sheet's set (indicator 3 and one base code; the base code itself belongs where a member is present,
 * whatever its own row says): the highest in full, the others less the base's fee, the base nothing. Each family then ranks as one procedure
 * (RVU25D, Multiple Procedure 3; rules.md 3A.6). A family whose base fee is needed and unknown is not priced.
 */
export function rankFamilies(sheet: Sheet): void {
  const services = sheet.set.list();
  const byBase = new Map<string, Service[]>();
  for (const service of services) {
    const base = baseOf(service);
    if (base !== "") append(byBase, base, service);
  }
  const bases = new Map<string, Service[]>();
  for (const service of services) {
    const { procedure } = service.lead.line;
    const base = baseOf(service);
    if (byBase.has(procedure) && base !== procedure) {
      append(bases, procedure, service);
      if (base !== "") drop(byBase.get(base), service);
    } else if (base === "") sheet.rank(service);
  }
  for (const [base, members] of byBase) {
    const included = bases.get(base) ?? [];
    const only = members[0];
    if (only === undefined) continue;
    if (members.length === 1 && only.count === 1 && included.length === 0) sheet.rank(only);
    else rankFamily(sheet, base, members, included);
  }
}

function rankFamily(sheet: Sheet, base: string, members: Service[], included: readonly Service[]): void {
  const { recording } = sheet;
  members.sort(order);
  const parts: FamilyPart[] = included.map((service) => ({ service, count: service.count, each: 0, what: recording ? INCLUDED : "" }));
  for (const [place, service] of members.entries()) {
    if (place === 0)
      parts.push({ service, count: 1, each: service.each, what: recording ? `endoscopic family of ${base}: highest in full` : "" });
    const rest = place === 0 ? service.count - 1 : service.count;
    if (rest === 0) continue;
    const code = service.lead.at?.code(procedureKey(base), "");
    if (code === undefined || code.notPriced !== undefined) {
      for (const each of [...members, ...included]) sheet.fail(each, code?.notPriced ?? "unknown-code");
      return;
    }
    const baseFee = beforeRanking(code.fee, service.lead, service.bilateral);
    parts.push({ service, count: rest, each: Math.max(0, service.each - baseFee), what: recording ? lessWords(base, baseFee) : "" });
  }
  const item = sheet.ranked.next();
  item.amount = parts.reduce((sum, part) => sum + part.count * part.each, 0);
  item.count = 1;
  item.lead = members[0] as Service;
  item.family = parts;
}

const INCLUDED = "endoscopic base, included in its family";

function lessWords(base: string, fee: Cents): string {
  return `endoscopic family of ${base}: less the base's ${formatCents(fee)}`;
}

function order(a: Service, b: Service): number {
  return b.each - a.each || breakTie(a.lead, b.lead);
}
