import { perform } from "~/access/act.server";
import { authorize, type Context, now, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journalAll } from "~/audit/journal.server";
import { officerFor } from "~/batches/prepare-batch.server";
import { type StepRefusal, takeStep } from "~/cases/step.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { insertVisit, linesOf, lockBatch, saveBatch } from "~db/queries/batches";
import { findCase } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";

export type OpenSlip = { batchId: string; day: Day; officerId: string };
export type OpenSlipRefusal = StepRefusal | "batch-not-closed" | "appointment-missing" | "copies-missing";

/**
 * The slip is opened at the counter and its cases are presented, with the enabled officer who stands there (R43). A
 * case that is no longer signed (withdrawn, folder replaced) is left out. Whether the identity document is still valid
 * decides line by line at the acceptance, so that an expired one can be refused with its code.
 */
export function openSlip(ctx: Context, input: OpenSlip) {
  const scope = authorize(ctx.actor, "counter.present");
  return perform<{ batchId: string }, OpenSlipRefusal>(ctx, scope, "counter.present", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "CLOSED") return refused("batch-not-closed");
    if (input.day > today(ctx)) return refused("day-in-future", "day");
    const ruleset = findRulesetOn(await periodsOf(tx, batch.chamberId), input.day);
    if (ruleset === null) return refused("day-before-previous-step", "day");
    if (ruleset.appointment.required && !batch.appointmentOn) return refused("appointment-missing");
    const officer = await officerFor(tx, batch, input.officerId, input.day);
    if (!officer) return refused("officer-not-enabled", "officerId");

    const entries: Entry[] = [];
    for (const line of await linesOf(tx, batch)) {
      const row = await findCase(tx, scope, line.caseId);
      if (row?.state !== "SIGNED" || row.batchId !== batch.id) continue;
      const taken = await takeStep<never>(tx, ctx, scope, {
        event: "present",
        caseId: row.id,
        day: input.day,
        officerId: input.officerId,
        decide: (file) => ({
          set: { presentedOn: input.day },
          custody: [{ event: "present", version: file.row.formVersion }],
          act: "case.presented",
          facts: { batchId: batch.id, officerId: input.officerId },
        }),
      });
      if (!taken.ok) return taken;
      entries.push(...taken.value.entries);
    }

    await saveBatch(tx, batch, {
      state: "AT_COUNTER",
      openedOn: input.day,
      officerId: officer.userId,
      officerName: officer.name,
    });
    const visitId = newId();
    entries.push({
      act: "batch.opened",
      subject: { kind: "batch", id: batch.id },
      facts: { day: input.day, officerId: input.officerId, visitId },
    });
    const ofChamber: Entry[] = [];
    if (ctx.actor.desk.kind === "CHAMBER") {
      await insertVisit(tx, {
        chamberId: batch.chamberId,
        id: visitId,
        forPractice: batch.practiceId,
        batchId: batch.id,
        officerId: input.officerId,
        clerkId: ctx.actor.userId,
        day: input.day,
        openedAt: now(ctx),
        draft: {},
      });
      ofChamber.push({
        act: "visit.opened",
        subject: { kind: "visit", id: visitId },
        facts: { batchId: batch.id, officerId: input.officerId, day: input.day },
      });
    }
    await journalAll(tx, ctx, [
      { where: { book: batch.practiceId, shownToChamber: batch.shownToChamber }, entries },
      { where: { book: batch.chamberId, shownToChamber: null }, entries: ofChamber },
    ]);
    return done({ batchId: batch.id });
  });
}
