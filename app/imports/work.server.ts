import { look } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { newId } from "~/platform/ids";
import {
  endWork,
  forgetChecks,
  headerOf,
  keepLease,
  leaseImport,
  rowCounts,
  saveStagedRows,
  stagedRows,
} from "~db/queries/imports";
import { checkRows } from "./check-rows.server";
import { type Hold, leaseEnd, Overtaken } from "./hold.server";
import { settle } from "./settle.server";
import { takeIn } from "./take-in.server";

/** So many rows are looked at in one go: a kill loses no more than that, and pages of others come in between. */
const GO = 100;

/**
 * Does what the import waits for: looks at its rows, or takes them. Goes on where an earlier worker ended; an import that
 * somebody else is working on is left to them. Looked at are as many rows as there are, a few hundred at a time; taken are
 * all of them at once, or none.
 */
export async function work(ctx: Context, importId: string): Promise<void> {
  const scope = authorize(ctx.actor, "imports.take");
  const holder = newId();
  const key = { practiceId: practiceOf(ctx), id: importId };
  const of = await look(ctx, scope, (tx) => leaseImport(tx, key, { at: now(ctx), until: leaseEnd(ctx), holder }));
  if (of === null) return;
  const hold = { ctx, scope, of, holder };
  if (of.phase === "CHECKING") return checkAll(hold);
  try {
    await takeIn(hold);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    // What the rows were looked at against has changed since: they are looked at again, and nothing was taken.
    await look(ctx, scope, async (tx) => {
      const again = { phase: "CHECKING" as const, progress: 0, overtaken: of.overtaken + 1 };
      if (await endWork(tx, of, holder, again)) await forgetChecks(tx, of, { mended: true });
    });
    await work(ctx, importId);
  }
}

async function checkAll(hold: Hold): Promise<void> {
  const { ctx, scope, of, holder } = hold;
  for (let more = true; more; ) {
    more = await look(ctx, scope, async (tx) => {
      const { RAW } = await rowCounts(tx, of);
      if (!(await keepLease(tx, of, { holder, until: leaseEnd(ctx), progress: of.rows - RAW }))) return false;
      const header = await headerOf(tx, of);
      const rows = await stagedRows(tx, of, { states: ["RAW"], after: 0, limit: GO });
      if (rows.length > 0) {
        await saveStagedRows(tx, await checkRows(tx, ctx, of, rows, header?.cells.length ?? 0));
        return true;
      }
      await settle(tx, of);
      await endWork(tx, of, holder, { phase: "READY", progress: of.rows });
      return false;
    });
  }
}

/**
 * Starts the work; resolves when it has ended, or after `patience` milliseconds, while it goes on: short files are ready
 * when the page comes, long ones show how far they are. A fault of the work is logged, and the page offers to go on.
 */
export async function startWork(ctx: Context, importId: string, patience = 4000): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const working = work({ ...ctx, once: null }, importId).catch((error: unknown) =>
    ctx.platform.log.error({ err: error }, "an import stopped before its end"),
  );
  await Promise.race([working, enough]);
  clearTimeout(timer);
}
