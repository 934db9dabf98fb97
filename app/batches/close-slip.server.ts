import { perform } from "~/access/act.server";
import { authorize, type Context, now, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { standingOn } from "~/mandates/mandate";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { rulesetOn } from "~/rulesets/catalog";
import { linesOf, lockBatch, saveBatch, showBatchTo, showCaseTo } from "~db/queries/batches";
import { type CaseRow, lockCase, saveCase } from "~db/queries/cases";
import { findChamber, findMandate, periodsOf } from "~db/queries/mandates";
import { historyToShow } from "~db/queries/register";
import { officerFor } from "./prepare-batch.server";

export type CloseSlipRefusal =
  | "batch-not-open"
  | "batch-empty"
  | "appointment-missing"
  | "officer-not-enabled"
  | "mandate-not-active"
  | "case-not-signed";

/**
 * The slip is closed: its lines are fixed and from now on the chamber sees those cases whole, history included; the
 * cases stay SIGNED until the clerk opens it (domain §2.1, "Who records").
 */
export function closeSlip(ctx: Context, input: { batchId: string }) {
  const scope = authorize(ctx.actor, "batches.close");
  return perform<{ batchId: string }, CloseSlipRefusal>(ctx, scope, "batches.close", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "OPEN") return refused("batch-not-open");
    const lines = await linesOf(tx, batch);
    if (lines.length === 0) return refused("batch-empty");
    const day = today(ctx);
    const ruleset = rulesetOn(await periodsOf(tx, batch.chamberId), batch.appointmentOn ?? day);
    if (ruleset.appointment.required && (!batch.appointmentOn || !batch.appointmentTime)) {
      return refused("appointment-missing");
    }
    if (!(await officerFor(tx, batch, batch.officerId, batch.appointmentOn ?? day)))
      return refused("officer-not-enabled");

    const chamber = (await findChamber(tx, batch.chamberId)) ?? notFound();
    const shownTo = chamber.counter === "CHAMBER_RECORDS" ? chamber.chamberId : null;
    const rows: CaseRow[] = [];
    for (const line of lines) {
      const row = (await lockCase(tx, scope, line.caseId)) ?? notFound();
      if (row.state !== "SIGNED" || row.batchId !== batch.id) return refused("case-not-signed");
      const mandate = await findMandate(tx, row.chamberId, row.mandateId);
      if (!mandate || standingOn(mandate, day) !== "ACTIVE") return refused("mandate-not-active");
      rows.push(row);
    }

    const entries: Entry[] = [];
    for (const [index, row] of rows.entries()) {
      await saveCase(tx, row, { updatedAt: now(ctx) });
      if (shownTo) {
        const key = { practiceId: row.practiceId, caseId: row.id };
        await showCaseTo(tx, key, shownTo, await historyToShow(tx, key));
      }
      entries.push({
        act: "case.slipClosed",
        subject: { kind: "case", id: row.id },
        caseId: row.id,
        facts: { batchId: batch.id, position: lines[index]?.position ?? index + 1, day },
      });
    }
    if (shownTo) await showBatchTo(tx, batch, shownTo);
    await saveBatch(tx, batch, { state: "CLOSED", closedOn: day, shownToChamber: shownTo });
    entries.push({
      act: "batch.closed",
      subject: { kind: "batch", id: batch.id },
      facts: { day, lines: lines.length, appointmentOn: batch.appointmentOn },
    });
    await journal(tx, ctx, { book: batch.practiceId, shownToChamber: shownTo }, entries);
    return done({ batchId: batch.id });
  });
}

/** A slip that will not be carried after all: its cases are free for another one. What the chamber saw it has seen. */
export function cancelSlip(ctx: Context, input: { batchId: string }) {
  const scope = authorize(ctx.actor, "batches.close");
  return perform<{ batchId: string }, "batch-not-open">(ctx, scope, "batches.close", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "OPEN" && batch.state !== "CLOSED") return refused("batch-not-open");
    const entries: Entry[] = [];
    for (const line of await linesOf(tx, batch)) {
      const row = (await lockCase(tx, scope, line.caseId)) ?? notFound();
      if (row.batchId !== batch.id) continue;
      await saveCase(tx, row, { batchId: null, updatedAt: now(ctx) });
      entries.push({
        act: "case.edited",
        subject: { kind: "case", id: row.id },
        caseId: row.id,
        facts: { fields: ["batchId"] },
      });
    }
    await saveBatch(tx, batch, { state: "CANCELLED" });
    entries.push({ act: "batch.cancelled", subject: { kind: "batch", id: batch.id }, facts: { day: today(ctx) } });
    await journal(tx, ctx, { book: batch.practiceId, shownToChamber: batch.shownToChamber }, entries);
    return done({ batchId: batch.id });
  });
}
