import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { lockKeptChamber } from "~db/queries/kept-chambers";
import { cancelClosure, closuresOf, insertClosure } from "~db/queries/mandates";
import type { Tx } from "~db/scope";

export type KeptChamberRefusal = "days-reversed" | "same-closure";

/** Days on which the office of a chamber the practice keeps is closed, as its notices say (§6.2). */
export function setKeptClosure(ctx: Context, input: { chamberId: string; dayFrom: Day; dayTo: Day; reason: string }) {
  return changeKeptChamber(ctx, input.chamberId, async (tx, practiceId) => {
    const { chamberId, dayFrom, dayTo, reason } = input;
    if (dayTo < dayFrom) return refused("days-reversed", "dayTo");
    const known = await closuresOf(tx, chamberId);
    if (known.some((one) => one.dayFrom === dayFrom && one.dayTo === dayTo)) return refused("same-closure", "dayFrom");
    await insertClosure(tx, { chamberId, id: newId(), dayFrom, dayTo, reason, keptBy: practiceId });
    return done(entry("chamber.closureSet", { kind: "chamber", id: chamberId }, { from: dayFrom, to: dayTo }));
  });
}

export function callOffKeptClosure(ctx: Context, input: { chamberId: string; closureId: string }) {
  return changeKeptChamber(ctx, input.chamberId, async (tx) => {
    const closure = (await cancelClosure(tx, input.chamberId, input.closureId, now(ctx))) ?? notFound();
    const days = { from: closure.dayFrom, to: closure.dayTo };
    return done(entry("chamber.closureCancelled", { kind: "chamber", id: input.chamberId }, days));
  });
}

/** Only a chamber that this practice keeps by itself: any other one is a 404. */
function changeKeptChamber(
  ctx: Context,
  chamberId: string,
  change: (tx: Tx, practiceId: string) => Promise<Outcome<Entry, KeptChamberRefusal>>,
) {
  const scope = authorize(ctx.actor, "practice.declareMandate");
  return perform<{ chamberId: string }, KeptChamberRefusal>(ctx, scope, "practice.declareMandate", async (tx) => {
    const practiceId = practiceOf(ctx);
    if (!(await lockKeptChamber(tx, practiceId, chamberId))) return notFound();
    const changed = await change(tx, practiceId);
    if (!changed.ok) return changed;
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [changed.value]);
    return done({ chamberId });
  });
}
