export * from "./find-files.ts";
export * from "./open-file.ts";
export * from "./spool.ts";
