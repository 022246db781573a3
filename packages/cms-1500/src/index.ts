export { type CsvMap, type CsvMapFault, csvMapFaultText, readCsvMap } from "./csv-map.ts";
export type { CsvClaimRange, CsvPlan, RowPlace } from "./csv-plan.ts";
export { type CsvFault, csvFaultMessage } from "./fault.ts";
export { CSV_FAULTS, type CsvFaultDefinition, type CsvFaultEffect, type CsvFaultKind } from "./faults.ts";
export type { CsvLayout } from "./layout.ts";
export { planCsv, type PlanCsvOptions } from "./plan-csv.ts";
export { type CsvBatch, readCsvClaims } from "./read-csv.ts";
export { readCsvFromBytes, type WholeCsvFile } from "./read-whole-file.ts";
export { CSV_HEAD_BYTES, mapThatFits } from "./recognise.ts";
