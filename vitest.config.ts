import { defineConfig } from "vitest/config";

/** The machine that checks has two cores; a third worker would only make the others miss their time. */
const WORKERS = 2;
const SOURCES = ["packages", "apps", "tests", "counties", "bench"];
const files = (ending: string) => SOURCES.map((folder) => `${folder}/**/*${ending}`);

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: "unit",
          include: files(".test.ts"),
          exclude: ["**/node_modules/**", "**/*.db.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "db",
          include: files(".db.test.ts"),
          exclude: ["**/node_modules/**"],
          globalSetup: ["packages/testing/src/start-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          exclude: ["**/node_modules/**"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // Each file starts a whole Olive of its own; side by side they would starve one another.
          fileParallelism: false,
        },
      },
    ],
  },
});
