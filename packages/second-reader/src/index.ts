export { CROSS_CHECKED, type CrossCheck, crossCheck, type CrossChecked, isCrossChecked } from "./cross-check.ts";
export { type Checked, checkFiles, type PlannedFile } from "./check-files.ts";
