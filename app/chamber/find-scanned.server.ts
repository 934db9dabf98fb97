import { look } from "~/access/act.server";
import { authorize, type Context, type Scope } from "~/access/context";
import type { Sheet } from "~/paperwork/sheet-code";
import { type BatchRow, findBatch, findBatchByCode, linesOf } from "~db/queries/batches";
import { type CaseRow, findCase, findCaseByCode } from "~db/queries/cases";
import { caseOfSerial } from "~db/queries/chamber/cases";
import type { Tx } from "~db/scope";
import { counterDesk } from "./counter-desk.server";
import { placeOf, readCode, type Scanned } from "./scan";

/** One field takes every bar code: what it is of, and where at the counter that is dealt with. Null: nothing of ours. */
export async function findScanned(ctx: Context, text: string): Promise<Scanned | null> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  const reading = readCode(text);
  if (reading === null) return null;
  return look(ctx, scope, async (tx) => {
    const { sheet, code, serial } = reading;
    if (sheet) return ofCase(tx, scope, await findCaseByCode(tx, scope, sheet.caseCode), sheet);
    const slip = code === null ? null : await findBatchByCode(tx, scope, code);
    if (slip) return { to: "slip", batchId: slip.id, line: null, sheet: null };
    const byCode = code === null ? null : await ofCase(tx, scope, await findCaseByCode(tx, scope, code), null);
    if (byCode || serial === null) return byCode;
    const known = await caseOfSerial(tx, chamberId, serial);
    return known && ofCase(tx, scope, await findCase(tx, scope, known.caseId), null);
  });
}

async function ofCase(tx: Tx, scope: Scope, row: CaseRow | null, sheet: Sheet | null): Promise<Scanned | null> {
  if (row === null) return null;
  const slip = row.batchId === null ? null : await findBatch(tx, scope, row.batchId);
  const to = placeOf(row, slip?.state ?? null);
  if (to !== "slip" || slip === null) {
    return { to: to === "slip" ? "case" : to, caseId: row.id, practiceId: row.practiceId, code: row.code, sheet };
  }
  return { to, batchId: slip.id, line: await lineOf(tx, slip, row), sheet };
}

async function lineOf(tx: Tx, slip: BatchRow, row: CaseRow) {
  const line = (await linesOf(tx, slip)).find(({ caseId }) => caseId === row.id);
  return line ? { id: line.id, position: line.position } : null;
}
