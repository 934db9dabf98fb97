import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** No Remix plugin here: tests call verbs, rules and the express application themselves. */
export default defineConfig({
  resolve: { alias: { "~db": folder("./db"), "~": folder("./app") } },
  test: {
    include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "tests/**/*.test.ts"],
    globalSetup: "./tests/support/global-setup.ts",
    reporters: ["default", "./tests/support/plain-reporter.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
