import { formatCents, type ServiceDate } from "@claimscrub/claim";
import type { ClaimSpec, LineSpec, Organization } from "./claim-spec.ts";
import { totalCharge } from "./claim-spec.ts";

/** Columns of config/csv-maps/cms-1500-lines.yaml, in an order of their own, with what each says of a line of a claim. */
type Column = readonly [name: string, cell: (claim: ClaimSpec, line: LineSpec, number: number, created: ServiceDate) => string];

const slashed = (date: ServiceDate | undefined): string => {
  const text = String(date ?? "");
  return text === "" ? "" : `${text.slice(4, 6)}/${text.slice(6)}/${text.slice(0, 4)}`;
};
const patientOf = (claim: ClaimSpec) => claim.dependent?.person ?? claim.subscriber;
const place = (prefix: string, of: (claim: ClaimSpec) => Organization | undefined): Column[] => [
  [`${prefix} NPI`, (claim) => of(claim)?.npi ?? ""],
  [`${prefix} Street`, (claim) => of(claim)?.street ?? ""],
  [`${prefix} City`, (claim) => of(claim)?.city ?? ""],
  [`${prefix} State`, (claim) => of(claim)?.state ?? ""],
  [`${prefix} ZIP`, (claim) => of(claim)?.zip ?? ""],
];

const COLUMNS: readonly Column[] = [
  ["Claim Number", ({ id }) => id],
  ["Line", (_claim, _line, number) => String(number)],
  ["Patient Last Name", (claim) => patientOf(claim).last],
  ["Patient First Name", (claim) => patientOf(claim).first],
  ["Birth Date", (claim) => slashed(patientOf(claim).birthDate)],
  ["Sex", (claim) => patientOf(claim).sex],
  ["Member ID", ({ coverage }) => coverage.memberId],
  ["Payer ID", ({ coverage }) => coverage.payer.id],
  ["Payer Name", ({ coverage }) => coverage.payer.name],
  ["Filing Indicator", ({ coverage }) => coverage.payer.filing],
  ["Payer Sequence", ({ sequence }) => sequence ?? "P"],
  ["Frequency", ({ frequency }) => frequency ?? "1"],
  ["Original Reference", ({ originalReference }) => originalReference ?? ""],
  ["Accept Assignment", ({ assignment }) => assignment ?? "A"],
  ["Date Created", (_claim, _line, _number, created) => slashed(created)],
  ...place("Billing", ({ billing }) => billing),
  ["Billing Taxonomy", ({ billing }) => billing.taxonomy ?? ""],
  ...place("Facility", ({ facility }) => facility),
  ["Referring NPI", ({ referring }) => referring?.npi ?? ""],
  ["Admitted", ({ admitted }) => slashed(admitted)],
  ["Discharged", ({ discharged }) => slashed(discharged)],
  ["CLIA", ({ clia }) => clia ?? ""],
  ["Note", ({ note }) => note ?? ""],
  ...[..."ABCDEFGHIJKL"].map((letter, at): Column => [`Dx ${letter}`, ({ diagnoses }) => dotted(diagnoses[at] ?? "")]),
  ["From", (_, { date }) => slashed(date)],
  ["To", (_, { date, dateThrough }) => slashed(dateThrough ?? date)],
  ["POS", (claim, { pos }) => pos ?? claim.pos],
  ["CPT", (_, { procedure }) => procedure],
  ...[1, 2, 3, 4].map((number): Column => [`Mod ${number}`, (_, { modifiers }) => modifiers[number - 1] ?? ""]),
  ["Pointers", (_, { pointers }) => pointers.map((pointer) => "ABCDEFGHIJKL"[pointer - 1] ?? "").join("")],
  ["Charge", (_, { chargeCents }) => formatCents(chargeCents)],
  ["Total Charge", (claim) => formatCents(totalCharge(claim))],
  ["Units", (_, { units }) => String(units)],
  ["Unit Basis", (_, { unitBasis }) => unitBasis ?? "UN"],
  ["Rendering NPI", (claim, { rendering }) => (rendering ?? claim.rendering)?.npi ?? ""],
  ["Rendering Taxonomy", (claim, { rendering }) => (rendering ?? claim.rendering)?.taxonomy ?? ""],
  ["NDC", (_, { drug }) => drug?.ndc ?? ""],
  ["Description", (_, { narrative }) => narrative ?? ""],
  ["Line Note", (_, { note }) => note ?? ""],
];

/** As people write them. */
function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface CsvShape {
  readonly delimiter?: string;
  readonly lineEnding?: string;
}

/** An export of the claims in rows, one for each line, with the header that the map of the product knows. */
export function writeCsv(
  claims: readonly ClaimSpec[],
  created: ServiceDate,
  { delimiter = ",", lineEnding = "\n" }: CsvShape = {},
): string {
  const row = (cells: readonly string[]): string => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + lineEnding;
  let text = row(COLUMNS.map(([name]) => name));
  for (const claim of claims)
    for (const [at, line] of claim.lines.entries()) text += row(COLUMNS.map(([, cell]) => cell(claim, line, at + 1, created)));
  return text;
}
