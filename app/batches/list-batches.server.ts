import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { officesOf } from "~/mandates/offices.server";
import type { Day } from "~/terms/day";
import { slipPage, type WaitingRow, waitingForSlip } from "~db/queries/batch-lists";
import type { BatchRow } from "~db/queries/batches";
import type { Tx } from "~db/scope";
import { slipNumber } from "./slip-number";

const SLIPS = 30;
/** Signed cases shown at once; more than a slip takes. */
const WAITING = 100;

export type SlipSummary = {
  id: string;
  number: string;
  city: string;
  state: BatchRow["state"];
  officer: string;
  lines: number;
  appointment: { on: Day; time: string | null } | null;
  closedOn: Day | null;
  openedOn: Day | null;
};

/** A signed case that is on no slip. */
export type Waiting = {
  id: string;
  number: string;
  holder: string;
  officer: string;
  signedOn: Day | null;
  documentExpiresOn: Day | null;
};

export type BatchList = {
  slips: SlipSummary[];
  next: string | null;
  waiting: { chamberId: string; city: string; name: string; cases: Waiting[] }[];
  /** More signed cases wait than are shown. */
  more: boolean;
};

export function listBatches(
  ctx: Context,
  scope: Scope,
  asked: { onTheWay: boolean; before: string | null },
): Promise<BatchList> {
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, today(ctx));
    const rows = await slipPage(tx, practiceId, { ...asked, limit: SLIPS + 1 });
    const waiting = await waitingForSlip(tx, practiceId, { chamberId: null, after: null, limit: WAITING + 1 });
    const shown = rows.slice(0, SLIPS);
    return {
      slips: shown.map((row) => ({
        id: row.id,
        number: slipNumber(row),
        city: offices.get(row.chamberId)?.chamber.city ?? "",
        state: row.state,
        officer: row.officerName,
        lines: row.lines,
        appointment: row.appointmentOn === null ? null : { on: row.appointmentOn, time: row.appointmentTime },
        closedOn: row.closedOn,
        openedOn: row.openedOn,
      })),
      next: rows.length > SLIPS ? (shown.at(-1)?.id ?? null) : null,
      waiting: [...offices.values()]
        .map(({ chamber: { chamberId, city, name } }) => ({
          chamberId,
          city,
          name,
          cases: waiting
            .slice(0, WAITING)
            .filter((row) => row.chamberId === chamberId)
            .map(waitingOf),
        }))
        .filter(({ cases }) => cases.length > 0),
      more: waiting.length > WAITING,
    };
  });
}

/** Signed cases of a chamber that may still go on its open slip. */
export async function waitingAt(tx: Tx, practiceId: string, chamberId: string): Promise<Waiting[]> {
  return (await waitingForSlip(tx, practiceId, { chamberId, after: null, limit: WAITING })).map(waitingOf);
}

function waitingOf(row: WaitingRow): Waiting {
  return {
    id: row.id,
    number: caseNumber(row),
    holder: `${row.name} ${row.surname}`,
    officer: row.officerName ?? "",
    signedOn: row.signedOn,
    documentExpiresOn: row.documentExpiresOn,
  };
}
