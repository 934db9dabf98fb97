import { expect, it } from "vitest";
import { runWatched } from "./watched-child";

const MiB = 1024 * 1024;
const LIMITS = { milliseconds: 15_000, residentBytes: 512 * MiB, outputBytes: 64 * 1024 };
const [BUSY, HUNGRY, FAILING, TALKATIVE, TELLING, ECHOING] = [1, 2, 3, 4, 5, 6] as const;

const run = (behaviour: number, input = Buffer.alloc(0), limits = LIMITS) =>
  runWatched("tests/support/unruly-child.ts", [behaviour], input, limits);

it("hands the input in and the output out", async () => {
  const input = Buffer.alloc(60_000, 7);
  expect(await run(ECHOING, input)).toEqual(input);
});

it("keeps our environment from the child", async () => {
  process.env.CANARY_SECRET = "canary";
  const names = Object.keys(JSON.parse(String(await run(TELLING))));
  delete process.env.CANARY_SECRET;
  // macOS adds one of its own.
  expect(names.filter((name) => !name.startsWith("__"))).toEqual(["NODE_ENV"]);
});

it("ends a child that takes too long, too much memory or too many words", async () => {
  expect(await run(BUSY, undefined, { ...LIMITS, milliseconds: 1500 })).toBeNull();
  expect(await run(HUNGRY)).toBeNull();
  expect(await run(TALKATIVE)).toBeNull();
  expect(await run(TALKATIVE, undefined, { ...LIMITS, outputBytes: MiB })).toHaveLength(MiB);
});

it("throws when the child cannot do its work", async () => {
  await expect(run(FAILING)).rejects.toThrow("out of order");
  await expect(runWatched("tests/support/no-such-child.ts", [], Buffer.alloc(0), LIMITS)).rejects.toThrow(
    "ended with 1",
  );
});

it("survives a child that ends before it has read its input", async () => {
  const missing = runWatched("tests/support/no-such-child.ts", [], Buffer.alloc(8 * MiB), LIMITS);
  await expect(missing).rejects.toThrow("ended with 1");
});
