import type { Context } from "~/access/context";
import { PRODUCT } from "~/audit/journal.server";
import type { Chore } from "~/platform/sweeper";
import { lockImport, oldImports } from "~db/queries/imports";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { inScope } from "~db/scope";
import { KEPT_DAYS } from "./import";
import { abandon, deleteLeftOut } from "./start-import.server";

/** A file that nobody finished is no address book: after a week its rows go. */
export const importChores: readonly Chore[] = [
  { name: "rows of old imports", everySeconds: 3600, run: (platform) => forgetOldImports(platform) },
];

/** Abandons imports that nobody ended for a week, and deletes the rows that ended ones left out. */
export async function forgetOldImports(
  platform: Pick<Context["platform"], "db" | "clock" | "masterKey">,
): Promise<void> {
  const at = platform.clock.now();
  const before = new Date(at.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  for (const [practiceId, owner] of await expectedBooks(platform.db)) {
    if (owner !== "PRACTICE") continue;
    await inScope(platform.db, { ...scopeOfBook(practiceId, { audits: false }), chamberId: null }, async (tx) => {
      for (const { id } of await oldImports(tx, practiceId, before)) {
        const of = await lockImport(tx, { practiceId, id });
        if (of === null) continue;
        const isWorkedOn = of.leasedUntil !== null && of.leasedUntil >= at;
        const writer = { platform, actor: { userId: PRODUCT } };
        if (of.endedAs !== null) await deleteLeftOut(tx, writer, of);
        else if (!isWorkedOn) await abandon(tx, writer, of, at);
      }
    });
  }
}
