import type { LineRow } from "@claimscrub/claim";
import { csvCell } from "./csv-cell.ts";

/** First row of lines.csv. */
export function linesCsvHeader(): string {
  return "file,claim,claimIndex,line,procedure,modifiers,units,pos,date,dateThrough,chargeCents,allowedCents,notPricedReason,locality,payerId,billingNpi,renderingNpi,findings\r\n";
}

/** A service line as a row of lines.csv; one text a line of a run, so without a list in between. */
export function lineCsvRow(row: LineRow): string {
  return `${csvCell(row.file)},${csvCell(row.claim)},${row.claimIndex},${row.line},${csvCell(row.procedure)},${csvCell(row.modifiers.join(":"))},${csvCell(row.units)},${csvCell(row.pos)},${row.date},${row.dateThrough},${csvCell(row.chargeCents)},${csvCell(row.allowedCents)},${csvCell(row.notPricedReason)},${row.locality},${csvCell(row.payerId)},${csvCell(row.billingNpi)},${csvCell(row.renderingNpi)},${row.findings.join(";")}\r\n`;
}
