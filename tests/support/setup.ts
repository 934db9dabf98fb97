import { configureGlobal } from "fast-check";

/** `npm run test:deep` tries every property a few thousand times instead of a hundred. */
if (process.env.CARTELLINA_DEEP !== undefined) configureGlobal({ numRuns: 3000, interruptAfterTimeLimit: 60_000 });
