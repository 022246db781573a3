import { defineConfig } from "vitest/config";

const units = ["packages/**/*.test.ts", "pipelines/**/*.test.ts", "examples/**/*.test.mjs"];
const exclude = ["**/node_modules/**", "**/dist/**"];
/** Puts another module in the place of one that others have loaded. */
const apart = "packages/rules/src/tester/mutants.test.ts";

/** Tests run on the TypeScript sources: workspace packages resolve to src by the condition that each package.json declares. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  // The rule in examples/ lies outside every package, as a user's does, and names the tester as a user would.
  resolve: {
    conditions: ["claimscrub-source"],
    alias: [
      { find: /^@claimscrub\/rules\/tester$/, replacement: new URL("../../packages/rules/src/tester/test-rule.ts", import.meta.url).pathname },
      { find: /^@claimscrub\/rules$/, replacement: new URL("../../packages/rules/src/index.ts", import.meta.url).pathname },
    ],
  },
  ssr: { resolve: { conditions: ["claimscrub-source"] } },
  test: {
    pool: "forks",
    // As many as there are cores, where the default would leave one idle: most of the long tests wait for processes that they started.
    maxWorkers: "100%",
    // For what hangs, not for what is slow: a machine may have other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      // Libraries hold no state that a test could leave behind, so the files of a worker load them once: a sixth of the time.
      { extends: true, test: { name: "units", include: units, exclude: [...exclude, apart], isolate: false } },
      {
        extends: true,
        test: { name: "whole", include: ["services/**/*.test.ts", "infra/**/*.test.ts", "test/**/*.test.ts", apart], exclude },
      },
    ],
    coverage: { provider: "v8", include: ["packages/*/src/**", "pipelines/*/src/**", "services/*/src/**"] },
  },
});
