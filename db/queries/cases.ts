import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import type { CopyRef, DocumentCopy, Movement } from "~/paperwork/custody";
import { newId } from "~/platform/ids";
import {
  caseNotes,
  cases,
  copyMovements,
  counters,
  devices,
  documentCopies,
  identityCopies,
  printedForms,
} from "../schema";
import type { Tx } from "../scope";
import { keyed, within } from "./within";

export type CaseRow = typeof cases.$inferSelect;
export type NewCase = typeof cases.$inferInsert;
export type DeviceRow = typeof devices.$inferSelect;
export type PrintedForm = typeof printedForms.$inferSelect;
export type IdentityCopyRow = typeof identityCopies.$inferSelect;
type CaseKey = { practiceId: string; caseId: string };

export async function findCase(tx: Tx, scope: Scope, caseId: string): Promise<CaseRow | null> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(within(scope, cases), eq(cases.id, caseId)));
  return row ?? null;
}

/** By the code printed on its sheets. */
export async function findCaseByCode(tx: Tx, scope: Scope, code: string): Promise<CaseRow | null> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(within(scope, cases), eq(cases.code, code)));
  return row ?? null;
}

/** Locks the case for the transaction. A clerk's lock goes by the whole key, found first (scale, rule 3). */
export async function lockCase(tx: Tx, scope: Scope, caseId: string): Promise<CaseRow | null> {
  const practiceId = scope.practiceId ?? (await findCase(tx, scope, caseId))?.practiceId;
  if (!practiceId) return null;
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(keyed(cases, { practiceId, id: caseId }), within(scope, cases)))
    .for("update");
  return row ?? null;
}

export async function insertCase(tx: Tx, row: NewCase): Promise<void> {
  await tx.insert(cases).values(row);
}

/** Writes a step: only from the state it was decided in, so that a double click changes nothing twice. */
export async function saveCase(tx: Tx, before: CaseRow, patch: Partial<NewCase> & { updatedAt: Date }): Promise<void> {
  const saved = await tx
    .update(cases)
    .set(patch)
    .where(and(keyed(cases, before), eq(cases.state, before.state)))
    .returning({ id: cases.id });
  if (saved.length !== 1) throw new Error(`case ${before.id} was not saved`);
}

/** The next number of a series in a year, without gaps: the counter's row is locked until the transaction ends. */
export async function takeNumber(tx: Tx, practiceId: string, series: "case" | "batch", year: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ practiceId, series, year, last: 1 })
    .onConflictDoUpdate({
      target: [counters.practiceId, counters.series, counters.year],
      set: { last: sql`${counters.last} + 1` },
    })
    .returning({ last: counters.last });
  if (!row) throw new Error("no number was taken");
  return row.last;
}

export async function copiesOf(tx: Tx, key: CaseKey): Promise<DocumentCopy[]> {
  return tx
    .select({
      documentType: documentCopies.documentType,
      version: documentCopies.version,
      copyNo: documentCopies.copyNo,
      holder: documentCopies.holder,
      signedBy: documentCopies.signedBy,
      signedOn: documentCopies.signedOn,
      movedOn: documentCopies.movedOn,
    })
    .from(documentCopies)
    .where(and(eq(documentCopies.practiceId, key.practiceId), eq(documentCopies.caseId, key.caseId)))
    .orderBy(asc(documentCopies.documentType), asc(documentCopies.version), asc(documentCopies.copyNo));
}

/** Writes the sheets as they stand after `movements`, and the movements themselves. */
export async function saveMovements(
  tx: Tx,
  of: CaseRow,
  act: string,
  copies: readonly DocumentCopy[],
  movements: readonly Movement[],
  reason: (typeof copyMovements.$inferInsert)["reason"] = null,
): Promise<void> {
  if (movements.length === 0) return;
  const key = { practiceId: of.practiceId, caseId: of.id, shownToChamber: of.shownToChamber };
  const moved = copies.filter((sheet) => movements.some((movement) => isSameSheet(sheet, movement)));
  await tx
    .insert(documentCopies)
    .values(moved.map((sheet) => ({ ...key, ...sheet, id: newId() })))
    .onConflictDoUpdate({
      target: [
        documentCopies.practiceId,
        documentCopies.caseId,
        documentCopies.documentType,
        documentCopies.version,
        documentCopies.copyNo,
      ],
      set: {
        holder: sql`excluded.holder`,
        signedBy: sql`excluded.signed_by`,
        signedOn: sql`excluded.signed_on`,
        movedOn: sql`excluded.moved_on`,
      },
    });
  await tx.insert(copyMovements).values(
    movements.map((movement) => ({
      ...key,
      id: newId(),
      act,
      reason,
      documentType: movement.documentType,
      version: movement.version,
      copyNo: movement.copyNo,
      fromHolder: movement.from,
      toHolder: movement.to,
      signed: [...movement.signed],
      day: movement.day,
    })),
  );
}

const isSameSheet = (one: CopyRef, other: CopyRef) =>
  one.documentType === other.documentType && one.version === other.version && one.copyNo === other.copyNo;

export async function deviceOf(tx: Tx, key: CaseKey): Promise<DeviceRow | null> {
  const [row] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.practiceId, key.practiceId), eq(devices.caseId, key.caseId)));
  return row ?? null;
}

export async function insertDevice(tx: Tx, row: typeof devices.$inferInsert): Promise<void> {
  await tx.insert(devices).values(row);
}

export async function saveDeviceState(tx: Tx, key: CaseKey, state: DeviceRow["state"]): Promise<void> {
  const saved = await tx
    .update(devices)
    .set({ state })
    .where(and(eq(devices.practiceId, key.practiceId), eq(devices.caseId, key.caseId)))
    .returning({ id: devices.id });
  if (saved.length !== 1) throw new Error(`the device of case ${key.caseId} was not saved`);
}

/** The pictures that stand now: replaced and destroyed ones left out. */
export async function identityCopiesOf(tx: Tx, key: CaseKey): Promise<IdentityCopyRow[]> {
  return tx
    .select()
    .from(identityCopies)
    .where(
      and(
        eq(identityCopies.practiceId, key.practiceId),
        eq(identityCopies.caseId, key.caseId),
        isNull(identityCopies.replacedAt),
      ),
    )
    .orderBy(asc(identityCopies.kind));
}

export async function latestForm(tx: Tx, key: CaseKey): Promise<PrintedForm | null> {
  const [row] = await tx
    .select()
    .from(printedForms)
    .where(and(eq(printedForms.practiceId, key.practiceId), eq(printedForms.caseId, key.caseId)))
    .orderBy(desc(printedForms.version))
    .limit(1);
  return row ?? null;
}

export async function insertForm(tx: Tx, row: typeof printedForms.$inferInsert): Promise<void> {
  await tx.insert(printedForms).values(row);
}

export async function countReprint(tx: Tx, form: PrintedForm): Promise<void> {
  await tx
    .update(printedForms)
    .set({ reprints: form.reprints + 1 })
    .where(keyed(printedForms, form));
}

export async function voidForm(tx: Tx, form: PrintedForm, on: PrintedForm["voidedOn"]): Promise<void> {
  await tx.update(printedForms).set({ voidedOn: on }).where(keyed(printedForms, form));
}

export async function insertNote(tx: Tx, row: typeof caseNotes.$inferInsert): Promise<void> {
  await tx.insert(caseNotes).values(row);
}

export async function notesOf(tx: Tx, key: CaseKey) {
  return tx
    .select()
    .from(caseNotes)
    .where(and(eq(caseNotes.practiceId, key.practiceId), eq(caseNotes.caseId, key.caseId)))
    .orderBy(asc(caseNotes.id));
}

export async function insertIdentityCopy(tx: Tx, row: typeof identityCopies.$inferInsert): Promise<void> {
  await tx.insert(identityCopies).values(row);
}

/** A new picture of a side takes the place of the one that stood there; answers where that one's bytes lie. */
export async function replaceIdentityCopy(
  tx: Tx,
  key: CaseKey,
  kind: IdentityCopyRow["kind"],
  at: Date,
): Promise<string[]> {
  const replaced = await tx
    .update(identityCopies)
    .set({ replacedAt: at })
    .where(
      and(
        eq(identityCopies.practiceId, key.practiceId),
        eq(identityCopies.caseId, key.caseId),
        eq(identityCopies.kind, kind),
        isNull(identityCopies.replacedAt),
      ),
    )
    .returning({ blobKey: identityCopies.blobKey });
  return replaced.map(({ blobKey }) => blobKey);
}

export async function markCopiesDestroyed(tx: Tx, key: CaseKey, at: Date): Promise<void> {
  await tx
    .update(identityCopies)
    .set({ destroyedAt: at })
    .where(
      and(
        eq(identityCopies.practiceId, key.practiceId),
        eq(identityCopies.caseId, key.caseId),
        isNull(identityCopies.destroyedAt),
      ),
    );
}

export async function findIdentityCopy(tx: Tx, scope: Scope, copyId: string): Promise<IdentityCopyRow | null> {
  const [row] = await tx
    .select()
    .from(identityCopies)
    .where(and(within(scope, identityCopies), eq(identityCopies.id, copyId)));
  return row ?? null;
}
