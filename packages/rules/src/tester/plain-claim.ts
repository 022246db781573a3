import {
  addDays,
  type Bill,
  type Claim,
  modifierKey,
  type OtherForm,
  parseCents,
  type Position,
  type Provider,
  procedureKey,
  type Purpose,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";

export const CLAIM_OPTIONS = [
  "payer", "payerId", "freq", "pos", "by", "taxonomy", "group", "groupTaxonomy", "zip", "locality", "facility", "admitted", "discharged",
  "received", "id", "reference", "sequence", "purpose", "patient", "note", "clia", "file", "dx",
  "charge", "assignment", "sex", "born", "member", "street", "entity", "delay", "rendering", "sent",
  "ordering", "supervising", "other", "form", "bill", "conditions", "through", "attachment",
] as const; // biome-ignore format: a list of words
export type ClaimOption = (typeof CLAIM_OPTIONS)[number];

/** Options of a claim by name, as day.ts explains them. */
export type ClaimOptions = Readonly<Partial<Record<ClaimOption, string>>>;

const UNLIMITED_CHARGE = 999900;

/** A claim of plain data from the words of a test day. `index` is its place in its file. */
export function claimOf(date: ServiceDate, words: ClaimOptions, lineTexts: readonly string[], index: number): Claim {
  const written = lineTexts.map((text) => wordsOfLine(text));
  const sent = list(words.dx);
  const diagnoses = [...sent, ...new Set(written.flatMap((line) => line.diagnoses).filter((diagnosis) => !sent.includes(diagnosis)))];
  // A claim sent before comes before all files of the run.
  const order = words.sent === undefined ? Number(words.file ?? "1") - 1 : -1;
  const billing: Provider = {
    ...provider(words.group ?? "G", words.zip ?? ""),
    taxonomy: words.groupTaxonomy ?? "",
    ...(words.street === undefined ? {} : { street: sentence(words.street) }),
    entity: words.entity as Provider["entity"],
  };
  const rendering: Provider | undefined =
    words.rendering === "none" ? undefined : { ...provider(words.by ?? "A", ""), taxonomy: words.taxonomy ?? "" };
  const claim: Claim & { lines: ServiceLine[]; chargeCents: number } = {
    file: { fileId: `${order + 1}`.repeat(64).slice(0, 64), name: `claims-${order + 1}.837`, order },
    index,
    id: words.id ?? `CLAIM${index}`,
    purpose: (words.purpose ?? "claim") as Purpose,
    form: words.form as OtherForm | undefined,
    bill: words.form === "institutional" ? billOf(date, words) : undefined,
    chargeCents: 0,
    pos: words.pos ?? (words.form === "institutional" ? "" : "11"),
    frequency: words.freq ?? "1",
    assignment: words.assignment ?? "A",
    payerSequence: words.sequence ?? "P",
    filingIndicator: words.payer ?? "MB",
    payerId: words.payerId ?? "00882",
    payerName: "EXAMPLE PAYER",
    delayReason: words.delay ?? "",
    subscriberId: words.member ?? "1EG4TE5MK73",
    originalReference: words.reference ?? "",
    received: relativeDate(date, words.received ?? "+5"),
    billing,
    rendering,
    serviceFacility: words.facility === undefined ? undefined : words.facility === "billing" ? billing : facility(words.facility),
    referringNpi: npi(words.ordering ?? "R"),
    supervisingNpi: npi(words.supervising ?? "none"),
    otherPayer: (words.other ?? "none") as "none" | "named" | "paid",
    admitted: words.admitted === undefined ? 0 : relativeDate(date, words.admitted),
    discharged: words.discharged === undefined ? 0 : relativeDate(date, words.discharged),
    diagnoses,
    clia: words.clia ?? "33D0123456",
    note: sentence(words.note),
    hasAttachment: words.attachment !== undefined,
    patientBirthDate: words.born === undefined ? 19500101 : relativeDate(date, words.born),
    patientSex: words.sex ?? "F",
    patientKeyHigh: 1,
    patientKeyLow: Number(words.patient ?? "1"),
    hasIdentity: true,
    patientIdentity: () => `patient ${words.patient ?? "1"}`,
    lines: [],
    locate: (element) => position(index, 0, element),
    locality: words.locality ?? (words.zip === undefined ? "national" : undefined),
    ...(words.sent === undefined ? {} : { isHistory: true as const }),
  };
  for (const [place, line] of written.entries()) claim.lines.push(lineOf(claim, rendering, line, place + 1, date));
  const charge = words.charge === undefined ? undefined : parseCents(words.charge);
  claim.chargeCents = charge ?? claim.lines.reduce((sum, line) => sum + (line.chargeCents ?? 0), 0);
  return claim;
}

/** What a bill says besides: type of bill, conditions, and the last day that its statement covers. */
function billOf(date: ServiceDate, words: ClaimOptions): Bill {
  return {
    typeOfBill: words.bill ?? "131",
    from: date,
    through: words.through === undefined ? date : relativeDate(date, words.through),
    admissionType: "3",
    admissionSource: "1",
    patientStatus: "01",
    admittingDiagnosis: "",
    reasonsForVisit: [],
    externalCauses: [],
    procedures: [],
    conditions: list(words.conditions),
    occurrences: [],
    spans: [],
    values: [],
    diagnosisGroup: "",
    attendingNpi: npi(words.by ?? "A"),
    operatingNpi: "",
  };
}

interface LineWords {
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly diagnoses: readonly string[];
  readonly units: number | undefined;
  readonly chargeCents: number | undefined;
  readonly pos: string | undefined;
  readonly named: ReadonlyMap<string, string>;
}

const NAMED = new Set([
  "by", "on", "facility", "lx", "ndc", "clia", "note", "narrative", "qualifier", "basis", "points", "code", "modifiers",
  "ordering", "supervising", "paid", "adjusted", "rev", "tooth", "attachment",
]); // biome-ignore format: a list of words

function wordsOfLine(text: string): LineWords {
  const [code = "", ...words] = text.trim().split(/\s+/);
  const [procedure = "", ...modifiers] = code.split("-");
  if (!/^[0-9A-Z]{5}$/.test(procedure)) throw new TypeError(`a line begins with a procedure code: ${text}`);
  if (modifiers.length > 4 || modifiers.some((modifier) => modifierKey(modifier) === 0)) throw new TypeError(`modifiers of ${text}`);
  let diagnoses: string[] = [];
  let units: number | undefined = 1;
  let chargeCents: number | undefined = UNLIMITED_CHARGE;
  let pos: string | undefined;
  const named = new Map<string, string>();
  for (const word of words) {
    const name = /^([a-z]+):(.+)$/.exec(word);
    if (name && NAMED.has(name[1] as string)) named.set(name[1] as string, name[2] as string);
    else if (/^x(-?\d+(\.\d+)?|\?)$/.test(word)) units = word === "x?" ? undefined : Number(word.slice(1));
    else if (/^@\w\w$/.test(word)) pos = word.slice(1);
    else if (word === "$?") chargeCents = undefined;
    else if (word.startsWith("$") && parseCents(word.slice(1)) !== undefined) chargeCents = parseCents(word.slice(1));
    else if (/^[A-Z]\d[0-9A-Z]{1,5}(,[A-Z]\d[0-9A-Z]{1,5})*$/.test(word)) diagnoses = list(word);
    else throw new TypeError(`not understood: ${word} in ${text}`);
  }
  return { procedure, modifiers, diagnoses, units, chargeCents, pos, named };
}

function lineOf(claim: Claim, claimRendering: Provider | undefined, words: LineWords, ordinal: number, date: ServiceDate): ServiceLine {
  const [from = "+0", through = from] = (words.named.get("on") ?? "+0").split("..");
  const [by, taxonomy] = (words.named.get("by") ?? "").split("/");
  const place = words.named.get("facility");
  const procedure = words.named.get("code")?.replace("none", "") ?? words.procedure;
  const modifiers = words.named.get("modifiers")?.split(",") ?? words.modifiers;
  const pointers = words.named.get("points")?.split(",").map(Number);
  return {
    claim,
    ordinal,
    number: Number(words.named.get("lx") ?? ordinal),
    qualifier: words.named.get("qualifier") ?? "HC",
    procedure,
    revenueCode: claim.form === "institutional" ? (words.named.get("rev") ?? "0510") : undefined,
    teeth: claim.form === "dental" ? list(words.named.get("tooth")) : undefined,
    procedureKey: procedureKey(procedure),
    modifiers,
    modifierKeys: modifiers.map(modifierKey),
    narrative: sentence(words.named.get("narrative")),
    chargeCents: words.chargeCents,
    unitBasis: words.named.get("basis") ?? "UN",
    units: words.units,
    pos: words.pos ?? claim.pos,
    date: from === "none" ? 0 : relativeDate(date, from),
    dateThrough: from === "none" ? 0 : relativeDate(date, through),
    pointers: pointers ?? words.diagnoses.map((diagnosis) => claim.diagnoses.indexOf(diagnosis) + 1),
    diagnoses: pointers === undefined ? words.diagnoses : pointers.flatMap((pointer) => claim.diagnoses[pointer - 1] ?? []),
    renderingNpi: by ? npi(by) : (claimRendering?.npi ?? claim.billing.npi),
    renderingTaxonomy: taxonomy ?? (by ? "" : (claimRendering?.taxonomy ?? "")),
    serviceFacility: place === undefined ? claim.serviceFacility : facility(place),
    orderingNpi: npi(words.named.get("ordering") ?? "none") || (claim.referringNpi ?? ""),
    supervisingNpi: npi(words.named.get("supervising") ?? "none") || (claim.supervisingNpi ?? ""),
    adjudication: adjudicationOf(words.named.get("paid"), words.named.get("adjusted")),
    controlNumber: `${claim.id}-${ordinal}`,
    drugCode: words.named.get("ndc") ?? "",
    clia: words.named.get("clia") ?? claim.clia,
    note: sentence(words.named.get("note")),
    hasAttachment: words.named.has("attachment") || claim.hasAttachment,
    locate: (element) => position(claim.index, ordinal, element),
  };
}

function adjudicationOf(paid: string | undefined, adjusted: string | undefined): ServiceLine["adjudication"] {
  return paid === undefined ? undefined : { payers: 1, paidCents: parseCents(paid), adjustedCents: parseCents(adjusted ?? "0") };
}

function position(claimIndex: number, ordinal: number, element: string): Position {
  const segment = claimIndex * 100 + ordinal;
  return { segment, byte: segment * 40, element };
}

function facility(words: string): Provider {
  const [letter = "", zip = ""] = words.split("/");
  return { ...provider(letter, zip), street: `${letter} PLAZA` };
}

function provider(letter: string, zip: string): Provider {
  return { npi: npi(letter), taxonomy: "", street: "1 EXAMPLE ST", city: "EXAMPLE", state: "", zip, entity: undefined };
}

/** The date that a relative date such as `+1` or `-3` means. */
function relativeDate(date: ServiceDate, words: string): ServiceDate {
  if (!/^[+-]\d+$/.test(words)) throw new TypeError(`a date is written in days from the day's date, +1 or -3: ${words}`);
  return addDays(date, Number(words));
}

/** An NPI with a right check digit (Luhn over 80840 and nine digits) for a provider known by a letter; ten digits stand for themselves, `none` for none. */
export function npi(letter: string): string {
  if (/^\d{10}$/.test(letter)) return letter;
  if (letter === "none") return "";
  if (!/^[A-Z]$/.test(letter)) throw new TypeError(`a provider is a capital letter, not ${letter}`);
  const digits = `1${String(letter.charCodeAt(0)).padStart(8, "0")}`;
  const sum = [...`80840${digits}`].reverse().reduce((total, digit, at) => total + (at % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0 : Number(digit)), 0); // biome-ignore format: one sum
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function list(words: string | undefined): string[] {
  return words === undefined || words === "" ? [] : words.split(",");
}

function sentence(words: string | undefined): string {
  return (words ?? "").replaceAll("_", " ");
}
