import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/*
 * Loaded before the command line by `node --import`: writes the greatest resident size of the whole process, workers included,
 * into the file that PEAK_MEMORY_FILE names.
 */
const file = process.env.PEAK_MEMORY_FILE;
if (isMainThread && file !== undefined) process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
