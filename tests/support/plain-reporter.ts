import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";

/**
 * Prints `N passed, N failed` as the very last line, for whoever reads only that. A file that could not be collected and
 * an error outside any test count as failures; so does a skipped test, since nothing may be left out silently.
 */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        if (hasPassed(test)) passed += 1;
        else failed += 1;
      }
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
    }
    if (passed === 0 && failed === 0) failed = 1;
    if (failed > 0) process.exitCode = 1;
    process.once("exit", () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}

const hasPassed = (test: TestCase) => test.result().state === "passed";
