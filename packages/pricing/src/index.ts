export * from "./apply-changes.ts";
export * from "./expected-payment.ts";
export * from "./hypothetical-day.ts";
export type { DayPrice, LinePrice } from "./line-price.ts";
export * from "./price-day.ts";
