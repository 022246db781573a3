import { defineConfig } from "vitest/config";

const units = ["packages/**/*.test.ts", "pipelines/**/*.test.ts"];
const exclude = ["**/node_modules/**", "**/dist/**"];

/** Tests run on the TypeScript sources: workspace packages resolve to src by the condition that each package.json declares. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  resolve: { conditions: ["claimscrub-source"] },
  ssr: { resolve: { conditions: ["claimscrub-source"] } },
  test: {
    pool: "forks",
    // As many as there are cores, where the default would leave one idle: most of the long tests wait for processes that they started.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // Libraries hold no state that a test could leave behind, so the files of a worker load them once: a sixth of the time.
      { extends: true, test: { name: "units", include: units, exclude, isolate: false } },
      {
        extends: true,
        test: { name: "whole", include: ["services/**/*.test.ts", "infra/**/*.test.ts", "test/**/*.test.ts"], exclude },
      },
    ],
    coverage: { provider: "v8", include: ["packages/*/src/**", "pipelines/*/src/**", "services/*/src/**"] },
  },
});
