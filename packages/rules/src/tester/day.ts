/*
 * The language in which tests and doc pages write a patient's claims. One line of text is one service line:
 *
 *   day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "99213-25 L570 @11 $150"], { payer: "MB" })
 *
 *   17311-59-LT      code and modifiers (always first)
 *   x2  x0.5  x?     units; 1 when left out, ? for none
 *   C44311,L570      diagnoses that the line points at, in order; none when left out
 *   @22              SV105; the claim's POS when left out
 *   $150  $?         charge of the line in dollars; 9999.00 when left out, so that it limits nothing; ? for none
 *   by:B  by:B/207ND0101X   rendering provider (a letter, or ten digits) of the line, with an explicit PRV*PE taxonomy
 *   on:+1  on:+0..+2        date of service in days after the day's date; a span from..through
 *   facility:C/10001        service facility of the line: letter and ZIP code
 *   basis:MJ  points:1,9 (SV107 as sent, whatever the diagnoses)  on:none  code:9921 or code:none (what no line could begin with)  modifiers:5,X
 *   ordering:O supervising:S (2420E and 2420D)  paid:80 adjusted:20 (SVD02 and CAS of another payer, in dollars)
 *   rev:0981 (SV201 of a bill; 0510 when left out)  tooth:14 (TOO02 of a dental line)
 *   attachment:OB (PWK of line)
 *   lx:30  ndc:00003029305  clia:05D0642827  note:second_stage  narrative:left_cheek  qualifier:ER   (underscore reads as a space)
 *
 * A line of text that begins with `claim` begins a further claim of the same patient: `claim freq=7 by=B`. Options of a claim, there or
 * as the third argument (which holds for all claims of the day):
 *
 *   payer=MB payerId=.. freq=1 pos=11 by=A taxonomy=.. (PRV*PE of 2310B) group=G groupTaxonomy=.. (PRV*BI) zip=.. locality=..
 *   facility=C/10001 (or `facility=billing`: the billing provider itself) admitted=-3 discharged=+0 received=+5 (days after the date)
 *   id=.. (CLM01) reference=.. (REF*F8) sequence=P purpose=claim patient=1 note=.. clia=.. file=1 (another file of the run) dx=L570,C44311 (HI order)
 *   charge=.. (CLM02 in dollars) assignment=C sex=F born=+30 (days after the date) member=.. street=PO_BOX_7 (2010AA) entity=organization
 *   ordering=none (2310A; R when left out) supervising=S (2310D) other=named or other=paid (2320 without and with AMT*D)
 *   form=institutional or form=dental; of a bill: bill=131 (type of bill) conditions=45,09 (HI*BG) through=+3 (last day of DTP*434)
 *   attachment=OB (PWK of the claim) delay=7 (CLM20) rendering=none (no 2310B) sent=yes (a claim sent before, of the history)
 *
 * A line of text that begins with `record` is a row of a sidecar for the claim above it, by the columns of docs/sidecar.md:
 *
 *   record tumour=1 site=left_nose stages=3 blocks=5;7;2 repair=flap area_cm2=12 stains=MART-1     (claim=.. for another CLM01)
 *
 * One that begins with `roster` tells what stands at places, as rosters.yaml does (docs/payers.md):
 *
 *   roster hospital=H surgery-center=S office=billing     (letters of providers; the address of the first claim's billing provider)
 *
 * Without zip and locality a claim is priced at `locality=national`: all GPCI 1.000, the amounts that tables print.
 */
import { type Claim, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { KnownPlaces } from "@claimscrub/pricing";
import { readSidecar, sidecarFaultText } from "../sidecar/read-sidecar.ts";
import type { SidecarData } from "../sidecar/sidecar.ts";
import { rosterOf } from "./roster.ts";
import { CLAIM_OPTIONS, type ClaimOption, type ClaimOptions, claimOf } from "./plain-claim.ts";

export type { ClaimOption, ClaimOptions } from "./plain-claim.ts";

/** Claims of one patient, as text that can be dated anew. */
export interface TestDay {
  readonly date: ServiceDate;
  readonly claims: readonly Claim[];
  /** What the practice's own record says of them; undefined where the day has no record. */
  readonly sidecar?: SidecarData | undefined;
  /** What the operator's roster says of places; undefined where the day has none. */
  readonly places?: KnownPlaces | undefined;
  /** The same claims with every date moved so that the day falls on `date`. */
  on(date: ServiceDate): TestDay;
}

/** Claims of one patient around one date. Throws for words that it does not know: a typing error must not pass as a clean case. */
export function day(date: string, lines: readonly string[], options: ClaimOptions = {}): TestDay {
  const parsed = parseServiceDate(date);
  if (parsed === undefined) throw new TypeError(`not a date: ${date}`);
  for (const name of Object.keys(options)) if (!isOption(name)) throw new TypeError(`unknown option ${name}`);
  return dayOf(parsed, lines, options);
}

/** Reads a fenced example of a doc page: `day 2024-08-01 payer=MB`, then lines and claims as above. */
export function dayFromText(text: string): TestDay {
  const [first = "", ...rest] = text.split("\n").map((line) => line.trim()).filter((line) => line !== ""); // biome-ignore format: one chain
  const [word, date = "", ...options] = first.split(/\s+/);
  if (word !== "day") throw new TypeError(`an example begins with "day yyyy-mm-dd", not with: ${first}`);
  return day(date, rest, optionsFrom(options));
}

function dayOf(date: ServiceDate, lines: readonly string[], options: ClaimOptions): TestDay {
  const claims: { words: ClaimOptions; lines: string[] }[] = [{ words: { ...options }, lines: [] }];
  let roster: readonly string[] | undefined;
  const records: { claim: number; cells: ReadonlyMap<string, string> }[] = [];
  for (const line of lines) {
    const words = line.trim().split(/\s+/);
    if (words[0] === "claim") claims.push({ words: { ...options, ...optionsFrom(words.slice(1)) }, lines: [] });
    else if (words[0] === "record") records.push({ claim: claims.length - 1, cells: cellsOf(words.slice(1)) });
    else if (words[0] === "roster") roster = words.slice(1);
    else claims.at(-1)?.lines.push(line);
  }
  const written = claims.filter((claim) => claim.lines.length > 0);
  if (written.length === 0) throw new TypeError("a day needs a line");
  const places = new Map<string, number>();
  const made = written.map((claim) => {
    const file = claim.words.file ?? "1";
    const index = (places.get(file) ?? 0) + 1;
    places.set(file, index);
    return claimOf(date, claim.words, claim.lines, index);
  });
  const ids = claims.map((claim) => made[written.indexOf(claim)]?.id ?? "");
  const sidecar =
    records.length === 0 ? undefined : sidecarOf(records.map(({ claim, cells }) => new Map([["claim", ids[claim] ?? ""], ...cells])));
  const told = roster && rosterOf(roster, made[0] as Claim);
  return { date, claims: made, sidecar, places: told, on: (other) => dayOf(other, lines, options) };
}

function cellsOf(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.map((word) => {
      const [name = "", value] = word.split("=", 2);
      if (value === undefined) throw new TypeError(`not understood in a record: ${word}`);
      return [name, value.replaceAll("_", " ")];
    }),
  );
}

function sidecarOf(rows: readonly ReadonlyMap<string, string>[]): SidecarData {
  const heading = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const { sidecar, faults } = readSidecar([heading, ...rows.map((row) => heading.map((name) => row.get(name) ?? ""))]);
  if (faults.length > 0) throw new TypeError(faults.map((fault) => sidecarFaultText("record", fault)).join("; "));
  return sidecar;
}

function isOption(name: string): name is ClaimOption {
  return (CLAIM_OPTIONS as readonly string[]).includes(name);
}

function optionsFrom(words: readonly string[]): ClaimOptions {
  const options: Partial<Record<ClaimOption, string>> = {};
  for (const word of words) {
    const [name = "", value] = word.split("=", 2);
    if (!isOption(name) || value === undefined) throw new TypeError(`unknown option ${word}`);
    options[name] = value;
  }
  return options;
}
