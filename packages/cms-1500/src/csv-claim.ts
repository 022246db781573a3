import type { Cents, Claim, ClaimFile, Position, Provider, Purpose, ServiceDate, ServiceLine } from "@claimscrub/claim";
import type { ClaimNotes } from "./claim-notes.ts";
import { CsvLine } from "./csv-line.ts";
import { fieldOnClaim } from "./elements.ts";
import { LISTS } from "./fields.ts";
import type { CsvLayout } from "./layout.ts";
import { LINES } from "./limits.ts";
import { identityOf, patientHash, patientOf, type PatientFacts } from "./patient.ts";
import type { Row } from "./row.ts";
import { amountIn, dateIn, sexIn } from "./values.ts";

/** Fields in which the rows of a claim must agree. */
const SHARED = ["member-id", "birth-date", "sex", "payer-id", "frequency", "filing-indicator", "facility-npi", "diagnoses.1"] as const;

/** A claim of an export in rows. Plain properties, as priced hypotheses derive objects from claims. */
export class CsvClaim implements Claim {
  readonly file: ClaimFile;
  readonly index: number;
  readonly id: string;
  readonly purpose: Purpose = "claim";
  readonly chargeCents: Cents | undefined;
  readonly pos: string;
  readonly frequency: string;
  readonly assignment: string;
  readonly payerSequence: string;
  readonly filingIndicator: string;
  readonly payerId: string;
  readonly payerName: string;
  readonly delayReason: string;
  readonly subscriberId: string;
  readonly originalReference: string;
  readonly received: ServiceDate;
  readonly billing: Provider;
  readonly rendering: Provider | undefined;
  readonly serviceFacility: Provider | undefined;
  readonly referringNpi: string;
  readonly supervisingNpi: string;
  readonly otherPayer: "none" | undefined;
  readonly admitted: ServiceDate;
  readonly discharged: ServiceDate;
  readonly diagnoses: readonly string[];
  readonly clia: string;
  readonly note: string;
  readonly patientBirthDate: ServiceDate;
  readonly patientSex: string;
  readonly patientKeyHigh: number;
  readonly patientKeyLow: number;
  readonly hasIdentity: boolean;
  readonly lines: readonly ServiceLine[];
  readonly row: Row;
  readonly patient: PatientFacts;

  constructor(file: ClaimFile, rows: readonly Row[], layout: CsvLayout, notes: ClaimNotes) {
    const row = rows[0]!;
    this.file = file;
    this.index = notes.claimIndex;
    this.row = row;
    this.id = notes.claim;
    const upper = (key: string): string => row.text(key).toUpperCase();
    const date = (key: string): ServiceDate => {
      const text = row.text(key);
      const read = text === "" ? 0 : dateIn(text, layout.dates, dateIn(row.text("from"), layout.dates));
      if (read === undefined) notes.add("csv-unreadable-date", row, key);
      return read ?? 0;
    };
    this.frequency = row.text("frequency") || "1";
    this.assignment = upper("assignment") || "A";
    this.payerSequence = upper("sequence") || "P";
    this.filingIndicator = upper("filing-indicator");
    this.payerId = row.text("payer-id");
    this.payerName = row.text("payer-name");
    this.delayReason = row.text("delay-reason");
    this.subscriberId = row.text("member-id");
    this.originalReference = row.text("original-reference");
    this.received = date("received");
    const entity = row.text("billing-entity").toLowerCase();
    this.billing = {
      ...providerAt(row, "billing"),
      taxonomy: row.text("billing-taxonomy"),
      entity: entity === "person" || entity === "organization" ? entity : undefined,
    };
    const facility = providerAt(row, "facility");
    this.serviceFacility = facility.npi === "" && facility.zip === "" ? undefined : { ...facility, entity: "organization" };
    this.referringNpi = row.text("referring-npi");
    this.supervisingNpi = row.text("supervising-npi");
    this.otherPayer = this.payerSequence === "P" ? "none" : undefined;
    this.admitted = date("admitted");
    this.discharged = date("discharged");
    this.diagnoses = diagnosesOf(row);
    this.clia = row.text("clia");
    this.note = row.text("note");
    this.patient = patientOf(row, layout);
    date("birth-date");
    this.patientBirthDate = this.patient.birthDate;
    this.patientSex = this.patient.sex;
    if (sexIn(row.text("sex")) === undefined) notes.add("csv-unreadable-sex", row, "sex");
    const { high, low, known } = patientHash(this.patient, Number.parseInt(file.fileId.slice(0, 12), 16) || 0, this.index);
    this.patientKeyHigh = high;
    this.patientKeyLow = low;
    this.hasIdentity = known;
    const written = rows.flatMap((one) => linesOf(one, layout));
    // Who renders every line is named once, as on an 837P.
    const names = new Set(
      written.map(({ row: own, suffix }) => `${own.text(`rendering-npi${suffix}`)} ${own.text(`rendering-taxonomy${suffix}`)}`),
    );
    const [first] = written;
    const npi = first === undefined ? "" : first.row.text(`rendering-npi${first.suffix}`);
    this.rendering =
      names.size === 1 && first !== undefined && npi !== ""
        ? { ...NOWHERE, npi, taxonomy: first.row.text(`rendering-taxonomy${first.suffix}`), entity: "person" }
        : undefined;
    this.pos = first === undefined ? "" : first.row.text(`place${first.suffix}`).toUpperCase();
    const numbers = numbersOf(written, notes);
    this.lines = written.map(({ row: own, suffix }, at) => new CsvLine(this, own, suffix, at + 1, numbers[at]!, layout, notes));
    this.chargeCents = this.totalOf(layout, notes);
    this.checkRows(rows, written.length, notes);
  }

  /** The claim's own total, else the sum of its lines; undefined where one can't be read. */
  totalOf({ decimal }: CsvLayout, notes: ClaimNotes): Cents | undefined {
    const text = this.row.text("claim-charge");
    if (text !== "") {
      const total = amountIn(text, decimal);
      if (total === undefined) notes.add("csv-unreadable-amount", this.row, "claim-charge");
      return total;
    }
    let sum = 0;
    for (const { chargeCents } of this.lines) {
      if (chargeCents === undefined) return undefined;
      sum += chargeCents;
    }
    return sum;
  }

  checkRows(rows: readonly Row[], lines: number, notes: ClaimNotes): void {
    if (lines === 0) notes.add("csv-claim-without-lines", this.row, "procedure");
    if (lines > LINES) notes.add("csv-too-many-lines", this.row, "claim", { found: lines, limit: LINES });
    for (const key of SHARED) {
      const differs = rows.find((row) => row.text(key) !== this.row.text(key));
      if (differs !== undefined) notes.add("csv-rows-differ", differs, key);
    }
  }

  patientIdentity(): string {
    return identityOf(this.patient);
  }

  locate(element: string): Position {
    return this.row.place(fieldOnClaim(element));
  }
}

const NOWHERE: Provider = { npi: "", taxonomy: "", street: "", city: "", state: "", zip: "" };

function providerAt(row: Row, which: "billing" | "facility"): Provider {
  const text = (what: string): string => row.text(`${which}-${what}`);
  // A spreadsheet shows nine digits with their hyphen.
  return {
    npi: text("npi"),
    taxonomy: "",
    street: text("street"),
    city: text("city"),
    state: text("state"),
    zip: text("zip").replace("-", ""),
  };
}

/** Upper case and without dots. An empty cell between two diagnoses keeps its place, as pointers count places. */
function diagnosesOf(row: Row): string[] {
  const codes = Array.from({ length: LISTS.diagnoses }, (_, at) =>
    row
      .text(`diagnoses.${at + 1}`)
      .replaceAll(".", "")
      .toUpperCase(),
  );
  while (codes.at(-1) === "") codes.pop();
  return codes;
}

interface WrittenLine {
  readonly row: Row;
  /** What keys of its fields end with: `#2` for the second line of a row, empty where a row is a line. */
  readonly suffix: string;
}

/** The lines of a row: itself, or those of its groups of columns that hold a code or a charge. */
function linesOf(row: Row, { lines }: CsvLayout): WrittenLine[] {
  if (lines === 0) return [{ row, suffix: "" }];
  return Array.from({ length: lines }, (_, at) => ({ row, suffix: `#${at + 1}` })).filter(
    ({ suffix }) => row.own(`procedure${suffix}`) !== "" || row.own(`charge${suffix}`) !== "",
  );
}

/** The numbers of the lines where all are positive and different, else their places. */
function numbersOf(written: readonly WrittenLine[], notes: ClaimNotes): number[] {
  const said = written.map(({ row, suffix }) => row.own(`line${suffix}`));
  const places = written.map((_, at) => at + 1);
  if (said.every((text) => text === "")) return places;
  const numbers = said.map((text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0));
  if (!numbers.includes(0) && new Set(numbers).size === numbers.length) return numbers;
  const at = numbers.findIndex((number, place) => number === 0 || numbers.indexOf(number) !== place);
  notes.add("csv-line-number", written[at]!.row, `line${written[at]!.suffix}`);
  return places;
}
