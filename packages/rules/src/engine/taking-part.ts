import type { Claim, NotPricedReason, OtherForm, ServiceDate, ServiceLine } from "@claimscrub/claim";

/** Taxonomy of an ambulatory surgical centre's own claims, which are paid under another system (rules.md 3B.10). */
const SURGICAL_CENTRE = "261QA1903X";

/** Lines that take part in no day, with the reason. */
export type LeftOut = ReadonlyMap<ServiceLine, NotPricedReason>;

const NOBODY: LeftOut = new Map();
/** Up to so many days of a patient are looked through for that of a line; beyond, a table by date finds it. */
const FEW_DAYS = 8;
/** A professional claim has no more. */
const FEW_LINES = 50;

/** Lines of one date on claims of a form that is not professional: a day of their own. */
export interface OtherDay {
  readonly form: OtherForm;
  readonly lines: ServiceLine[];
}

const NO_OTHERS: readonly OtherDay[] = [];

interface TakingPart {
  /** Lines of professional claims day by day, in the order of each day's first. */
  readonly byDate: readonly ServiceLine[][];
  readonly otherForms: readonly OtherDay[];
  readonly leftOut: LeftOut;
}

/** Groups the lines of one patient's claims into days. */
export function takingPart(claims: readonly Claim[]): TakingPart {
  const byDate: ServiceLine[][] = [];
  let places: Map<ServiceDate, number> | undefined;
  let leftOut: Map<ServiceLine, NotPricedReason> | undefined;
  let otherForms: OtherDay[] | undefined;
  const superseded = supersededAmong(claims);
  const [only] = claims;
  if (claims.length === 1 && only !== undefined && takesPartWhole(only))
    return {
      byDate: cutByDate(only.lines),
      otherForms: NO_OTHERS,
      leftOut: NOBODY,
    };
  for (const claim of claims) {
    const ofClaim = claimLeftOut(claim, superseded);
    const { form } = claim;
    for (const line of claim.lines) {
      const reason = ofClaim ?? lineLeftOut(line);
      if (reason !== undefined) {
        (leftOut ??= new Map()).set(line, reason);
        continue;
      }
      const { date } = line;
      if (form !== undefined) {
        const sameDay = otherForms?.find((day) => day.form === form && day.lines[0]?.date === date);
        if (sameDay === undefined) (otherForms ??= []).push({ form, lines: [line] });
        else sameDay.lines.push(line);
        continue;
      }
      let at = places === undefined ? placeOf(date, byDate) : (places.get(date) ?? -1);
      if (at < 0) {
        at = byDate.push([line]) - 1;
        if (places !== undefined) places.set(date, at);
        else if (byDate.length > FEW_DAYS) places = new Map(byDate.map((lines, place) => [(lines[0] as ServiceLine).date, place]));
      } else (byDate[at] as ServiceLine[]).push(line);
    }
  }
  return { byDate, otherForms: otherForms ?? NO_OTHERS, leftOut: leftOut ?? NOBODY };
}

/** What facilities billed for the patient on a date; undefined where nothing. */
export function facilityLinesOn(date: ServiceDate, otherForms: readonly OtherDay[]): readonly ServiceLine[] | undefined {
  return otherForms.find(({ form, lines }) => form === "institutional" && lines[0]?.date === date)?.lines;
}

/** Whether all lines of a professional claim take part, as those of nearly every claim do. */
function takesPartWhole(claim: Claim): boolean {
  if (claim.form !== undefined || claimLeftOut(claim, undefined) !== undefined) return false;
  const { lines } = claim;
  for (let at = 0; at < lines.length; at++) if (lineLeftOut(lines[at] as ServiceLine) !== undefined) return false;
  return lines.length <= FEW_LINES;
}

/** The lines by date; those of one date mostly stand together. */
function cutByDate(lines: readonly ServiceLine[]): ServiceLine[][] {
  const byDate: ServiceLine[][] = [];
  let start = 0;
  for (let at = 1; at <= lines.length; at++) {
    const { date } = lines[start] as ServiceLine;
    if (at < lines.length && (lines[at] as ServiceLine).date === date) continue;
    const run = lines.slice(start, at);
    const place = placeOf(date, byDate);
    if (place < 0) byDate.push(run);
    else for (const line of run) (byDate[place] as ServiceLine[]).push(line);
    start = at;
  }
  return byDate;
}

function placeOf(date: ServiceDate, byDate: readonly ServiceLine[][]): number {
  // Lines mostly come in order of date.
  for (let at = byDate.length - 1; at >= 0; at--) if (((byDate[at] as ServiceLine[])[0] as ServiceLine).date === date) return at;
  return -1;
}

/**
 * Claims that another claim of the run takes out, with the reason; undefined where there are none. Claims are looked at together because a void or
 * a replacement takes out another claim.
 */
function supersededAmong(claims: readonly Claim[]): ReadonlyMap<Claim, NotPricedReason> | undefined {
  return claims.length > 1 && claims.some(corrects) ? supersededClaims(claims) : undefined;
}

/** Why a claim takes part in no day (rules.md 3A.32, 3B.30): undefined for a claim that does. */
function claimLeftOut(claim: Claim, superseded: ReadonlyMap<Claim, NotPricedReason> | undefined): NotPricedReason | undefined {
  if (claim.purpose !== "claim") return claim.purpose;
  const sequence = claim.payerSequence;
  if (sequence !== "P" && sequence !== "") return "not-primary";
  if (claim.frequency === "8") return "void";
  return superseded?.get(claim);
}

/** Why one line of a claim that takes part does not; undefined where it does. */
function lineLeftOut(line: ServiceLine): NotPricedReason | undefined {
  if (line.date === 0) return "unreadable";
  // Revenue codes, HIPPS and dental codes: what is left of such a line is judged by its own form.
  if (line.claim.form !== undefined) return undefined;
  // Another code system's five characters are not a CPT or HCPCS code, whatever they look like.
  const { qualifier } = line;
  if (qualifier !== "HC" && qualifier !== "") return "unknown-code";
  if (line.pos === "24" && line.claim.billing.taxonomy === SURGICAL_CENTRE) return "asc-facility";
  return undefined;
}

function corrects(claim: Claim): boolean {
  return claim.purpose === "claim" && (claim.frequency === "7" || claim.frequency === "8");
}

function supersededClaims(claims: readonly Claim[]): ReadonlyMap<Claim, NotPricedReason> {
  const superseded = new Map<Claim, NotPricedReason>();
  for (const later of claims) {
    if (!corrects(later)) continue;
    for (const earlier of claims) {
      if (earlier === later || earlier.purpose !== "claim" || !sameClaim(later, earlier) || !isBefore(earlier, later)) continue;
      const reason = later.frequency === "8" ? "void" : "replaced";
      if (superseded.get(earlier) !== "void") superseded.set(earlier, reason);
    }
  }
  return superseded;
}

/** Whether `later` names `earlier`: by CLM01, or by the payer's number in REF*F8, which a few senders fill with the CLM01. */
function sameClaim(later: Claim, earlier: Claim): boolean {
  if (later.form !== earlier.form || later.billing.npi !== earlier.billing.npi || later.payerSequence !== earlier.payerSequence)
    return false;
  if (later.id !== "" && later.id === earlier.id) return true;
  return (
    later.originalReference !== "" && (later.originalReference === earlier.originalReference || later.originalReference === earlier.id)
  );
}

/** An original comes before what corrects it unless it was sent later; corrections of one claim come in order of receipt, then of the files. */
function isBefore(earlier: Claim, later: Claim): boolean {
  if (earlier.received !== 0 && later.received !== 0 && earlier.received !== later.received) return earlier.received < later.received;
  if (!corrects(earlier)) return true;
  return earlier.file.order - later.file.order < 0 || (earlier.file.order === later.file.order && earlier.index < later.index);
}
