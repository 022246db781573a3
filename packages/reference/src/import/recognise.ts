import type { ByteSource } from "@claimscrub/claim";

/** The tables that can be told apart by their content. */
export type FileKind =
  | "fee-schedule"
  | "gpci"
  | "zip5"
  | "ncci-ptp"
  | "mue"
  | "add-on"
  | "opps-cap"
  | "payment-amounts"
  | "anesthesia"
  | "counties";

/** How far into a file its heading may reach: the notice above an MUE table alone takes 1,500 bytes. */
const HEAD = 8192;

/** What the head of a file must show, most telling first. A file's name decides nothing: people rename files. */
const SIGNS: readonly { kind: FileKind; sign: RegExp }[] = [
  { kind: "fee-schedule", sign: /National Physician Fee Schedule Relative Value File/ },
  { kind: "fee-schedule", sign: /^HCPCS,MOD,DESCRIPTION,/m },
  { kind: "gpci", sign: /\b\d{4} PW GPCI\b/ },
  { kind: "mue", sign: /Services MUE Values/ },
  { kind: "ncci-ptp", sign: /^Column ?1\tColumn ?2\t/m },
  { kind: "ncci-ptp", sign: /^[A-Z0-9]{5}\t[A-Z0-9]{5}\t\*?\t\d{8}\t(\d{8}|\*)\t[019]\t/m },
  { kind: "opps-cap", sign: /^HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,/m },
  { kind: "payment-amounts", sign: /^"20\d\d","\d{5}","\d\d","[A-Z0-9]{5}",/m },
  { kind: "anesthesia", sign: /National Anes CF of/ },
  { kind: "counties", sign: /COUNTIES INCLUDED IN \d{4} LOCALITIES/ },
  { kind: "zip5", sign: /^[A-Z]{2}\d{5}\d{5}\d{2}[ RB].{60}\d{5}\r?$/m },
  { kind: "add-on", sign: /^(?=.*\badd[-_ ]?on[ _]code\b)(?=.*\bprimary[ _]code\b)/im },
];

/** The kind of a file by its first bytes; undefined where it shows the signs of no table that is known here. */
export async function recognise(source: ByteSource): Promise<FileKind | undefined> {
  const head = new TextDecoder("latin1").decode(await source.read(0, Math.min(HEAD, source.byteLength)));
  return SIGNS.find(({ sign }) => sign.test(head))?.kind;
}
