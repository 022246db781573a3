export { csvCell, csvRow } from "./csv-cell.ts";
export { DIRECTION_WORDS, directionName } from "./directions.ts";
export { dollars, grouped } from "./dollars.ts";
export { type ExperienceOf, experienceText, probabilityText } from "./experience.ts";
export { findingCsvRow, findingsCsvHeader } from "./findings-csv.ts";
export { type ReportContents, reportHtml, reportPieces } from "./html/page.ts";
export { WORKLIST_LIMIT } from "./html/worklist.ts";
export { lineCsvRow, linesCsvHeader } from "./lines-csv.ts";
export { assumptionWords, reasonWords } from "./reasons.ts";
export { choiceLines } from "./choice-lines.ts";
export * from "./html/code/index.ts";
export * from "./html/practice/index.ts";
export { notChecked } from "./html/not-checked.ts";
export { findingBody } from "./html/finding.ts";
export { escapeHtml, html, Markup } from "./html/markup.ts";
export { PIECES as REPORT_STYLE } from "./html/pieces.ts";
export {
  type AnswerFigures,
  type AnswerRow,
  initialDenialRate,
  MOHS_WORDS,
  type MohsMix,
  type Rate,
} from "./revenue/answers.ts";
export { type Kpi, kpisOf, type RevenueFigures } from "./revenue/kpis.ts";
export { CHARGE_WORDS, type ChargeRow, type Charges, chargedText, uncheckedText } from "./revenue/charges.ts";
export { PRACTICE_RATE_WORDS, type PracticeRate } from "./revenue/practice-rates.ts";
export { codeOfTumourLine, siteWords } from "./tumour-words.ts";
export { REVENUE_NOTE, revenueHtml, revenueSections } from "./revenue/revenue-html.ts";
export {
  coverText,
  cutsOf,
  cutTitle,
  kpiText,
  revenueAnswer,
  revenueCsv,
  revenueJson,
  type RevenueReport,
  type RevenueRow,
} from "./revenue/revenue-report.ts";
