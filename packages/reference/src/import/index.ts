export * from "./fee-schedule.ts";
export type { FeeScheduleHeading } from "./fee-schedule-heading.ts";
export { type Import, type Refusal, refusalText } from "./refusal.ts";
export { type GpciFile, readGpci, readZip5, type ZipFile } from "./geography.ts";
export { type MueFile, readMue } from "./mue.ts";
export { type PtpPart, ptpQuarter, readPtp } from "./ncci-ptp.ts";
