import type { Context } from "~/access/context";
import { storeCopy } from "~/identity-documents/store-copy.server";
import { fixedClock } from "~/platform/clock";
import { readEnv } from "~/platform/env";
import { createLog } from "~/platform/log";
import { masterKeyOf } from "~/platform/master-key";
import { createPlatform } from "~/platform/platform";
import { samplePictures } from "~db/seed/pictures";

/** What it is told; the master key in hexadecimal. */
export type Writing = {
  appUrl: string;
  folder: string;
  practiceId: string;
  officerId: string;
  masterKey: string;
  caseId: string;
};

/** Stores copies of one case, one after the other; says of each that its file is stored, and that the act is done. */
const told: Writing = JSON.parse(process.argv[2] ?? "{}");
const read = readEnv({ LOG_LEVEL: "silent", CARTELLINA_DEMO: "off" });
if (!read.ok) throw new Error(read.problems.join("\n"));
const platform = createPlatform({
  env: read.env,
  databaseUrl: told.appUrl,
  masterKey: masterKeyOf([{ version: 1, bytes: Buffer.from(told.masterKey, "hex") }]),
  folder: told.folder,
  connections: 2,
  clock: fixedClock(new Date("2026-03-16T09:30:00.000Z")),
  log: createLog("silent"),
});
const desk = { kind: "PRACTICE" as const, practiceId: told.practiceId, name: "Studio di prova" };
const actor = { userId: told.officerId, name: "Olga", desk, roles: ["responsabile" as const] };
const ctx: Context = { platform, once: null, actor };

const { put } = platform.blobs;
platform.blobs.put = async (key, bytes) => {
  await put(key, bytes);
  process.stdout.write("stored\n");
  // Whoever wants to kill it here has the time to.
  await new Promise((resolve) => setTimeout(resolve, 300));
};
const { ID_FRONT: file } = await samplePictures();
for (;;) {
  const outcome = await storeCopy(ctx, { caseId: told.caseId, kind: "ID_FRONT", file });
  if (!outcome.ok) throw new Error(outcome.refusal);
  process.stdout.write("done\n");
}
