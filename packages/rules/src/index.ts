export * from "./define-rule.ts";
export { createEngine, type Engine, type EngineOptions } from "./engine/create-engine.ts";
export { CHARGE_SHORTFALL } from "./engine/net.ts";
export type { JudgedLine, PatientJudgement, RuleTotals } from "./engine/judgement.ts";
export { idOf as findingId, type Judged, type Versions } from "./engine/make-finding.ts";
export { PRACTICE_RULES, type PracticeCount, PracticeTally } from "./practice/practice-tally.ts";
export { allRules } from "./rules/index.ts";
export { groupTumours, type MohsDay, type Tumour } from "./tumours/group-tumours.ts";
