import type { Context } from "~/access/context";
import type { Hold, Ready } from "~/imports/hold.server";
import { takeClients } from "~/imports/take-clients.server";
import { work } from "~/imports/work.server";
import { fixedClock } from "~/platform/clock";
import { readEnv } from "~/platform/env";
import { newId } from "~/platform/ids";
import { createLog } from "~/platform/log";
import { masterKeyOf } from "~/platform/master-key";
import { createPlatform } from "~/platform/platform";
import { leaseImport, stagedRows } from "~db/queries/imports";
import { inScope } from "~db/scope";

/** What it is told; the master key in hexadecimal. `piecemeal`: as an import must not be done, for the control. */
export type Taking = {
  appUrl: string;
  folder: string;
  practiceId: string;
  officerId: string;
  masterKey: string;
  at: string;
  importId: string;
  piecemeal: boolean;
};

/** Does what an import waits for, in a process of its own: whoever started it may kill it. */
const told: Taking = JSON.parse(process.argv[2] ?? "{}");
const { practiceId, importId } = told;
const read = readEnv({ LOG_LEVEL: "silent", CARTELLINA_DEMO: "off" });
if (!read.ok) throw new Error(read.problems.join("\n"));
const platform = createPlatform({
  env: read.env,
  databaseUrl: told.appUrl,
  masterKey: masterKeyOf([{ version: 1, bytes: Buffer.from(told.masterKey, "hex") }]),
  folder: told.folder,
  connections: 3,
  clock: fixedClock(new Date(told.at)),
  log: createLog("silent"),
});
const desk = { kind: "PRACTICE" as const, practiceId, name: "Studio di prova" };
const ctx: Context = {
  platform,
  once: null,
  actor: { userId: told.officerId, name: "Olga Addetta", desk, roles: ["responsabile"] },
};

await (told.piecemeal ? takeInPieces() : work(ctx, importId));
await platform.close();

/** People enter the address book fifty at a time, each time for good. */
async function takeInPieces(): Promise<void> {
  const scope = { practiceId, chamberId: null, audits: false };
  const key = { practiceId, id: importId };
  const lease = { at: new Date(told.at), until: new Date(Date.parse(told.at) + 60_000), holder: newId() };
  const of = await inScope(platform.db, scope, (tx) => leaseImport(tx, key, lease));
  if (of === null) throw new Error("somebody else has it");
  const hold: Hold = { ctx, scope, of, holder: lease.holder };
  const rows = await inScope(platform.db, scope, (tx) =>
    stagedRows(tx, key, { states: ["RIGHT"], after: 0, limit: of.rows }),
  );
  const ready = rows.flatMap(({ ready, decision, knownId }): Ready[] =>
    ready === null ? [] : [{ ...ready, decision, knownId }],
  );
  for (let from = 0; from < ready.length; from += 50) {
    await inScope(platform.db, scope, (tx) => takeClients(tx, hold, ready.slice(from, from + 50)));
  }
}
