import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const isS3 = process.env.CARTELLINA_S3 !== undefined;
const isDeep = process.env.CARTELLINA_DEEP !== undefined;

/** Files that take a minute go first, so that at the end no worker waits for another's last one. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((part) => moduleId.includes(part));
      return place === -1 ? LONG.length : place;
    };
    return [...(await super.sort(files))].sort((one, other) => rank(one) - rank(other));
  }
}
const LONG = ["tests/browser/", "tests/access/", "tests/flows/"];

/** No Remix plugin here: tests call verbs, rules and the express application themselves. */
export default defineConfig({
  resolve: { alias: { "~db": folder("./db"), "~": folder("./app") } },
  test: {
    include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "tests/**/*.test.ts"],
    // Crash rounds and the like take minutes: `npm run test:deep`. A bucket needs its store: `npm run test:s3`.
    exclude: ["node_modules/**", ...(isDeep ? [] : ["tests/deep/**"]), ...(isS3 ? [] : ["tests/s3/**"])],
    setupFiles: "./tests/support/setup.ts",
    globalSetup: "./tests/support/global-setup.ts",
    reporters: ["default", "./tests/support/plain-reporter.ts"],
    // Files own their databases and wait a good deal for them and for the browser: three at a time fill two cores.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
