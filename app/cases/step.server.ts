import { perform } from "~/access/act.server";
import { authorize, type Context, now, type Scope, today } from "~/access/context";
import type { Entry, EntryAct, Facts } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { standingOn } from "~/mandates/mandate";
import {
  applyCustody,
  type CustodyEvent,
  type DocumentCopy,
  isSame,
  type Movement,
  misplacedFor,
  missingFor,
} from "~/paperwork/custody";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import { retentionOf } from "~/retention/retention-of.server";
import { rulesetOn } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { type CaseRow, copiesOf, insertNote, lockCase, type NewCase, saveCase, saveMovements } from "~db/queries/cases";
import {
  type ChamberRow,
  type EnablementRow,
  enabledOn,
  findChamber,
  findMandate,
  type MandateRow,
  periodsOf,
} from "~db/queries/mandates";
import { movementsOf } from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { CASE_TRANSITIONS, type CaseEvent, nextState, recordingDesks } from "./lifecycle";
import { holdsSecretCode } from "./note-guard";
import { lastStepDay } from "./step-days";

/** Refusals that any step of a case may meet. */
export type StepRefusal =
  | "wrong-state"
  | "recorded-by-other-desk"
  | "officer-not-enabled"
  | "mandate-not-active"
  | "day-in-future"
  | "day-before-previous-step"
  | "paper-not-in-place"
  | "sheet-missing"
  | "holds-secret-code";

/** The locked case with what decides about it; `declared`: the studio records an act of the counter from its papers. */
export type CaseFile = {
  row: CaseRow;
  copies: DocumentCopy[];
  ruleset: Ruleset;
  chamber: ChamberRow;
  mandate: MandateRow;
  officers: EnablementRow[];
  day: Day;
  declared: boolean;
};

export type Decision<A extends EntryAct = EntryAct> = {
  set: Partial<NewCase>;
  /** How the sheets move, in order. */
  custody?: { event: CustodyEvent; version: number }[];
  act: A;
  facts: Facts<A>;
  /** Entries about other subjects that the same act changed. */
  others?: Entry[];
};

export type Step<R extends string> = {
  event: CaseEvent;
  caseId: string;
  /** The declared day of the act; the recorded instant is the journal's. */
  day: Day;
  /** Who stands there, when a clerk records; otherwise the actor himself. */
  officerId?: string | null;
  /** The person who stands there need not be an enabled officer (receipts by courier, end of a mandate). */
  anyBearer?: boolean;
  note?: string;
  decide: (file: CaseFile, tx: Tx) => Promise<Decision | R> | Decision | R;
};

/** One step of one case: authorize, lock, decide, save, journal (design, "Shape"). */
export function recordStep<R extends string>(
  ctx: Context,
  step: Step<R>,
): Promise<Outcome<{ caseId: string }, R | StepRefusal>> {
  const scope = authorize(ctx.actor, CASE_TRANSITIONS[step.event].act);
  return perform<{ caseId: string }, R | StepRefusal>(ctx, scope, CASE_TRANSITIONS[step.event].act, async (tx) => {
    const taken = await takeStep(tx, ctx, scope, step);
    if (!taken.ok) return taken;
    await journal(tx, ctx, taken.value.where, taken.value.entries);
    return done({ caseId: step.caseId });
  });
}

export type StepTaken = {
  where: { book: string; shownToChamber: string | null };
  entries: Entry[];
  row: CaseRow;
};

/**
 * The same inside a transaction that takes several cases: the caller journals the entries at the end, after its last
 * lock.
 */
export async function takeStep<R extends string>(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  step: Step<R>,
): Promise<Outcome<StepTaken, R | StepRefusal>> {
  const row = await lockCase(tx, scope, step.caseId);
  if (!row) return notFound();
  // Before the case was opened there need not have been rules in force.
  if (step.day < row.openedOn) return refused("day-before-previous-step", "day");
  if (step.day > today(ctx)) return refused("day-in-future", "day");
  const file = await openFile(tx, ctx, row, step.day);

  const hindrance = hinders(ctx, file, step);
  if (hindrance) return refused(hindrance);
  if (step.note && holdsSecretCode(step.note)) return refused("holds-secret-code", "note");

  const decision = await step.decide(file, tx);
  if (typeof decision === "string") return refused(decision);
  const to = nextState(row.state, step.event);
  if (to === null) return refused("wrong-state");

  let copies = file.copies;
  for (const { event, version } of decision.custody ?? []) {
    const custodyStep = { day: step.day, rules: file.ruleset, version };
    if (missingFor(copies, event, custodyStep).length > 0) return refused("sheet-missing");
    if (misplacedFor(copies, event, custodyStep).length > 0) return refused("paper-not-in-place");
    const moved = applyCustody(copies, event, custodyStep);
    if (await reportedAfter(tx, row, copies, moved.movements)) return refused("day-before-previous-step", "day");
    copies = moved.copies;
    await saveMovements(tx, row, step.event, copies, moved.movements);
  }
  // What a draft had still to be confirmed ends with it.
  const set = { ...decision.set, documentRead: null, state: to };
  const after = { ...row, ...set } as CaseRow;
  const kept = await retentionOf(tx, after);
  await saveCase(tx, row, { ...set, ...kept, updatedAt: now(ctx) });
  await saveNote(tx, ctx, row, step.event, step.note);

  const declared = file.declared && CASE_TRANSITIONS[step.event].who === "COUNTER";
  const facts = { from: row.state, to, day: step.day, ruleset: file.ruleset.code, declared };
  const entry = {
    act: decision.act,
    subject: { kind: "case" as const, id: row.id },
    caseId: row.id,
    facts: step.event === "correctDate" ? decision.facts : { ...facts, ...decision.facts },
  };
  return done({
    where: { book: row.practiceId, shownToChamber: row.shownToChamber },
    entries: [entry, ...(decision.others ?? [])],
    row: { ...after, ...kept },
  });
}

/** No sheet takes part in a step on a day on which it was missing: not before the day it was found. */
async function reportedAfter(
  tx: Tx,
  row: CaseRow,
  copies: readonly DocumentCopy[],
  movements: readonly Movement[],
): Promise<boolean> {
  const early = movements.filter((movement) =>
    copies.some((sheet) => isSame(sheet, movement) && sheet.movedOn > movement.day),
  );
  if (early.length === 0) return false;
  const recorded = await movementsOf(tx, { practiceId: row.practiceId, caseId: row.id });
  return early.some(
    (movement) => recorded.findLast((one) => isSame(one, movement))?.from === "MISSING" && movement.to !== "VOID",
  );
}

/** The ruleset of the step's day, the mandate and who was enabled under it on that day. */
export async function openFile(tx: Tx, ctx: Context, row: CaseRow, day: Day): Promise<CaseFile> {
  const [copies, periods, chamber, mandate, officers] = await Promise.all([
    copiesOf(tx, { practiceId: row.practiceId, caseId: row.id }),
    periodsOf(tx, row.chamberId),
    findChamber(tx, row.chamberId),
    findMandate(tx, row.chamberId, row.mandateId),
    enabledOn(tx, row.chamberId, row.mandateId, day),
  ]);
  if (!chamber || !mandate) throw new Error(`case ${row.id} without chamber or mandate`);
  const declared = chamber.counter === "PRACTICE_RECORDS" && ctx.actor.desk.kind === "PRACTICE";
  return { row, copies, ruleset: rulesetOn(periods, day), chamber, mandate, officers, day, declared };
}

/** What stands in the way of a step before anything of its own is asked: pages say it beforehand, the verb obeys it. */
export function hinders(
  ctx: Context,
  file: CaseFile,
  step: Pick<Step<string>, "event" | "officerId" | "anyBearer">,
): StepRefusal | null {
  const { row, mandate, officers, chamber, day } = file;
  // Nothing more happens to a case whose data were erased.
  if (row.erasedOn !== null || nextState(row.state, step.event) === null) return "wrong-state";
  if (!recordingDesks(step.event, chamber.counter).includes(ctx.actor.desk.kind)) return "recorded-by-other-desk";
  if (day > today(ctx)) return "day-in-future";
  const previous = lastStepDay(row);
  if (step.event !== "correctDate" && previous !== null && day < previous) return "day-before-previous-step";

  if (ENDS_WITHOUT_MANDATE.includes(step.event) || step.anyBearer) return null;
  if (standingOn(mandate, day) !== "ACTIVE") return "mandate-not-active";
  const officerId = ctx.actor.desk.kind === "PRACTICE" ? ctx.actor.userId : step.officerId;
  if (officerId === undefined) return null;
  return officers.some((officer) => officer.userId === officerId && officer.kind === "OFFICER")
    ? null
    : "officer-not-enabled";
}

/** After the end of a mandate what is out must still come home (domain §2.1, Mandate). */
const ENDS_WITHOUT_MANDATE: CaseEvent[] = ["returnReceipts", "undeliverable", "correctDate", "withdraw"];

async function saveNote(tx: Tx, ctx: Context, row: CaseRow, act: string, text: string | undefined): Promise<void> {
  if (!text) return;
  await insertNote(tx, {
    practiceId: row.practiceId,
    id: newId(),
    caseId: row.id,
    act,
    text,
    author: ctx.actor.userId,
    at: now(ctx),
    shownToChamber: row.shownToChamber,
  });
}
