import { perform } from "~/access/act.server";
import { authorize, type Context, now, type Scope } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journalAll } from "~/audit/journal.server";
import { type CaseFile, type Decision, openFile, type StepRefusal, takeStep } from "~/cases/step.server";
import { proofRefusal } from "~/identity-documents/document-rules";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { refusalCodeOf } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import {
  type BatchLineRow,
  type BatchRow,
  linesOf,
  lockBatch,
  saveBatch,
  saveLine,
  saveVisit,
  visitOf,
} from "~db/queries/batches";
import { lockCase, saveCase } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { INTAKE_CHECKS, type IntakeCheck } from "./intake";

export type LineDecision = { lineId: string; checks: readonly IntakeCheck[] } & (
  | { outcome: "NOW" }
  | { outcome: "SCHEDULED"; instalment: number; scheduledFor: Day }
  | { outcome: "REJECTED"; code: string; note?: string }
);

export type ConfirmIntake = { batchId: string; day: Day; officerId: string; lines: readonly LineDecision[] };

export type ConfirmIntakeRefusal =
  | StepRefusal
  | "batch-not-at-counter"
  | "lines-undecided"
  | "checks-incomplete"
  | "document-expired"
  | "refusal-code-unknown"
  | "scheduled-in-past";

/** Each line taken now, promised for a day, or refused with its code: one confirmed act for the whole slip (R44). */
export function confirmIntake(ctx: Context, input: ConfirmIntake) {
  const scope = authorize(ctx.actor, "counter.confirmIntake");
  return perform<{ batchId: string }, ConfirmIntakeRefusal>(ctx, scope, "counter.confirmIntake", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "AT_COUNTER") return refused("batch-not-at-counter");

    const entries: Entry[] = [];
    const counts = { now: 0, scheduled: 0, rejected: 0 };
    for (const line of await linesOf(tx, batch)) {
      const row = (await lockCase(tx, scope, line.caseId)) ?? notFound();
      if (row.state !== "PRESENTED" || row.batchId !== batch.id) continue;
      const decision = input.lines.find(({ lineId }) => lineId === line.id);
      if (!decision) return refused("lines-undecided", `line-${line.position}`);
      const taken = await takeLine(tx, ctx, scope, input, batch, line, decision);
      if (!taken.ok) return refused(taken.refusal, `line-${line.position}`);
      entries.push(...taken.value);
      counts[decision.outcome === "NOW" ? "now" : decision.outcome === "SCHEDULED" ? "scheduled" : "rejected"] += 1;
    }

    await saveBatch(tx, batch, { state: "DONE" });
    entries.push({
      act: "batch.confirmed",
      subject: { kind: "batch", id: batch.id },
      facts: { day: input.day, ...counts },
    });
    const ofChamber: Entry[] = [];
    const visit = ctx.actor.desk.kind === "CHAMBER" ? await visitOf(tx, batch.chamberId, batch.id) : null;
    if (visit) {
      await saveVisit(tx, visit, { confirmedAt: now(ctx), draft: {} });
      ofChamber.push({
        act: "visit.confirmed",
        subject: { kind: "visit", id: visit.id },
        facts: { batchId: batch.id, day: input.day },
      });
    }
    await journalAll(tx, ctx, [
      { where: { book: batch.practiceId, shownToChamber: batch.shownToChamber }, entries },
      { where: { book: batch.chamberId, shownToChamber: null }, entries: ofChamber },
    ]);
    return done({ batchId: batch.id });
  });
}

async function takeLine(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  input: ConfirmIntake,
  batch: BatchRow,
  line: BatchLineRow,
  decision: LineDecision,
) {
  const about = { batchId: batch.id, position: line.position };
  const step = { caseId: line.caseId, day: input.day, officerId: input.officerId };
  if (decision.outcome === "REJECTED") {
    await saveLine(tx, line, { outcome: "REJECTED", refusalCode: decision.code });
    const taken = await takeStep<ConfirmIntakeRefusal>(tx, ctx, scope, {
      ...step,
      event: "rejectByChamber",
      note: decision.note,
      decide: (file): Decision<"case.rejected"> | ConfirmIntakeRefusal => {
        if (!refusalCodeOf(file.ruleset, decision.code)) return "refusal-code-unknown";
        return {
          set: { rejectionCode: decision.code, batchId: null },
          custody: [{ event: "rejectByChamber", version: file.row.formVersion }],
          act: "case.rejected",
          facts: { ...about, code: decision.code },
        };
      },
    });
    return taken.ok ? done(taken.value.entries) : taken;
  }

  if (!INTAKE_CHECKS.every((check) => decision.checks.includes(check))) return refused("checks-incomplete" as const);
  if (decision.outcome === "SCHEDULED") {
    if (decision.scheduledFor < input.day) return refused("scheduled-in-past" as const);
    const promise = { instalment: decision.instalment, scheduledFor: decision.scheduledFor };
    await saveLine(tx, line, { outcome: "SCHEDULED", ...promise });
    const taken = await takeStep<ConfirmIntakeRefusal>(tx, ctx, scope, {
      ...step,
      event: "schedule",
      decide: (file): Decision<"case.scheduled"> | ConfirmIntakeRefusal => {
        if (documentExpired(file)) return "document-expired";
        return { set: { acceptedOn: input.day, ...promise }, act: "case.scheduled", facts: { ...about, ...promise } };
      },
    });
    return taken.ok ? done(taken.value.entries) : taken;
  }

  const row = (await lockCase(tx, scope, line.caseId)) ?? notFound();
  const file = await openFile(tx, ctx, row, input.day);
  if (documentExpired(file)) return refused("document-expired" as const);
  await saveLine(tx, line, { outcome: "NOW" });
  await saveCase(tx, row, { acceptedOn: input.day, updatedAt: now(ctx) });
  const accepted: Entry<"case.accepted"> = {
    act: "case.accepted",
    subject: { kind: "case", id: row.id },
    caseId: row.id,
    facts: {
      from: row.state,
      to: row.state,
      day: input.day,
      ruleset: file.ruleset.code,
      declared: file.declared,
      ...about,
    },
  };
  return done([accepted]);
}

/** Document and residence permit are looked at again weeks after identification (domain §5.3): an expired one is refused, not taken. */
const documentExpired = ({ row, day, ruleset }: CaseFile): boolean => proofRefusal(row, day, ruleset.idDocs) !== null;
