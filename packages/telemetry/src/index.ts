export { type HealthPage, type HealthPageOptions, startHealthPage } from "./health-page.ts";
export { createLog, framesOf, type Log, type LogFields } from "./log.ts";
export { type QueueFacts, ServiceMetrics } from "./metrics.ts";
export { startTracing, type Tracing } from "./tracing.ts";
