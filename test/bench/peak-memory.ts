import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/*
 * Loaded before the command line by `node --import`: writes what the process needed into the file that PEAK_MEMORY_FILE names.
 * `peakBytes`: the greatest resident size of the whole process, workers included. `liveBytes`: heap and buffers right after a
 * garbage collection, looked at once a second, the median; 0 where node was not started with --expose-gc.
 */
const file = process.env.PEAK_MEMORY_FILE;
if (isMainThread && file !== undefined) {
  const live: number[] = [];
  const { gc } = globalThis as { gc?: () => void };
  if (gc !== undefined) {
    const look = (): void => {
      gc();
      const { heapUsed, external } = process.memoryUsage();
      live.push(heapUsed + external);
    };
    setInterval(look, 1000).unref();
  }
  process.on("exit", () => {
    const liveBytes = live.sort((a, b) => a - b)[live.length >> 1] ?? 0;
    writeFileSync(file, JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024, liveBytes }));
  });
}
