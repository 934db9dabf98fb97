import type { Chore } from "~/platform/sweeper";
import { destroyDue } from "./destroy-due.server";

/** What retention asks of the sweeper: within an hour of the day nothing that is due is left, unless a hold keeps it. */
export const retentionChores: readonly Chore[] = [
  {
    name: "what is kept no longer",
    everySeconds: 3600,
    async run(platform) {
      const did = await destroyDue(platform);
      if (did.copies + did.cases + did.clients > 0) platform.log.info(did, "data past their term were destroyed");
    },
  },
];
