export * from "./apply-changes.ts";
export * from "./expected-payment.ts";
export * from "./hypothetical-day.ts";
export type { DayPrice, LinePrice } from "./line-price.ts";
export * from "./price-day.ts";
export * from "./code-page.ts";
export type { Tip, TipFigure } from "./code-tips.ts";
export type { Indicator } from "./indicator-words.ts";
