export * from "./group-tumours.ts";
export * from "./mohs-codes.ts";
export * from "./site-evidence.ts";
export * from "./site-of-tumour.ts";
export * from "./orphaned-add-ons.ts";
export * from "./recode-tumour.ts";
