import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { PaymentTermsSetup, PayerPolicy } from "@claimscrub/pricing";
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
  readonly locality: string;
  readonly policy: PayerPolicy | undefined;
  readonly factor: bigint;
  readonly fullPayment: boolean;
  /** What an anesthesia line pays by itself. */
  anesthesia: bigint | undefined;
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

/** Whether the payer's own schedule has the code or the part; undefined where there is no such row. */
function ownFee(policy: PayerPolicy | undefined, procedure: string, component: string, facility: boolean): bigint | undefined {
  const found = policy?.ownFees.find((one) => one.procedure === procedure && one.component === component);
  return found && BigInt(facility ? found.facilityCents : found.nonFacilityCents);
}

function hasOwn(policy: PayerPolicy | undefined, procedure: string): boolean {
  return policy?.ownFees.some((one) => one.procedure === procedure) === true;
}

/** The policy's share of Medicare's fee in basis points. */
function shareFor(policy: PayerPolicy, procedure: string): number | undefined {
  const within = (range: string): boolean => {
    const [low = "", high = low] = range.split("-");
    if (low === high) return procedure === low;
    return procedure >= low && procedure <= high && (!/^\d+$/.test(low) || /^\d+$/.test(procedure));
  };
  return policy.sharesOfMedicare.find(({ codes }) => codes === undefined || codes.some(within))?.basisPoints;
}

/** What one unit of a row pays on the line: by the payer's own schedule, a share of Medicare's fee, or Medicare's fee. */
function fee(row: FeeRow, line: Line, tables: TablesInForce, halfPractice = false): bigint {
  const { policy, facility } = line;
  if (policy === undefined) return medicareFee(row, line, halfPractice);
  const own = ownFee(policy, row.procedure, row.component, facility) ?? ownFee(policy, row.procedure, "", facility);
  return own ?? halfUp(medicareFee(row, line, halfPractice) * BigInt(shareFor(policy, row.procedure) ?? 0), 10_000n);
}

function medicareFee(row: FeeRow, line: Line, halfPractice: boolean): bigint {
  const factor = line.factor;
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

/** The payer's policy: by id, by the longest name, by SBR09, else the one for all others but Medicare Part B. */
function policyOf({ claim }: ServiceLine, terms: PaymentTermsSetup | undefined): PayerPolicy | undefined {
  const { policies = [] } = terms ?? {};
  const starts = policies
    .flatMap((policy) => policy.match.names.map((name) => ({ policy, name })))
    .filter(({ name }) => (name.endsWith("*") ? claim.payerName.startsWith(name.slice(0, -1)) : claim.payerName === name))
    .sort((a, b) => b.name.length - a.name.length);
  return (
    policies.find(({ match }) => match.payerIds.includes(claim.payerId)) ??
    starts[0]?.policy ??
    policies.find(({ match }) => match.filingIndicators.includes(claim.filingIndicator)) ??
    (claim.filingIndicator === "MB" ? undefined : policies.find(({ match }) => match.otherwise))
  );
}

/** Whether a physician is paid the whole fee schedule amount: the roster's word, the physician's before the group's, else the assignment. */
function paidInFull(source: ServiceLine, year: number, terms: PaymentTermsSetup | undefined): boolean {
  const { claim } = source;
  if (claim.filingIndicator !== "MB") return true;
  for (const npi of [source.renderingNpi, claim.billing.npi]) {
    if (terms?.nonParticipating[year]?.includes(npi)) return false;
    if (terms?.participating[year]?.includes(npi)) return true;
  }
  return !"BC".includes(claim.assignment);
}

const ANESTHESIA_ROLES: Readonly<Record<string, bigint>> = { AA: 2n, QZ: 2n, QK: 1n, QY: 1n, QX: 1n, AD: 2n };

/** (base + minutes / 15 to one decimal) x factor, half of it under direction; undefined where a fact is missing. */
function anesthesiaOf(source: ServiceLine, id: string, tables: TablesInForce, terms: PaymentTermsSetup | undefined): bigint | undefined {
  const factor = id === "national" ? tables.anesthesia?.national : tables.anesthesia?.find(id);
  const base = terms?.anesthesiaBaseUnits.find(({ procedure }) => procedure === source.procedure)?.units;
  const roles = source.modifiers.filter((modifier) => modifier in ANESTHESIA_ROLES);
  if (factor === undefined || base === undefined || roles.length !== 1) return undefined;
  const supervised = roles[0] === "AD";
  const minutes = source.units ?? 0;
  if (!supervised && (source.unitBasis !== "MJ" || minutes < 1 || minutes > 10_000 || minutes % 1 !== 0)) return undefined;
  const tenths = supervised ? 30n : BigInt(base) * 10n + halfUp(BigInt(minutes) * 10n, 15n);
  return halfUp(halfUp(tenths * BigInt(factor), 1000n) * (ANESTHESIA_ROLES[roles[0] as string] as bigint), 2n);
}

function read(source: ServiceLine, tables: TablesInForce, terms: PaymentTermsSetup | undefined): Line {
  const mods = new Set(source.modifiers);
  const policy = policyOf(source, terms);
  const year = Math.floor(tables.date / 10_000);
  const qualifies = policy === undefined && terms?.qualifyingParticipants[year]?.includes(source.renderingNpi) === true;
  const medicareFactor = tables.conversionFactor?.tenThousandths ?? 0;
  const factor = BigInt(qualifies ? (tables.conversionFactor?.qualifyingTenThousandths ?? medicareFactor) : medicareFactor);
  let locality = "national";
  let anesthesia: bigint | undefined;
  const make = (reason: string, row?: FeeRow, zero = false, costs: Line["costs"] = [1000n, 1000n, 1000n]): Line => ({
    source,
    mods,
    row,
    facility: tables.places?.setting(source.pos) === "facility",
    costs,
    locality,
    policy,
    factor,
    fullPayment: policy !== undefined || paidInFull(source, year, terms),
    anesthesia,
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
  const place = tables.localities.find(id);
  if (place) {
    locality = id;
    costs = [BigInt(place.work), BigInt(place.practiceExpense), BigInt(place.malpractice)];
  } else if (wanted !== undefined && wanted !== "national") return make("no-locality");
  const whole = tables.fees.row(source.procedureKey, "");
  const part = tables.fees.row(source.procedureKey, asked(source));
  const own = hasOwn(policy, source.procedure);
  const ownPart = ownFee(policy, source.procedure, asked(source), false) !== undefined;
  const ownWhole = ownFee(policy, source.procedure, "", false) !== undefined;
  const row = own && !ownPart ? whole : (part ?? whole);
  if (!row && !own) return make("unknown-code");
  if (tables.places.setting(source.pos) === undefined) return make(own && !ownWhole ? "unknown-code" : "pos-unassigned", row);
  if (own && !ownPart && (!ownWhole || (part !== undefined && asked(source) !== "53"))) return make("unknown-code", row);
  if (own) return readPayable(source, mods, row, (reason) => make(reason, row, false, costs));
  if (!row) return make("unknown-code");
  const known = policy === undefined || (shareFor(policy, source.procedure) !== undefined && !"NIDFGH".includes(row.status));
  if (!known) return make("other-schedule", row);
  const rvus = row.work + row.peFacility + row.peNonFacility + row.malpractice;
  if ("RT".includes(row.status) && rvus === 0) return make("by-report", row);
  if (row.status === "C") return make("contractor-priced", row);
  if (row.status === "J") {
    anesthesia = policy === undefined ? anesthesiaOf(source, locality, tables, terms) : undefined;
    if (anesthesia === undefined) return make("needs-anesthesia-time", row);
    return make(["52", "66", "53"].some((modifier) => mods.has(modifier)) ? "by-report" : "", row, false, costs);
  }
  if ("EX".includes(row.status)) return make("other-schedule", row);
  if (!"ART".includes(row.status)) return make("", row, true, costs);
  return readPayable(source, mods, row, (reason) => make(reason, row, false, costs));
}

/** What a line that has a fee may still lack. */
function readPayable(source: ServiceLine, mods: ReadonlySet<string>, row: FeeRow | undefined, make: (reason: string) => Line): Line {
  const reported = ["52", "66"].some((modifier) => mods.has(modifier)) || (mods.has("53") && row?.component !== "53");
  if (reported) return make("by-report");
  const units = source.units;
  if (units === undefined || units < 1 || units > 99_999_999 || units % 1 !== 0 || source.unitBasis === "MJ") return make("unreadable");
  const surgery = row?.globalDays === "010" || row?.globalDays === "090";
  if (surgery && mods.has("55") && careDays(source, Number(row.globalDays)) < 1) return make("needs-care-dates");
  const split = ["54", "55", "56", "78"].some((modifier) => mods.has(modifier));
  if (row && surgery && split && row.preOperative + row.intraOperative + row.postOperative === 0) return make("by-report");
  return make("");
}

/** Days of the global period on which somebody else's surgery was cared for, each day tried by itself; 0 where the claim doesn't say. */
function careDays({ claim, date }: ServiceLine, window: number): number {
  const assumed = claim.careAssumed ?? 0;
  if (assumed === 0) return 0;
  const after = Array.from({ length: window }, (_, at) => {
    const day = new Date(Date.UTC(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, (date % 100) + at + 1));
    return Number(day.toISOString().slice(0, 10).replaceAll("-", ""));
  });
  return after.filter((day) => day >= assumed && (!claim.careRelinquished || day <= claim.careRelinquished)).length;
}

/** Tenths of a percent that old equipment leaves of a technical part since 2023; undefined for several such modifiers. */
function equipment(line: Pick<Line, "mods">): number | undefined {
  const shares = [["FX", 800] as const, ["FY", 900] as const, ["CT", 850] as const].filter(([modifier]) => line.mods.has(modifier));
  return shares.length > 1 ? undefined : (shares[0]?.[1] ?? 1000);
}

/** The fee of a unit with old equipment: only its technical part is cut; undefined where that part isn't known. */
function withEquipment(line: Line, whole: bigint, part: (component: FeeComponent) => bigint | undefined): bigint | undefined {
  const share = equipment(line);
  const { row } = line;
  if (share === undefined) return undefined;
  if (share === 1000) return whole;
  if (row === undefined) return undefined;
  if (row.component === "TC" || row.pcTc === "3") return percent(whole, share);
  if (row.component === "26") return whole;
  if (row.pcTc === "4") return undefined;
  if (row.pcTc !== "1") return whole;
  const [professional, technical] = [part("26"), part("TC")];
  return professional === undefined || technical === undefined ? undefined : professional + percent(technical, share);
}

function beforeRank(line: Line, amount: bigint, doubled: number): bigint {
  const row = line.row;
  let result = percent(amount, doubled);
  if (row && (row.globalDays === "010" || row.globalDays === "090")) {
    if (has(line, "55")) {
      const window = Number(row.globalDays);
      result = halfUp(percent(result, row.postOperative * 10) * BigInt(careDays(line.source, window)), BigInt(window));
    } else if (has(line, "78")) result = percent(result, row.intraOperative * 10);
    else if (has(line, "54")) result = percent(result, (row.preOperative + row.intraOperative) * 10);
    else if (has(line, "56")) result = percent(result, row.preOperative * 10);
  }
  if (has(line, "AS")) return percent(result, 136);
  if (has(line, "80", "81", "82")) return percent(result, 160);
  return has(line, "62") ? percent(result, 625) : result;
}

function practitioner(line: Line): number {
  if (line.policy?.practitionerShares === false) return 1000;
  if (has(line, "AS")) return 1000;
  if (has(line, "CQ", "CO") && line.row?.multipleProcedure === "5") return 850;
  const { renderingTaxonomy, renderingNpi, claim } = line.source;
  const taxonomy = renderingTaxonomy || (renderingNpi === claim.billing.npi ? claim.billing.taxonomy : "");
  if (/^(363L|363A|364S)/.test(taxonomy)) return 850;
  return taxonomy.startsWith("1041C") ? 750 : 1000;
}

function tieKey(line: Line): [number, string, string, number, number, number] {
  const { source } = line;
  const perUnit = source.chargeCents === undefined ? Number.MAX_VALUE : source.chargeCents / (source.units as number);
  return [-perUnit, source.procedure, source.modifiers.join(" "), source.claim.file.order, source.claim.index, source.ordinal];
}

function byKey(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] as number | string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function role(line: Line): string {
  if (has(line, "AS")) return "AS";
  if (has(line, "80", "81", "82")) return "80";
  return has(line, "62") ? "62" : "";
}

function physicians(lines: readonly Line[]): void {
  const joined = (a: Line, b: Line): boolean => {
    if (a.policy !== b.policy && a.source.claim !== b.source.claim) return false;
    if (a.source.chargeCents === 0 || b.source.chargeCents === 0) return false;
    const same = samePhysician(a.source, b.source);
    return (
      same === "npi" ||
      // A colleague of the group who assists does not do a second procedure (CPM ch. 12 s. 20.4.3).
      (same === "group" && role(a) === role(b)) ||
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
  const both = (line: Line): number => ({ "1": (line.policy?.bilateral ?? 15000) / 10, "3": 2000 })[line.row?.bilateral ?? ""] ?? 1000;
  const sides: { place: number; side: string }[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.reason !== "" || line.zero || line.anesthesia !== undefined) continue;
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
  const sameTerms = a.policy === b.policy && a.factor === b.factor && a.fullPayment === b.fullPayment;
  const ownPart = (line: Line): string => {
    const component = asked(line.source);
    return ownFee(line.policy, line.source.procedure, component, line.facility) === undefined ? "" : component;
  };
  return (
    a.physician === b.physician &&
    ownPart(a) === ownPart(b) &&
    equipment(a) === equipment(b) &&
    sameFee &&
    sameTerms &&
    a.source.procedure === b.source.procedure &&
    roles(a) === roles(b) &&
    practitioner(a) === practitioner(b)
  );
}

/** What each line of a patient-day is allowed, in the order given. */
export function plainPrices(sources: readonly ServiceLine[], tables: TablesInForce, terms?: PaymentTermsSetup): PlainPrice[] {
  const lines = sources.map((source) => read(source, tables, terms));
  for (const line of lines)
    if (line.reason === "" && !line.zero && line.anesthesia === undefined) {
      const known = withEquipment(line, 0n, (component) => partOf(line, component, tables)) !== undefined;
      if (!known) line.reason = "by-report";
    }
  physicians(lines);
  bundle(lines, tables);
  const cases = lines.filter((line) => line.anesthesia !== undefined && line.reason === "");
  for (const line of cases) if (cases.some((other) => other !== line && other.physician === line.physician)) line.reason = "by-report";
  const all = parts(lines);
  const lead = (part: Part): Line => lines[part.of[0] as number] as Line;
  const worth = (part: Part): bigint => beforeRank(lead(part), unitOf(lead(part), tables), part.doubled);
  for (const part of all) part.paid = worth(part);
  for (const physician of new Set(lines.map((line) => line.physician))) {
    const mine = all.filter((part) => lead(part).physician === physician);
    const having = (...indicators: string[]): Part[] => mine.filter((part) => indicators.includes(lead(part).row?.multipleProcedure ?? ""));
    const policy = mine[0] && lead(mine[0]).policy;
    surgery(having("1", "2", "3"), lead, worth, tables, lines);
    if (policy?.therapyReduction !== false) therapy(having("5"), lead, tables, lines);
    if (policy?.testReductions === false) continue;
    for (const [indicator, technical, professional] of [
      ["4", 500, 950],
      ["6", 750, 1000],
      ["7", 800, 1000],
    ] as const) {
      const set = having(indicator).filter(
        (part) => !has(lead(part), "59", "XE") && (indicator !== "4" || lead(part).row?.imagingFamily === "88"),
      );
      tests(set, technical, professional, lead, tables, lines);
    }
  }
  return settle(lines, all, lead);
}

/** One unit of the line: as the payer's own schedule has the part that was asked for, else the whole; else by its row. */
function unitOf(line: Line, tables: TablesInForce): bigint {
  const { policy, source, facility } = line;
  const own = ownFee(policy, source.procedure, asked(source), facility) ?? ownFee(policy, source.procedure, "", facility);
  const whole = own ?? (line.row ? fee(line.row, line, tables) : 0n);
  return withEquipment(line, whole, (component) => partOf(line, component, tables)) ?? 0n;
}

/** The 26 or TC row's fee of one unit; undefined where the schedule that pays has no such row. */
function partOf(line: Line, component: FeeComponent, tables: TablesInForce): bigint | undefined {
  const { policy, source, facility } = line;
  const found = tables.fees?.row(source.procedureKey, component);
  if (!found || (hasOwn(policy, source.procedure) && ownFee(policy, source.procedure, component, facility) === undefined)) return undefined;
  return fee(found, line, tables);
}

/** Status T pays nothing beside anything else that is payable to the same provider. */
function bundle(lines: readonly Line[], tables: TablesInForce): void {
  const open = new Set(["", "contractor-priced", "by-report", "needs-care-dates"]);
  const payable = (line: Line): boolean => {
    const row = line.row;
    if (line.source.chargeCents === 0 || !open.has(line.reason) || line.zero) return false;
    if (line.anesthesia !== undefined) return true;
    if (hasOwn(line.policy, line.source.procedure)) return line.reason !== "" || unitOf(line, tables) > 0n;
    if (!row) return false;
    if (row.status === "T" && row.work + row.peFacility + row.peNonFacility + row.malpractice > 0) return false;
    return line.reason !== "" || row.work + row.malpractice + (line.facility ? row.peFacility : row.peNonFacility) > 0;
  };
  for (const line of lines) {
    if (line.row?.status !== "T" || line.reason !== "" || hasOwn(line.policy, line.source.procedure)) continue;
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
  const policy = set[0] && lead(set[0]).policy;
  const bases = policy?.endoscopyFamilies === false ? new Set<string>() : new Set(set.map(baseOf).filter((base) => base !== ""));
  const groups: Part[][] = [];
  const taken = new Set<Part>();
  for (const base of bases) {
    const members = set.filter((part) => baseOf(part) === base).sort(order);
    const included = set.filter((part) => lead(part).source.procedure === base);
    const found = members.length > 1 ? tables.fees?.row(keyOf(base), "") : undefined;
    const unlisted = found && policy && !hasOwn(policy, base) && shareFor(policy, base) === undefined;
    const baseRow = unlisted ? undefined : found;
    if (members.length > 1 && !baseRow) {
      const reason = unlisted ? "other-schedule" : "unknown-code";
      for (const part of [...members, ...included]) for (const place of part.of) (lines[place] as Line).reason = reason;
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
    const chosen = policy?.multipleProcedures;
    const share = chosen ? (chosen[Math.min(rank, chosen.length - 1)] as number) / 10 : rank === 0 ? 1000 : old ? 250 : 500;
    for (const part of group) {
      part.paid = percent(part.paid, share);
      part.byReport = rank >= 5;
    }
  }
}

function keyOf(procedure: string): number {
  return [...procedure].reduce((key, character) => key * 36 + Number.parseInt(character, 36), 0);
}

function refuse(part: Part, lines: readonly Line[], reason: string): void {
  for (const place of part.of) (lines[place] as Line).reason = reason;
}

function therapy(all: Part[], lead: (part: Part) => Line, tables: TablesInForce, lines: readonly Line[]): void {
  const listed = (part: Part): boolean => hasOwn(lead(part).policy, lead(part).source.procedure);
  if (all.length > 1) for (const part of all) if (listed(part)) refuse(part, lines, "unknown-code");
  const set = all.length > 1 ? all.filter((part) => !listed(part)) : all;
  const practice = (part: Part): number => {
    const { row, facility, costs } = lead(part);
    return (facility ? (row?.peFacility ?? 0) : (row?.peNonFacility ?? 0)) * Number(costs[1]);
  };
  const sorted = [...set].sort((a, b) => practice(b) - practice(a) || byKey(tieKey(lead(a)), tieKey(lead(b))));
  for (const part of sorted.slice(1))
    part.paid = beforeRank(lead(part), fee(lead(part).row as FeeRow, lead(part), tables, true), part.doubled);
}

function tests(
  set: Part[],
  technical: number,
  professional: number,
  lead: (part: Part) => Line,
  tables: TablesInForce,
  lines: readonly Line[],
): void {
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
      const found = partOf(line, component, tables);
      const cut = found !== undefined && component === "TC" ? percent(found, equipment(line) ?? 1000) : found;
      return cut === undefined ? -1n : beforeRank(line, cut, part.doubled);
    };
    if (row.component === "26" || row.pcTc === "2") splits.push({ part, tc: 0n, pc: part.paid });
    else if (row.component === "TC" || row.pcTc === "3") splits.push({ part, tc: part.paid, pc: 0n });
    else if (row.pcTc === "1") splits.push({ part, tc: one("TC"), pc: one("26") });
  }
  const unknown = splits.filter(({ tc, pc }) => tc < 0n || pc < 0n);
  for (const { part } of unknown) refuse(part, lines, "unknown-code");
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
    const full = percent(part.paid, practitioner(lead(part)));
    const paid = lead(part).fullPayment ? full : percent(full, 950);
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
    const { anesthesia } = line;
    const alone = anesthesia === undefined || line.fullPayment ? anesthesia : percent(anesthesia, 950);
    const amount = Number(alone ?? before[place]);
    return charge === undefined ? amount : Math.max(0, Math.min(amount, charge));
  });
}
