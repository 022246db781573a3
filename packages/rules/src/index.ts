export * from "./define-rule.ts";
