export { practiceToolkitHtml, practiceToolkitSections } from "./practice-toolkit.ts";
export type { PracticeCause, RuleLaw, ToolkitOfPractice } from "./toolkit-of-practice.ts";
