export * from "./documents/config-folder.ts";
export * from "./documents/find-document.ts";
export * from "./documents/load-module.ts";
export * from "./documents/read-documents.ts";
export * from "./find-files.ts";
export * from "./open-file.ts";
export * from "./published-folder.ts";
export * from "./spool.ts";
