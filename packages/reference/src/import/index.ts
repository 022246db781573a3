export * from "./fee-schedule.ts";
export type { FeeScheduleHeading } from "./fee-schedule-heading.ts";
export { type Import, type Refusal, refusalText } from "./refusal.ts";
export { type GpciFile, readGpci, readZip5, type ZipFile } from "./geography.ts";
export { type MueFile, readMue } from "./mue.ts";
export { type PtpPart, ptpQuarter, readPtp } from "./ncci-ptp.ts";
export { type AddOnFile, readAddOns } from "./add-on-codes.ts";
export { type LocalityAmount, type OppsCapFile, type PaymentAmountsFile, readOppsCap, readPaymentAmounts } from "./locality-amounts.ts";
export { type AnesthesiaFile, type CountiesFile, readAnesthesia, readCounties } from "./places.ts";
