import { type Cents, divideHalfUp, type ServiceLine, shareOf } from "@claimscrub/claim";
import type { AnesthesiaFactors } from "@claimscrub/reference";
import type { PaymentTerms } from "./payment-terms.ts";

/** A line's anesthesia, worked out. */
export interface AnesthesiaPrice {
  readonly baseUnits: number;
  readonly minutes: number | undefined;
  /** Time units in tenths: 47 minutes are 31. */
  readonly timeTenths: number;
  /** Dollars a unit in ten-thousandths. */
  readonly factor: number;
  readonly role: string;
  readonly share: number;
  readonly full: Cents;
  readonly cents: Cents;
}

/** Why there is no amount, in words. */
export interface AnesthesiaMissing {
  readonly missing: string;
}

const MINUTES_PER_UNIT = 15;

/** More minutes than a case can last are no count of minutes. */
const MOST_MINUTES = 10_000;

/** Base units for supervising more than four cases at once, whatever the case (42 CFR 414.46(f)). */
const SUPERVISED_BASE_UNITS = 3;

/**
 * Shares of the allowance by who did the case, as Medicare has it in 42 CFR 414.46 and 414.60 and CPM ch. 12 s. 50 and 140: in person
 * by a physician (AA) or a nurse anesthetist without direction (QZ) all of it; under medical direction half for the physician
 * (QK, QY) and half for the anesthetist (QX); AD pays three base units.
 */
const ROLES: Readonly<Record<string, number>> = { AA: 10000, QZ: 10000, QK: 5000, QY: 5000, QX: 5000, AD: 10000 };

/** Prices a status J line: (base units + time units) x factor of the locality, rounded, then the role's share, rounded. */
export function priceAnesthesia(
  line: ServiceLine,
  localityId: string,
  factors: AnesthesiaFactors | undefined,
  terms: PaymentTerms | undefined,
): AnesthesiaPrice | AnesthesiaMissing {
  if (factors === undefined) return { missing: "no anesthesia conversion factors are loaded for the date" };
  const base = terms?.baseUnits(line.procedureKey);
  if (base === undefined) return { missing: "the code's base units are not configured" };
  const factor = localityId === "national" ? factors.national : factors.find(localityId);
  if (!factor) return { missing: `no anesthesia conversion factor for locality ${localityId}` };
  const roles = line.modifiers.filter((modifier) => ROLES[modifier] !== undefined);
  const [role] = roles;
  if (role === undefined || roles.length > 1) return { missing: "one of AA, AD, QK, QX, QY, QZ must say who did the case" };
  const share = ROLES[role] as number;
  if (role === "AD") return worked(SUPERVISED_BASE_UNITS, undefined, factor, role, share);
  if (line.unitBasis !== "MJ") return { missing: "time must be in minutes (SV103 MJ)" };
  const minutes = line.units;
  if (minutes === undefined || !Number.isInteger(minutes) || minutes <= 0 || minutes > MOST_MINUTES)
    return { missing: "SV104 is no number of minutes" };
  return worked(base, minutes, factor, role, share);
}

function worked(baseUnits: number, minutes: number | undefined, factor: number, role: string, share: number): AnesthesiaPrice {
  const timeTenths = minutes === undefined ? 0 : divideHalfUp(minutes * 10, MINUTES_PER_UNIT);
  const full = divideHalfUp((baseUnits * 10 + timeTenths) * factor, 1000);
  return { baseUnits, minutes, timeTenths, factor, role, share, full, cents: share === 10000 ? full : shareOf(full, share) };
}
