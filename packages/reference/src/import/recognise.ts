import type { ByteSource } from "@claimscrub/claim";
import { importing } from "./refusal.ts";
import { isZip, xlsxRows } from "./xlsx-rows.ts";

/** The tables that can be told apart by their content. */
export type FileKind =
  | "fee-schedule"
  | "gpci"
  | "zip5"
  | "zip9"
  | "ncci-ptp"
  | "mue"
  | "add-on"
  | "opps-cap"
  | "payment-amounts"
  | "anesthesia"
  | "counties"
  | "places"
  | "icd10-order"
  | "code-list";

/** How far into a file its heading may reach: the notice above an MUE table alone takes 1,500 bytes. */
const HEAD = 8192;
const HEAD_ROWS = 30;

/** What the head of a file must show, most telling first. A file's name decides nothing: people rename files. */
const SIGNS: readonly { kind: FileKind; sign: RegExp }[] = [
  { kind: "fee-schedule", sign: /National Physician Fee Schedule Relative Value File/ },
  { kind: "fee-schedule", sign: /^HCPCS,MOD,DESCRIPTION,/m },
  { kind: "fee-schedule", sign: /^HDR .*\r?\n(?:HDR .*\r?\n)+[A-Z0-9]{5}.{52}[A-Z] [ \d]{3}\.\d\d/m },
  { kind: "gpci", sign: /\b\d{4} PW GPCI(\b|\d{4} )/ },
  { kind: "mue", sign: /Services MUE Values/ },
  { kind: "ncci-ptp", sign: /^Column ?1\tColumn ?2\t/m },
  { kind: "ncci-ptp", sign: /^[A-Z0-9]{5}\t[A-Z0-9]{5}\t\*?\t\d{8}\t(\d{8}|\*)\t[019]\t/m },
  { kind: "opps-cap", sign: /^HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,/m },
  { kind: "opps-cap", sign: /^[A-Z0-9]{5}(26|TC|53| {2}) [A-Z] \d{5} {2}\d\d[ \d]{5}\d\.\d\d[ \d]{6}\d\.\d\d\r?$/m },
  { kind: "payment-amounts", sign: /^"20\d\d","\d{5}","\d\d","[A-Z0-9]{5}",/m },
  { kind: "anesthesia", sign: /National Anes CF of/ },
  { kind: "anesthesia", sign: /^\d{5} {7}\d\d {4}\S.{40,}\d{4} ?\r?$/m },
  { kind: "counties", sign: /COUNTIES INCLUDED IN \d{4} LOCALITIES/ },
  { kind: "zip9", sign: /^[A-Z]{2}\d{5}\d{5}\d{2}[ RB].{5}[01]\d{4}.{50}\d{5}\r?$/m },
  { kind: "zip5", sign: /^[A-Z]{2}\d{5}\d{5}\d{2}[ RB].{60}\d{5}\r?$/m },
  { kind: "add-on", sign: /^(?=.*\badd[-_ ]?on[ _]code\b)(?=.*\bprimary[ _]code\b)/im },
  { kind: "places", sign: /^"?pos(_code)?"?,.*\b(setting|pos_type)\b/im },
  { kind: "icd10-order", sign: /^\d{5} [A-Z]\d[0-9A-Z]{1,5} {1,5}[01] \S/m },
  { kind: "code-list", sign: /^(?=.*\b(article|lcd)_id\b)(?=.*\bicd10_code(_id)?\b)/im },
  { kind: "code-list", sign: /^(?=.*\b(adj_code|adjustment_code)\b)(?=.*\b(adj_type|list)\b)/im },
  { kind: "code-list", sign: /^"?list"?,"?procedure(_code)?"?\b/im },
  { kind: "code-list", sign: /^"?(modifier|mod_code)"?,.*description/im },
  { kind: "code-list", sign: /^"?(hcpcs?|hcpcs_code)"?,(?!MOD)(?=.*(description|date_added|add[ _]d))(?=.*(term|deleted|end))/im },
  { kind: "code-list", sign: /^"?order"?,"?valid"?,"?code"?,/im },
];

/** The kind of a file by its first bytes; undefined where it shows the signs of no table that is known here. */
export async function recognise(source: ByteSource): Promise<FileKind | undefined> {
  const bytes = await source.read(0, Math.min(HEAD, source.byteLength));
  const head = isZip(bytes) ? await workbookHead(source) : new TextDecoder("latin1").decode(bytes);
  return SIGNS.find(({ sign }) => sign.test(head))?.kind;
}

/** The first rows of a workbook as csv would have them; empty where it can't be read: then it is no table that is known here. */
async function workbookHead(source: ByteSource): Promise<string> {
  const { table } = await importing("", () => xlsxRows(source, HEAD_ROWS));
  return (table ?? []).map((cells) => cells.join(",")).join("\n");
}
