export * from "./price-day.ts";
