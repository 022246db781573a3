import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { FeeComponent, FeeRow, TablesInForce } from "@claimscrub/reference";

/**
 * A second implementation of what Medicare allows for a patient-day, to compare the product with: written from CMS's text (RVU25D) and
 * the decisions that the product documents, slow, in whole numbers without a bound, every unit a thing of its own, nothing cached,
 * nothing taken from the pricing package.
 */

/** An amount in cents, or the reason why there is none. */
export type PlainPrice = number | string;

interface Part {
  /** Places of the lines that it belongs to; two for a right and a left line. */
  readonly of: readonly number[];
  readonly doubled: number;
  paid: bigint;
  byReport: boolean;
}

interface Line {
  readonly source: ServiceLine;
  readonly mods: ReadonlySet<string>;
  readonly row: FeeRow | undefined;
  readonly facility: boolean;
  readonly costs: readonly [bigint, bigint, bigint];
  reason: string;
  zero: boolean;
  physician: number;
}

const ANATOMIC = new Set("E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI".split(" "));
const DISTINCT = "59 XE XP XS XU 76".split(" ");

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

function percent(amount: bigint, tenthsOfPercent: number): bigint {
  return halfUp(amount * BigInt(tenthsOfPercent), 1000n);
}

function has(line: Line, ...modifiers: readonly string[]): boolean {
  return modifiers.some((modifier) => line.mods.has(modifier));
}

function fee(row: FeeRow, line: Line, tables: TablesInForce, halfPractice = false): bigint {
  const factor = BigInt(tables.conversionFactor?.tenThousandths ?? 0);
  const [work, practice, malpractice] = line.costs;
  const pe = line.facility ? row.peFacility : row.peNonFacility;
  const full = 2n * BigInt(row.work) * work + (halfPractice ? 1n : 2n) * BigInt(pe) * practice + 2n * BigInt(row.malpractice) * malpractice;
  const amount = halfUp(full * factor, 20_000_000n);
  const oppsPe = line.facility ? row.oppsPeFacility : row.oppsPeNonFacility;
  if (halfPractice || row.oppsPeFacility + row.oppsPeNonFacility + row.oppsMalpractice === 0) return amount;
  const cap = halfUp(
    (BigInt(row.work) * work + BigInt(oppsPe) * practice + BigInt(row.oppsMalpractice) * malpractice) * factor,
    10_000_000n,
  );
  return cap < amount ? cap : amount;
}

function asked(line: ServiceLine): FeeComponent {
  const mods = new Set(line.modifiers);
  if (mods.has("26") !== mods.has("TC")) return mods.has("26") ? "26" : "TC";
  return mods.has("53") && !mods.has("26") ? "53" : "";
}

function read(source: ServiceLine, tables: TablesInForce): Line {
  const mods = new Set(source.modifiers);
  const make = (reason: string, row?: FeeRow, zero = false, costs: Line["costs"] = [1000n, 1000n, 1000n]): Line => ({
    source,
    mods,
    row,
    facility: tables.places?.setting(source.pos) === "facility",
    costs,
    reason,
    zero,
    physician: -1,
  });
  if (!tables.fees || !tables.conversionFactor || !tables.localities || !tables.places) return make("no-edition");
  if (source.qualifier !== "HC") return make("unknown-code");
  let costs: Line["costs"] = [1000n, 1000n, 1000n];
  const wanted = source.claim.locality;
  let id = wanted;
  if (id === undefined) {
    const zip = tables.zips?.find((source.serviceFacility?.zip || source.claim.billing.zip).slice(0, 5));
    id = zip && !zip.needsPlusFour ? zip.localityId : "national";
  }
  const locality = tables.localities.find(id);
  if (locality) costs = [BigInt(locality.work), BigInt(locality.practiceExpense), BigInt(locality.malpractice)];
  else if (wanted !== undefined && wanted !== "national") return make("no-locality");
  const whole = tables.fees.row(source.procedureKey, "");
  const row = tables.fees.row(source.procedureKey, asked(source)) ?? whole;
  if (!row) return make("unknown-code");
  if (tables.places.setting(source.pos) === undefined) return make("pos-unassigned");
  const rvus = row.work + row.peFacility + row.peNonFacility + row.malpractice;
  if ("RT".includes(row.status) && rvus === 0) return make("by-report", row);
  if (row.status === "C") return make("contractor-priced", row);
  if (row.status === "J") return make("needs-anesthesia-time", row);
  if ("EX".includes(row.status)) return make("other-schedule", row);
  if (!"ART".includes(row.status)) return make("", row, true, costs);
  const reported = ["52", "66", "FX", "FY", "CT"].some((modifier) => mods.has(modifier)) || (mods.has("53") && row.component !== "53");
  if (reported) return make("by-report", row, false, costs);
  const units = source.units;
  if (units === undefined || units < 1 || units > 99_999_999 || units % 1 !== 0 || source.unitBasis === "MJ")
    return make("unreadable", row, false, costs);
  const surgery = row.globalDays === "010" || row.globalDays === "090";
  if (surgery && mods.has("55")) return make("needs-care-dates", row, false, costs);
  const split = ["54", "56", "78"].some((modifier) => mods.has(modifier));
  if (surgery && split && row.preOperative + row.intraOperative + row.postOperative === 0) return make("by-report", row, false, costs);
  return make("", row, false, costs);
}

function beforeRank(line: Line, amount: bigint, doubled: number): bigint {
  const row = line.row as FeeRow;
  let result = percent(amount, doubled);
  if (row.globalDays === "010" || row.globalDays === "090") {
    if (has(line, "78")) result = percent(result, row.intraOperative * 10);
    else if (has(line, "54")) result = percent(result, (row.preOperative + row.intraOperative) * 10);
    else if (has(line, "56")) result = percent(result, row.preOperative * 10);
  }
  if (has(line, "AS")) return percent(result, 136);
  if (has(line, "80", "81", "82")) return percent(result, 160);
  return has(line, "62") ? percent(result, 625) : result;
}

function practitioner(line: Line): number {
  if (has(line, "AS")) return 1000;
  if (has(line, "CQ", "CO") && line.row?.multipleProcedure === "5") return 850;
  const taxonomy = line.source.renderingTaxonomy;
  if (/^(363L|363A|364S)/.test(taxonomy)) return 850;
  return taxonomy.startsWith("1041C") ? 750 : 1000;
}

function tieKey(line: Line): [number, string, string, number, number, number] {
  const { source } = line;
  const perUnit = source.chargeCents === undefined ? -1 : source.chargeCents / (source.units as number);
  return [-perUnit, source.procedure, source.modifiers.join(" "), source.claim.file.order, source.claim.index, source.ordinal];
}

function byKey(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] as number | string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function physicians(lines: readonly Line[]): void {
  const joined = (a: Line, b: Line): boolean => {
    if (a.source.chargeCents === 0 || b.source.chargeCents === 0) return false;
    return (
      samePhysician(a.source, b.source) !== false ||
      (a.source.claim === b.source.claim && a.source.renderingNpi + b.source.renderingNpi === "")
    );
  };
  for (const [at, start] of lines.entries()) {
    if (start.physician >= 0) continue;
    const open = [start];
    for (let line = open.pop(); line; line = open.pop()) {
      line.physician = at;
      open.push(...lines.filter((other) => other.physician < 0 && !open.includes(other) && joined(line as Line, other)));
    }
  }
}

/** The units of the day, each by itself, with right and left lines joined. */
function parts(lines: readonly Line[]): Part[] {
  const result: Part[] = [];
  const add = (of: readonly number[], doubled: number): void => void result.push({ of, doubled, paid: 0n, byReport: false });
  const both = (line: Line): number => ({ "1": 1500, "3": 2000 })[line.row?.bilateral ?? ""] ?? 1000;
  const sides: { place: number; side: string }[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.reason !== "" || line.zero) continue;
    const units = line.source.units as number;
    const anatomic = [...line.mods].some((modifier) => ANATOMIC.has(modifier));
    if (has(line, "50") || (has(line, "RT") && has(line, "LT"))) add([place], both(line));
    else if (units === 2 && !anatomic && "123".includes(line.row?.bilateral ?? "x")) add([place], both(line));
    else {
      const otherAnatomic = [...line.mods].some((modifier) => ANATOMIC.has(modifier) && modifier !== "RT" && modifier !== "LT");
      const canPair = has(line, "RT", "LT") && !otherAnatomic && !has(line, ...DISTINCT);
      for (let unit = 0; unit < units; unit++) {
        if (canPair) sides.push({ place, side: has(line, "RT") ? "RT" : "LT" });
        else add([place], 1000);
      }
    }
  }
  sides.sort((a, b) => byKey(tieKey(lines[a.place] as Line), tieKey(lines[b.place] as Line)));
  while (sides.length > 0) {
    const first = sides.shift() as { place: number; side: string };
    const a = lines[first.place] as Line;
    const partner = sides.findIndex(({ place, side }) => side !== first.side && alike(a, lines[place] as Line));
    if (partner < 0) add([first.place], 1000);
    else add([first.place, (sides.splice(partner, 1)[0] as { place: number }).place], both(a));
  }
  return result;
}

function alike(a: Line, b: Line): boolean {
  const sameFee = a.row === b.row && a.facility === b.facility && String(a.costs) === String(b.costs);
  const roles = (line: Line): string => ["AS", "80", "62"].map((role) => beforeRank(line, 1_000_000n, 1000) + role).join();
  return a.physician === b.physician && sameFee && roles(a) === roles(b) && practitioner(a) === practitioner(b);
}

/** What each line of a patient-day is allowed, in the order given. */
export function plainPrices(sources: readonly ServiceLine[], tables: TablesInForce): PlainPrice[] {
  const lines = sources.map((source) => read(source, tables));
  physicians(lines);
  bundle(lines);
  const all = parts(lines);
  const lead = (part: Part): Line => lines[part.of[0] as number] as Line;
  const worth = (part: Part): bigint => beforeRank(lead(part), fee(lead(part).row as FeeRow, lead(part), tables), part.doubled);
  for (const part of all) part.paid = worth(part);
  for (const physician of new Set(lines.map((line) => line.physician))) {
    const mine = all.filter((part) => lead(part).physician === physician);
    const having = (...indicators: string[]): Part[] => mine.filter((part) => indicators.includes(lead(part).row?.multipleProcedure ?? ""));
    surgery(having("1", "2", "3"), lead, worth, tables, lines);
    therapy(having("5"), lead, tables);
    for (const [indicator, technical, professional] of [
      ["4", 500, 950],
      ["6", 750, 1000],
      ["7", 800, 1000],
    ] as const) {
      const set = having(indicator).filter(
        (part) => !has(lead(part), "59", "XE") && (indicator !== "4" || lead(part).row?.imagingFamily === "88"),
      );
      tests(set, technical, professional, lead, tables);
    }
  }
  return settle(lines, all, lead);
}

/** Status T pays nothing beside anything else that is payable to the same provider. */
function bundle(lines: readonly Line[]): void {
  const open = new Set(["", "contractor-priced", "by-report", "needs-care-dates"]);
  const payable = (line: Line): boolean => {
    const row = line.row;
    if (!row || line.source.chargeCents === 0 || !open.has(line.reason) || line.zero) return false;
    if (row.status === "T" && row.work + row.peFacility + row.peNonFacility + row.malpractice > 0) return false;
    return line.reason !== "" || row.work + row.malpractice + (line.facility ? row.peFacility : row.peNonFacility) > 0;
  };
  for (const line of lines) {
    if (line.row?.status !== "T" || line.reason !== "") continue;
    if (lines.some((other) => other !== line && other.physician === line.physician && payable(other))) line.zero = true;
  }
}

function surgery(
  set: Part[],
  lead: (part: Part) => Line,
  worth: (part: Part) => bigint,
  tables: TablesInForce,
  lines: readonly Line[],
): void {
  const baseOf = (part: Part): string => (lead(part).row?.multipleProcedure === "3" ? (lead(part).row?.endoscopicBase ?? "") : "");
  const order = (a: Part, b: Part): number => Number(worth(b) - worth(a)) || byKey(tieKey(lead(a)), tieKey(lead(b)));
  const bases = new Set(set.map(baseOf).filter((base) => base !== ""));
  const groups: Part[][] = [];
  const taken = new Set<Part>();
  for (const base of bases) {
    const members = set.filter((part) => baseOf(part) === base).sort(order);
    const included = set.filter((part) => lead(part).source.procedure === base);
    const baseRow = members.length > 1 ? tables.fees?.row(keyOf(base), "") : undefined;
    if (members.length > 1 && !baseRow) {
      for (const part of [...members, ...included]) for (const place of part.of) (lines[place] as Line).reason = "unknown-code";
    }
    for (const [place, part] of members.entries()) {
      if (place === 0 || !baseRow) continue;
      const less = worth(part) - beforeRank(lead(part), fee(baseRow, lead(part), tables), part.doubled);
      part.paid = less > 0n ? less : 0n;
    }
    for (const part of included) part.paid = 0n;
    groups.push([...members, ...included]);
    for (const part of [...members, ...included]) taken.add(part);
  }
  for (const part of set) if (!taken.has(part)) groups.push([part]);
  const total = (group: Part[]): bigint => group.reduce((sum, part) => sum + part.paid, 0n);
  const ranked = groups.filter((group) => total(group) > 0n && lead(group[0] as Part));
  ranked.sort((a, b) => Number(total(b) - total(a)) || byKey(tieKey(lead(a[0] as Part)), tieKey(lead(b[0] as Part))));
  for (const [rank, group] of ranked.entries()) {
    const old = lead(group[0] as Part).row?.multipleProcedure === "1" && rank >= 2;
    for (const part of group) {
      if (rank > 0) part.paid = percent(part.paid, old ? 250 : 500);
      part.byReport = rank >= 5;
    }
  }
}

function keyOf(procedure: string): number {
  return [...procedure].reduce((key, character) => key * 36 + Number.parseInt(character, 36), 0);
}

function therapy(set: Part[], lead: (part: Part) => Line, tables: TablesInForce): void {
  const practice = (part: Part): number => {
    const { row, facility, costs } = lead(part);
    return (facility ? (row?.peFacility ?? 0) : (row?.peNonFacility ?? 0)) * Number(costs[1]);
  };
  const sorted = [...set].sort((a, b) => practice(b) - practice(a) || byKey(tieKey(lead(a)), tieKey(lead(b))));
  for (const part of sorted.slice(1))
    part.paid = beforeRank(lead(part), fee(lead(part).row as FeeRow, lead(part), tables, true), part.doubled);
}

function tests(set: Part[], technical: number, professional: number, lead: (part: Part) => Line, tables: TablesInForce): void {
  if (set.length < 2) return;
  interface Split {
    readonly part: Part;
    tc: bigint;
    pc: bigint;
  }
  const splits: Split[] = [];
  for (const part of set) {
    const line = lead(part);
    const row = line.row as FeeRow;
    const one = (component: FeeComponent): bigint => {
      const found = tables.fees?.row(line.source.procedureKey, component);
      return found ? beforeRank(line, fee(found, line, tables), part.doubled) : -1n;
    };
    if (row.component === "26" || row.pcTc === "2") splits.push({ part, tc: 0n, pc: part.paid });
    else if (row.component === "TC" || row.pcTc === "3") splits.push({ part, tc: part.paid, pc: 0n });
    else if (row.pcTc === "1") splits.push({ part, tc: one("TC"), pc: one("26") });
  }
  const unknown = splits.filter(({ tc, pc }) => tc < 0n || pc < 0n);
  for (const { part } of unknown) lead(part).reason = "unknown-code";
  const known = splits.filter((split) => !unknown.includes(split));
  const first = (of: "tc" | "pc"): Split | undefined =>
    known.filter((split) => split[of] > 0n).sort((a, b) => Number(b[of] - a[of]) || byKey(tieKey(lead(a.part)), tieKey(lead(b.part))))[0];
  const [firstTc, firstPc] = [first("tc"), first("pc")];
  for (const split of known) {
    const cutTc = split !== firstTc && split.tc > 0n;
    const cutPc = split !== firstPc && split.pc > 0n && professional < 1000;
    if (cutTc || cutPc)
      split.part.paid = (cutTc ? percent(split.tc, technical) : split.tc) + (cutPc ? percent(split.pc, professional) : split.pc);
  }
}

/** Practitioner's share, halves of right and left lines, charges. */
function settle(lines: readonly Line[], all: readonly Part[], lead: (part: Part) => Line): PlainPrice[] {
  const before = lines.map(() => 0n);
  const shared = new Map<string, { of: readonly number[]; paid: bigint }>();
  for (const part of all) {
    const paid = percent(part.paid, practitioner(lead(part)));
    const [one = 0, two] = part.of;
    if (two === undefined) before[one] = (before[one] as bigint) + paid;
    else {
      const key = part.of.join();
      shared.set(key, { of: part.of, paid: (shared.get(key)?.paid ?? 0n) + paid });
    }
  }
  const halves = new Map<string, [bigint, bigint]>();
  for (const [key, { of, paid }] of shared) {
    const half = halfUp(paid, 2n);
    halves.set(key, [half, paid - half]);
    for (const [at, place] of of.entries()) before[place] = (before[place] as bigint) + ((at === 0 ? half : paid - half) as bigint);
  }
  for (const [key, { of }] of shared) {
    const [one = 0, two = 0] = of;
    if ((lines[one] as Line).row?.bilateral === "3") continue;
    for (const [from, to, most] of [
      [one, two, halves.get(key)?.[0]],
      [two, one, halves.get(key)?.[1]],
    ] as [number, number, bigint][]) {
      const limit = lines[from]?.source.chargeCents;
      const room = lines[to]?.source.chargeCents;
      if (limit === undefined || (before[from] as bigint) <= BigInt(limit)) continue;
      const options = [
        (before[from] as bigint) - BigInt(limit),
        most,
        ...(room === undefined ? [] : [BigInt(room) - (before[to] as bigint)]),
      ];
      const moved = options.reduce((least, value) => (value < least ? value : least));
      if (moved <= 0n) continue;
      before[from] = (before[from] as bigint) - moved;
      before[to] = (before[to] as bigint) + moved;
    }
  }
  return lines.map((line, place) => {
    if (line.reason !== "") return line.reason;
    const charge = line.source.chargeCents;
    const amount = Number(before[place]);
    return charge === undefined ? amount : Math.max(0, Math.min(amount, charge));
  });
}
