import { type Cents, formatCents, procedureKey, shareOf } from "@claimscrub/claim";
import { beforeRanking, breakTie, pay } from "./service.ts";
import type { Fail, Ranked, Service } from "./working.ts";

/** Units of one service within a family: what each adds to the family's total. */
interface Member {
  readonly service: Service;
  readonly count: number;
  readonly each: Cents;
  readonly what: string;
}

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
 * Gathers endoscopic families (indicator 3 and one base code; the base code itself belongs where a member is present, whatever its own
 * row says): the highest in full, the others less the base's fee, the base nothing. Each family then ranks as one procedure
 * (RVU25D, Multiple Procedure 3; rules.md 3A.6). A family whose base fee is needed and unknown is not priced.
 */
export function endoscopyFamilies(services: readonly Service[], fail: Fail): { readonly families: Ranked[]; readonly alone: Service[] } {
  const byBase = new Map<string, Service[]>();
  for (const service of services) {
    const base = baseOf(service);
    if (base !== "") append(byBase, base, service);
  }
  if (byBase.size === 0) return { families: [], alone: [...services] };

  const alone: Service[] = [];
  const bases = new Map<string, Service[]>();
  for (const service of services) {
    const procedure = service.lead.line.procedure;
    const base = baseOf(service);
    if (byBase.has(procedure) && base !== procedure) {
      append(bases, procedure, service);
      if (base !== "") drop(byBase.get(base), service);
    } else if (base === "") alone.push(service);
  }
  const families: Ranked[] = [];
  for (const [base, members] of byBase) {
    const included = bases.get(base) ?? [];
    const only = members[0];
    if (only === undefined) continue;
    if (members.length === 1 && only.count === 1 && included.length === 0) alone.push(only);
    else {
      const family = familyOf(base, members, included, fail);
      if (family !== undefined) families.push(family);
    }
  }
  return { families, alone };
}

function familyOf(base: string, members: Service[], included: readonly Service[], fail: Fail): Ranked | undefined {
  members.sort((a, b) => b.each - a.each || breakTie(a.lead, b.lead));
  const parts: Member[] = included.map((service) => ({
    service,
    count: service.count,
    each: 0,
    what: "endoscopic base, included in its family",
  }));
  for (const [place, service] of members.entries()) {
    if (place === 0) parts.push({ service, count: 1, each: service.each, what: `endoscopic family of ${base}: highest in full` });
    const rest = place === 0 ? service.count - 1 : service.count;
    if (rest === 0) continue;
    const code = service.lead.at?.code(procedureKey(base), "");
    if (code === undefined || code.notPriced !== undefined) {
      for (const each of [...members, ...included]) fail(each, code?.notPriced ?? "unknown-code");
      return undefined;
    }
    const baseFee = beforeRanking(code.fee, service.lead, service.bilateral);
    parts.push({
      service,
      count: rest,
      each: Math.max(0, service.each - baseFee),
      what: `endoscopic family of ${base}: less the base's ${formatCents(baseFee)}`,
    });
  }
  return {
    amount: parts.reduce((sum, part) => sum + part.count * part.each, 0),
    count: 1,
    lead: members[0] as Service,
    lines: parts.flatMap(({ service }) => (service.other ? [service.lead, service.other] : [service.lead])),
    pay: (_count, basisPoints, what) => {
      for (const part of parts) {
        const ranked = basisPoints === 10000 ? part.each : shareOf(part.each, basisPoints);
        pay(part.service, part.count, ranked, what === "" ? part.what : `${part.what}; ${what}`, `${basisPoints / 100}%`);
      }
    },
  };
}
