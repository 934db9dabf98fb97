import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { peopleAtDesk } from "~/access/desk-names.server";
import { slipNumber } from "~/batches/slip-number";
import { fold } from "~/cases/applicant";
import type { Day } from "~/terms/day";
import { practiceNames, practicesOf } from "~db/queries/chamber/mandates";
import { type ListedSlip, slipsAtCounter, waitingSlips } from "~db/queries/chamber/slips";
import type { Tx } from "~db/scope";
import { counterDesk } from "./counter-desk.server";

export type QueuedSlip = {
  id: string;
  number: string;
  practice: string;
  officer: string;
  appointment: { on: Day; time: string | null } | null;
  closedOn: Day | null;
  lines: number;
};

export type Queue = {
  waiting: QueuedSlip[];
  next: string | null;
  atCounter: (QueuedSlip & { openedAt: Date | null; clerk: string | null })[];
};

const PAGE = 50;
/** More are not examined at once at any counter. */
const AT_COUNTER = 30;

/** The slips that wait and those being examined; `practice`: only of practices so called, for a slip left at home. */
export function readQueue(
  ctx: Context,
  { practice, after }: { practice: string; after: string | null },
): Promise<Queue> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const practiceIds = practice === "" ? null : await practicesCalled(tx, chamberId, practice);
    const waiting = await waitingSlips(tx, chamberId, { practiceIds, after, limit: PAGE });
    const opened = await slipsAtCounter(tx, chamberId, AT_COUNTER);
    const names = await practiceNames(
      tx,
      chamberId,
      [...waiting.rows, ...opened].map(({ practiceId }) => practiceId),
    );
    const clerks = opened.length === 0 ? [] : await peopleAtDesk(tx, { chamberId });
    const queued = (slip: ListedSlip): QueuedSlip => ({
      id: slip.id,
      number: slipNumber(slip),
      practice: names.get(slip.practiceId) ?? "",
      officer: slip.officerName,
      appointment: slip.appointmentOn && { on: slip.appointmentOn, time: slip.appointmentTime },
      closedOn: slip.closedOn,
      lines: slip.lines,
    });
    return {
      waiting: waiting.rows.map(queued),
      next: waiting.next,
      atCounter: opened.map((slip) => ({
        ...queued(slip),
        openedAt: slip.openedAt,
        clerk: clerks.find(({ id }) => id === slip.clerkId)?.name ?? null,
      })),
    };
  });
}

const MOST_NAMES = 50;

/** Practices whose name holds the words, whatever the accents. */
async function practicesCalled(tx: Tx, chamberId: string, words: string): Promise<string[]> {
  const wanted = fold(words);
  const known = await practicesOf(tx, chamberId);
  return known
    .filter(({ name }) => fold(name).includes(wanted))
    .slice(0, MOST_NAMES)
    .map(({ id }) => id);
}
