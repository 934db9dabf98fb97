import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { peopleAtDesk } from "~/access/desk-names.server";
import { slipNumber } from "~/batches/slip-number";
import { caseNumber } from "~/cases/case-number";
import { type EnabledPerson, enabledToday, onePerPerson } from "~/mandates/enabled-today.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { isOpen } from "~/terms/office-calendar";
import { type BatchRow, findBatch, visitOf } from "~db/queries/batches";
import { enabledInPractices, practiceNames } from "~db/queries/chamber/mandates";
import type { Tx } from "~db/scope";
import { counterDesk } from "./counter-desk.server";
import { type IntakeDraft, readDraft } from "./intake-draft";
import type { PlannedLine } from "./intake-plan";
import { type SlipAtCounter, slipAtCounter } from "./slip-at-counter.server";

/** One slip as the counter sees it, in whatever state it is. */
export type SlipPage = {
  id: string;
  number: string;
  practice: { id: string; name: string };
  state: BatchRow["state"];
  closedOn: Day | null;
  appointment: { on: Day; time: string | null } | null;
  /** Whoever the practice said would come, and from the opening on whoever came. */
  officer: { id: string; name: string; until: Day | null };
  /** Before the opening: who may stand there today, and whether the rules of today want an appointment it lacks. */
  enabled: EnabledPerson[];
  appointmentMissing: boolean;
  opened: { at: Date; clerk: string | null } | null;
  confirmedAt: Date | null;
  lines: LineOnPage[];
  /** While it is examined. */
  intake: {
    choices: { instalment: number; scheduledFor: Day; officeOpen: boolean }[];
    summary: ReturnType<SlipAtCounter["plan"]>["summary"];
    codes: { code: string; it: string; en: string; expired: boolean }[];
    /** How many changes can be undone. */
    undoable: number;
  };
};

export type LineOnPage = PlannedLine & {
  caseId: string;
  name: string;
  number: string;
  caseState: string;
  formVersion: number;
  document: { type: string; expiresOn: Day | null } | null;
  /** The residence permit, where it is what keeps the line from being accepted. */
  badPermit: { expiresOn: Day | null } | null;
  /** Once confirmed. */
  outcome: string | null;
  refusal: { code: string; it: string; en: string } | null;
  scheduledFor: Day | null;
};

/** 404 for a slip that is not closed yet, or is another chamber's. */
export function readSlip(ctx: Context, batchId: string): Promise<SlipPage> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    const slip = await slipAtCounter(tx, ctx, batch);
    const visit = await visitOf(tx, chamberId, batch.id);
    const draft = readDraft(visit?.draft ?? {});
    const names = await practiceNames(tx, chamberId, [batch.practiceId]);
    const waiting = batch.state === "CLOSED";
    return {
      id: batch.id,
      number: slipNumber(batch),
      practice: { id: batch.practiceId, name: names.get(batch.practiceId) ?? "" },
      state: batch.state,
      closedOn: batch.closedOn,
      appointment: batch.appointmentOn && { on: batch.appointmentOn, time: batch.appointmentTime },
      officer: {
        id: batch.officerId,
        name: batch.officerName,
        until: batch.openedOn && (await enabledUntil(tx, batch, batch.openedOn)),
      },
      enabled: waiting ? await mayStand(tx, ctx, batch, slip) : [],
      appointmentMissing: waiting && slip.rules.appointment.required && batch.appointmentOn === null,
      opened: visit && { at: visit.openedAt, clerk: await clerkName(tx, chamberId, visit.clerkId) },
      confirmedAt: visit?.confirmedAt ?? null,
      ...linesOnPage(slip, draft),
    };
  });
}

function linesOnPage(slip: SlipAtCounter, draft: IntakeDraft): Pick<SlipPage, "lines" | "intake"> {
  const { rules, office } = slip;
  const plan = slip.plan(draft);
  const lines = plan.lines.map((planned): LineOnPage => {
    const line = slip.lines.find(({ lineId }) => lineId === planned.lineId) ?? notFound();
    const { case: row, outcome } = line;
    const code = outcome === "REJECTED" ? line.refusalCode : planned.marks.code;
    const refusal = rules.refusalCodes.find((known) => known.code === code);
    return {
      ...planned,
      caseId: row.id,
      name: `${row.applicant.name} ${row.applicant.surname}`,
      number: caseNumber(row),
      caseState: row.state,
      formVersion: row.formVersion,
      document: row.identityDocument && { type: row.identityDocument.type, expiresOn: row.identityDocument.expiresOn },
      badPermit: line.proof?.startsWith("residence-permit")
        ? { expiresOn: row.identityDocument?.residencePermit?.expiresOn ?? null }
        : null,
      outcome,
      refusal: code === null ? null : { code, it: refusal?.it ?? "", en: refusal?.en ?? "" },
      scheduledFor: line.scheduledFor,
    };
  });
  const intake = {
    choices: plan.choices.map((choice) => ({ ...choice, officeOpen: isOpen(office, choice.scheduledFor) })),
    summary: plan.summary,
    codes: rules.refusalCodes.map(({ code, it, en, reidentify }) => ({ code, it, en, expired: reidentify })),
    undoable: draft.undo.length,
  };
  return { lines, intake };
}

/** Officers of the practice enabled today under a mandate that some case of the slip is under. */
async function mayStand(tx: Tx, ctx: Context, batch: BatchRow, slip: SlipAtCounter): Promise<EnabledPerson[]> {
  const mandates = new Set(slip.lines.map((line) => line.case.mandateId));
  const people = await enabledToday(tx, batch.chamberId, [batch.practiceId], today(ctx));
  return onePerPerson(people.filter(({ kind, mandateId }) => kind === "OFFICER" && mandates.has(mandateId)));
}

async function enabledUntil(tx: Tx, batch: BatchRow, on: Day): Promise<Day | null> {
  const people = await enabledInPractices(tx, batch.chamberId, [batch.practiceId], on);
  const found = people.find(({ enablement }) => enablement.userId === batch.officerId && enablement.kind === "OFFICER");
  return found ? (found.enablement.endedOn ?? found.enablement.validTo) : null;
}

async function clerkName(tx: Tx, chamberId: string, userId: string): Promise<string | null> {
  return (await peopleAtDesk(tx, { chamberId })).find(({ id }) => id === userId)?.name ?? null;
}
