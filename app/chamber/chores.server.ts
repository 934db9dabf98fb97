import type { Platform } from "~/platform/platform";
import type { Chore } from "~/platform/sweeper";
import { emptyOldDrafts } from "~db/queries/batches";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { inScope } from "~db/scope";

/** Days that a clerk's marks on a slip stay when nobody confirms them: a visit is a matter of one day. */
const DRAFT_DAYS = 30;

export const counterChores: readonly Chore[] = [
  { name: "marks that nobody confirmed", everySeconds: 3600, run: (platform) => forgetOldDrafts(platform) },
];

/** Marks may hold a clerk's words about a person. They are no facts: nothing of this stands in the register. */
export async function forgetOldDrafts({ db, clock }: Pick<Platform, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - DRAFT_DAYS * 24 * 60 * 60 * 1000);
  for (const [chamberId, owner] of await expectedBooks(db)) {
    if (owner !== "CHAMBER") continue;
    const scope = { ...scopeOfBook(chamberId, { audits: false }), practiceId: null };
    await inScope(db, scope, (tx) => emptyOldDrafts(tx, chamberId, before));
  }
}
