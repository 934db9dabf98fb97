import { perform } from "~/access/act.server";
import { authorize, type Context, now, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { lockCase, saveCase } from "~db/queries/cases";

export const SENDING_MEANS = ["IN_PERSON", "COURIER", "REGISTERED_MAIL", "DELEGATE"] as const;
export type SendingMeans = (typeof SENDING_MEANS)[number];
export type DeclareSentRefusal = "wrong-state" | "day-in-future" | "day-before-delivery" | "nothing-chosen";

/** "Spedite il…": what the practice says; only the counter's registration closes the case. */
export function declareSent(ctx: Context, input: { caseIds: readonly string[]; day: Day; means: SendingMeans }) {
  const scope = authorize(ctx.actor, "receipts.declareSent");
  return perform<{ caseIds: string[] }, DeclareSentRefusal>(ctx, scope, "receipts.declareSent", async (tx) => {
    if (input.caseIds.length === 0) return refused("nothing-chosen");
    if (input.day > today(ctx)) return refused("day-in-future", "day");
    const shown = new Map<string | null, Entry[]>();
    const caseIds = [...new Set(input.caseIds)].sort();
    let book = "";
    for (const caseId of caseIds) {
      const row = (await lockCase(tx, scope, caseId)) ?? notFound();
      if (row.state !== "DELIVERED" || row.deliveredOn === null) return refused("wrong-state");
      if (input.day < row.deliveredOn) return refused("day-before-delivery", "day");
      await saveCase(tx, row, { sentOn: input.day, sentBy: input.means, updatedAt: now(ctx) });
      book = row.practiceId;
      const entry: Entry = {
        act: "case.receiptsSent",
        subject: { kind: "case", id: caseId },
        caseId,
        facts: { day: input.day, means: input.means },
      };
      shown.set(row.shownToChamber, [...(shown.get(row.shownToChamber) ?? []), entry]);
    }
    for (const [shownToChamber, entries] of shown) await journal(tx, ctx, { book, shownToChamber }, entries);
    return done({ caseIds });
  });
}
