import { expect, it } from "vitest";
import { createTurns } from "./turns";

/** Work that ends when it is told to. */
function task() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const begun = { yet: false };
  return {
    begun,
    end,
    work: async () => {
      begun.yet = true;
      await ended;
      return "done";
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it("lets so many work at a time, and the others in their order", async () => {
  const turns = createTurns(2, 5);
  const tasks = [task(), task(), task(), task()];
  const answers = tasks.map(({ work }) => turns.take(work));
  await settled();
  expect(tasks.map(({ begun }) => begun.yet)).toEqual([true, true, false, false]);
  tasks[1]?.end();
  await settled();
  expect(tasks.map(({ begun }) => begun.yet)).toEqual([true, true, true, false]);
  for (const { end } of tasks) end();
  expect(await Promise.all(answers)).toEqual(["done", "done", "done", "done"]);
});

it("turns away whoever finds the line full, and takes them again later", async () => {
  const turns = createTurns(1, 1);
  const [first, second] = [task(), task()];
  const answers = [turns.take(first.work), turns.take(second.work)];
  expect(await turns.take(async () => "no")).toBeNull();
  first.end();
  second.end();
  await Promise.all(answers);
  expect(await turns.take(async () => "yes")).toBe("yes");
});

it("gives the place back when the work fails", async () => {
  const turns = createTurns(1, 1);
  const broken = async () => {
    throw new Error("broken");
  };
  await expect(turns.take(broken)).rejects.toThrow("broken");
  expect(await turns.take(async () => "yes")).toBe("yes");
});
