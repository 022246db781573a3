export { csvCell, csvRow } from "./csv-cell.ts";
export { DIRECTION_WORDS, directionName } from "./directions.ts";
export { dollars, grouped } from "./dollars.ts";
export { findingCsvRow, findingsCsvHeader } from "./findings-csv.ts";
export { type ReportContents, reportHtml, reportPieces } from "./html/page.ts";
export { WORKLIST_LIMIT } from "./html/worklist.ts";
export { lineCsvRow, linesCsvHeader } from "./lines-csv.ts";
export { assumptionWords, reasonWords } from "./reasons.ts";
export { choiceLines } from "./choice-lines.ts";
