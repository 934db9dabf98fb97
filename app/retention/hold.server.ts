import { perform } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { lockCase } from "~db/queries/cases";
import { holdsOf, insertHold, liftHold } from "~db/queries/retention";
import { type HoldReason, type HoldRefusal, reviewRefusal } from "./hold";

/**
 * Keeps everything of a case beyond its terms, until the same desk lifts it. The practice's owner for its cases, the
 * chamber's manager for those shown to the chamber.
 */
export function holdCase(ctx: Context, input: { caseId: string; reason: HoldReason; reviewOn: Day }) {
  const scope = authorize(ctx.actor, "cases.hold");
  return perform<{ caseId: string }, HoldRefusal>(ctx, scope, "cases.hold", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    if (row.erasedOn !== null) return refused("already-erased");
    const hindrance = reviewRefusal(input.reviewOn, today(ctx));
    if (hindrance !== null) return refused(hindrance, "reviewOn");
    const key = { practiceId: row.practiceId, caseId: row.id };
    const desk = ctx.actor.desk.kind;
    const standing = (await holdsOf(tx, key)).filter(({ liftedOn }) => liftedOn === null);
    if (standing.some((hold) => hold.desk === desk && hold.reason === input.reason)) {
      return refused("already-held", "reason");
    }
    const hold = { ...key, id: newId(), reason: input.reason, desk, placedOn: today(ctx), reviewOn: input.reviewOn };
    await insertHold(tx, { ...hold, placedBy: ctx.actor.userId, shownToChamber: row.shownToChamber });
    const facts = { holdId: hold.id, reason: hold.reason, reviewOn: hold.reviewOn, desk };
    await journal(tx, ctx, { book: row.practiceId, shownToChamber: row.shownToChamber }, [
      entry("case.held", { kind: "case", id: row.id }, facts, row.id),
    ]);
    return done({ caseId: row.id });
  });
}

/** Lifts a hold that this desk placed: what fell due meanwhile goes with the next round. Lifting it twice changes nothing. */
export function releaseCase(ctx: Context, input: { caseId: string; holdId: string }) {
  const scope = authorize(ctx.actor, "cases.hold");
  return perform<{ caseId: string }, never>(ctx, scope, "cases.hold", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    const holds = await holdsOf(tx, { practiceId: row.practiceId, caseId: row.id });
    const hold = holds.find(({ id }) => id === input.holdId) ?? notFound();
    if (hold.desk !== ctx.actor.desk.kind) return notFound();
    if (await liftHold(tx, hold, today(ctx), ctx.actor.userId)) {
      const facts = { holdId: hold.id, reason: hold.reason, desk: hold.desk };
      await journal(tx, ctx, { book: row.practiceId, shownToChamber: row.shownToChamber }, [
        entry("case.released", { kind: "case", id: row.id }, facts, row.id),
      ]);
    }
    return done({ caseId: row.id });
  });
}
