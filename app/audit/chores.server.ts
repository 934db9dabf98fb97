import type { Chore } from "~/platform/sweeper";
import { addDays, dayInRome } from "~/terms/day";
import { dueCheckpoints, makeCheckpoint } from "./checkpoint.server";
import { digestReads } from "./digest-reads.server";

/** What the register asks of the sweeper: a signed line at most an hour behind each book, a digest of each day's reads. */
export const registerChores: readonly Chore[] = [
  {
    name: "checkpoints",
    everySeconds: 60,
    async run(platform) {
      for (const book of await dueCheckpoints(platform)) await makeCheckpoint(platform, book);
    },
  },
  {
    name: "digests of the reads",
    everySeconds: 900,
    async run(platform) {
      await digestReads(platform, addDays(dayInRome(platform.clock.now()), -1));
    },
  },
];
