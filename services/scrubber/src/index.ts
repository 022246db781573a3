export { finishRunJob } from "./finish-run-job.ts";
export { Law } from "./runs-in-work.ts";
export { scrubChunkJob } from "./scrub-chunk-job.ts";
export { work, type WorkOptions } from "./work.ts";
