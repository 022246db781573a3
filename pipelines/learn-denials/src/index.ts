export * from "./judged-claim.ts";
export * from "./settle.ts";
export * from "./payer-checks.ts";
export { paymentLaw } from "./payment-law.ts";
export * from "./predictions.ts";
export * from "./compare.ts";
export { type Estimate, estimate } from "./posterior.ts";
export * from "./learn.ts";
export * from "./experience.ts";
