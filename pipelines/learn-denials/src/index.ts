export * from "./judged-claim.ts";
export * from "./settle.ts";
export * from "./payer-checks.ts";
export * from "./compare.ts";
