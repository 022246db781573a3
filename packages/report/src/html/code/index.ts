export * from "./code-facts.ts";
export * from "./code-prices.ts";
export * from "./page-of-code.ts";
export * from "./rvu-picture.ts";
export * from "./toolkit.ts";
