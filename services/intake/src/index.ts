export { collect, type CollectPorts } from "./collect.ts";
export { SpooledFiles } from "./spooled-files.ts";
export { type Submission, submitFiles, type SubmitOptions, type Submitted } from "./submit-files.ts";
export { openSource } from "./watch.ts";
export { readWatchConfig } from "./watch-config.ts";
export { requeue, status, type Surroundings } from "./commands.ts";
