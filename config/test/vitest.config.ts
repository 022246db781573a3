import { defineConfig } from "vitest/config";

/** Tests run on the TypeScript sources: workspace packages resolve to src by the condition that each package.json declares. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  resolve: { conditions: ["claimscrub-source"] },
  ssr: { resolve: { conditions: ["claimscrub-source"] } },
  test: {
    include: ["packages/**/*.test.ts", "pipelines/**/*.test.ts", "services/**/*.test.ts", "infra/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    pool: "forks",
    // As many as there are cores, where the default would leave one idle: most of the long tests wait for processes that they started.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: "v8", include: ["packages/*/src/**", "pipelines/*/src/**", "services/*/src/**"] },
  },
});
