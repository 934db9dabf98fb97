import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { slipNumber } from "~/batches/slip-number";
import { caseNumber } from "~/cases/case-number";
import { enabledToday } from "~/mandates/enabled-today.server";
import { officeOf } from "~/mandates/offices.server";
import { handOverList } from "~/paperwork/hand-over-list";
import { listPdf } from "~/paperwork/list-pdf.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { collectedDevices, readyDevices } from "~db/queries/chamber/cases";
import { practiceNames } from "~db/queries/chamber/mandates";
import { slipNumbers } from "~db/queries/chamber/slips";
import { counterDesk } from "./counter-desk.server";

export type HandOverAsked = {
  practiceId: string;
  /** The devices that lie ready, all or those of these cases; or those collected on a day. */
  devices: { ready: readonly string[] } | { collectedOn: Day };
  /** Who stands at the counter, when it is known. */
  officerId: string | null;
};

/** More than these no officer carries. */
const MOST = 1000;
/** A device leaves the counter with three registration forms, of which some stay, and three receipts (R46, R47). */
const SHEETS = 3;

/** What an officer collects or has collected, on paper, to be counted and signed by both sides. */
export async function handOverFile(ctx: Context, asked: HandOverAsked): Promise<{ name: string; pdf: Uint8Array }> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  const { practiceId, devices, officerId } = asked;
  const isDone = "collectedOn" in devices;
  const day = isDone ? devices.collectedOn : today(ctx);
  const content = await look(ctx, scope, async (tx) => {
    const practiceName = (await practiceNames(tx, chamberId, [practiceId])).get(practiceId) ?? notFound();
    const office = (await officeOf(tx, chamberId, day)) ?? notFound();
    const kept = office.rules?.registrationForm.split.chamber ?? 1;
    const rows = isDone
      ? await collectedDevices(tx, chamberId, { practiceId, on: day, limit: MOST })
      : (await readyDevices(tx, chamberId, { practiceId, after: null, limit: MOST })).rows.filter(
          ({ id }) => devices.ready.length === 0 || devices.ready.includes(id),
        );
    const slips = await slipNumbers(
      tx,
      chamberId,
      practiceId,
      rows.flatMap(({ batchId }) => batchId ?? []),
    );
    const people = officerId === null ? [] : await enabledToday(tx, chamberId, [practiceId], day);
    return {
      chamber: office.chamber.name,
      office: `${office.chamber.officeName}, ${office.chamber.officeAddress}`,
      practiceName,
      officerName: people.find(({ userId }) => userId === officerId)?.name ?? null,
      day,
      registered: isDone,
      sheets: { forms: SHEETS - kept, receipts: SHEETS, kept },
      devices: rows.map((row) => {
        const slip = slips.get(row.batchId ?? "");
        return {
          ...{ surname: row.surname, name: row.name, serial: row.serial, instalment: row.instalment },
          caseNumber: caseNumber(row),
          slip: slip === undefined ? null : slipNumber(slip),
        };
      }),
    };
  });
  return { name: `consegna-${day}.pdf`, pdf: await listPdf(handOverList(content)) };
}
