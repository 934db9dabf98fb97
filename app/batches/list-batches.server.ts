import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { type Office, officeOf, officesOf } from "~/mandates/offices.server";
import type { CopyRef } from "~/paperwork/custody";
import { lackingAmong } from "~/paperwork/lacking.server";
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
  /** Signed sheets that the counter would ask for and nobody finds: the case cannot be carried. */
  lacks: CopyRef[];
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
    const lacking = await lackingAt(tx, scope, waiting, [...offices.values()], today(ctx));
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
            .map((row) => waitingOf(row, lacking)),
        }))
        .filter(({ cases }) => cases.length > 0),
      more: waiting.length > WAITING,
    };
  });
}

/** Signed cases of a chamber that may still go on its open slip. */
export async function waitingAt(tx: Tx, ctx: Context, scope: Scope, chamberId: string): Promise<Waiting[]> {
  const rows = await waitingForSlip(tx, practiceOf(ctx), { chamberId, after: null, limit: WAITING });
  const office = await officeOf(tx, chamberId, today(ctx));
  const lacking = await lackingAt(tx, scope, rows, office === null ? [] : [office], today(ctx));
  return rows.map((row) => waitingOf(row, lacking));
}

async function lackingAt(tx: Tx, scope: Scope, rows: readonly WaitingRow[], offices: readonly Office[], on: Day) {
  const lacking = new Map<string, CopyRef[]>();
  for (const { chamber, rules } of offices) {
    const there = rows.filter(({ chamberId }) => chamberId === chamber.chamberId);
    const cases = there.map(({ id, formVersion }) => ({ id, version: formVersion }));
    for (const [id, refs] of await lackingAmong(tx, scope, cases, { move: "present", rules, on }))
      lacking.set(id, refs);
  }
  return lacking;
}

function waitingOf(row: WaitingRow, lacking: ReadonlyMap<string, CopyRef[]>): Waiting {
  return {
    id: row.id,
    number: caseNumber(row),
    holder: `${row.name} ${row.surname}`,
    officer: row.officerName ?? "",
    signedOn: row.signedOn,
    documentExpiresOn: row.documentExpiresOn,
    lacks: lacking.get(row.id) ?? [],
  };
}
