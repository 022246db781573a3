export { ANSWERS_CUTS, CUTS, REVENUE_CUTS } from "./figures.ts";
export { denialReasons, gatherReport, type ReportWishes } from "./gather-report.ts";
export { gatherToolkit, type ToolkitWishes } from "./gather-toolkit.ts";
export type { RevenueRecords } from "./records.ts";
