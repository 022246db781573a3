export * from "./apply-changes.ts";
export * from "./expected-payment.ts";
export * from "./hypothetical-day.ts";
export type { DayPrice, LinePrice, LocalitySpread } from "./line-price.ts";
export { type ConfigMap, ConfigReader } from "./payers/config-reader.ts";
export { type ConfigFault, configFaultText, nearestName, nearestNames } from "./payers/config-fault.ts";
export * from "./payers/payer-policy.ts";
export { type MatchedBy, type PayerChoice, policyConflicts, type PolicyConflict } from "./payers/payers.ts";
export { type OwnFeesReading, readOwnFees } from "./payers/read-own-fees.ts";
export { type PolicyReading, readPolicy } from "./payers/read-policy.ts";
export { cautionsByLine, confidenceOf, expectedOf, priceAnswer, type PricedQuestion } from "./price-answer.ts";
export { DayAmounts } from "./day-amounts.ts";
export { DayPricer } from "./day-pricer.ts";
export * from "./price-day.ts";
export { type BaseUnitsReading, readBaseUnits, readRosters, type RostersReading } from "./terms/read-rosters.ts";
export {
  type FacilityKind,
  type KnownPlaces,
  NO_TERMS,
  type NpisByYear,
  PaymentTerms,
  type PaymentTermsSetup,
} from "./terms/payment-terms.ts";
export { type Caution, cautionsOf } from "./cautions.ts";
export * from "./code-page.ts";
export { mayRankTogether } from "./one-group.ts";
export type { Tip, TipFigure } from "./code-tips.ts";
export type { Indicator } from "./indicator-words.ts";
export * from "./questions.ts";
