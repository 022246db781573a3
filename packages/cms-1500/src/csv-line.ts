import {
  type Cents,
  modifierKey,
  type ModifierKey,
  type Position,
  procedureKey,
  type ProcedureKey,
  type Provider,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import type { ClaimNotes } from "./claim-notes.ts";
import type { CsvClaim } from "./csv-claim.ts";
import { fieldOnLine } from "./elements.ts";
import type { CsvFaultKind } from "./faults.ts";
import { LISTS } from "./fields.ts";
import type { CsvLayout } from "./layout.ts";
import type { Row } from "./row.ts";
import { amountIn, dateIn, pointersIn, unitsIn } from "./values.ts";

const MINUTES = new Set(["MJ", "MIN", "MINUTES"]);
/** One cell with several modifiers parts them so. */
const BETWEEN_MODIFIERS = /[\s,;:|/]+/;

/** A service line of a row. Plain properties, as priced hypotheses derive objects from lines. */
export class CsvLine implements ServiceLine {
  readonly claim: CsvClaim;
  readonly row: Row;
  readonly suffix: string;
  readonly ordinal: number;
  readonly number: number;
  readonly qualifier = "HC";
  readonly procedure: string;
  readonly procedureKey: ProcedureKey;
  readonly modifiers: readonly string[];
  readonly modifierKeys: readonly ModifierKey[];
  readonly narrative: string;
  readonly chargeCents: Cents | undefined;
  readonly unitBasis: string;
  readonly units: number | undefined;
  readonly pos: string;
  readonly date: ServiceDate;
  readonly dateThrough: ServiceDate;
  readonly pointers: readonly number[];
  readonly diagnoses: readonly string[];
  readonly renderingNpi: string;
  readonly renderingTaxonomy: string;
  readonly serviceFacility: Provider | undefined;
  readonly orderingNpi: string;
  readonly supervisingNpi: string;
  readonly controlNumber: string;
  readonly drugCode: string;
  readonly clia: string;
  readonly note: string;

  constructor(claim: CsvClaim, row: Row, suffix: string, ordinal: number, number: number, layout: CsvLayout, notes: ClaimNotes) {
    this.claim = claim;
    this.row = row;
    this.suffix = suffix;
    this.ordinal = ordinal;
    this.number = number;
    const text = (key: string): string => row.text(key + suffix);
    const tell = (kind: CsvFaultKind, key: string): undefined => notes.add(kind, row, key + suffix, {}, number) as undefined;
    const date = (key: string): ServiceDate => {
      const written = text(key);
      if (written === "" && key === "through") return this.date;
      return dateIn(written, layout.dates) ?? tell("csv-unreadable-date", key) ?? 0;
    };
    this.procedure = text("procedure").toUpperCase();
    this.procedureKey = procedureKey(this.procedure);
    this.modifiers = Array.from({ length: LISTS.modifiers }, (_, at) => text(`modifiers.${at + 1}`).toUpperCase())
      .flatMap((cell) => cell.split(BETWEEN_MODIFIERS))
      .filter((modifier) => modifier !== "")
      .slice(0, LISTS.modifiers);
    this.modifierKeys = this.modifiers.map((modifier) => modifierKey(modifier));
    this.narrative = text("narrative");
    this.chargeCents = amountIn(text("charge"), layout.decimal);
    if (this.chargeCents === undefined) tell("csv-unreadable-amount", "charge");
    this.unitBasis = MINUTES.has(text("unit-basis").toUpperCase()) ? "MJ" : "UN";
    this.units = unitsIn(text("units"), layout.decimal);
    if (this.units === undefined) tell("csv-unreadable-units", "units");
    this.pos = text("place").toUpperCase();
    this.date = date("from");
    this.dateThrough = date("through");
    const pointers = pointersIn(text("pointers"));
    if (pointers === undefined) tell("csv-unreadable-pointers", "pointers");
    this.pointers = (pointers ?? []).slice(0, 5);
    this.diagnoses = this.pointers.flatMap((pointer) => claim.diagnoses[pointer - 1] || []);
    this.renderingNpi = text("rendering-npi") || claim.rendering?.npi || claim.billing.npi;
    this.renderingTaxonomy = text("rendering-npi") === "" ? (claim.rendering?.taxonomy ?? "") : text("rendering-taxonomy");
    this.serviceFacility = claim.serviceFacility;
    this.orderingNpi = text("ordering-npi") || claim.referringNpi;
    this.supervisingNpi = claim.supervisingNpi;
    this.controlNumber = text("control-number");
    this.drugCode = text("drug");
    this.clia = claim.clia;
    this.note = text("line-note");
  }

  locate(element: string): Position {
    const field = fieldOnLine(element);
    return field === undefined ? this.claim.locate(element) : this.row.place(field + this.suffix);
  }
}
