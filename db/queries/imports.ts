import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { ImportKind, RowState } from "~/imports/import";
import {
  cases,
  clients,
  copyMovements,
  counters,
  devices,
  documentCopies,
  envelopes,
  importRows,
  imports,
} from "../schema";
import type { Tx } from "../scope";

export type ImportRow = typeof imports.$inferSelect;
export type StagedRow = typeof importRows.$inferSelect;
type NewStagedRow = typeof importRows.$inferInsert;
type Key = { practiceId: string; id: string };

const keyedImport = ({ practiceId, id }: Key) => and(eq(imports.practiceId, practiceId), eq(imports.id, id));
const rowsOf = ({ practiceId, id }: Key) => and(eq(importRows.practiceId, practiceId), eq(importRows.importId, id));

/** So many rows travel in one statement: a statement has 65,535 parameters at most. */
const AT_ONCE = 500;

function* inParts<T>(rows: readonly T[], atOnce = AT_ONCE): Generator<T[]> {
  for (let from = 0; from < rows.length; from += atOnce) yield rows.slice(from, from + atOnce);
}

export async function insertImport(tx: Tx, row: typeof imports.$inferInsert, staged: NewStagedRow[]): Promise<void> {
  await tx.insert(imports).values(row);
  for (const part of inParts(staged)) await tx.insert(importRows).values(part);
}

export async function findImport(tx: Tx, key: Key): Promise<ImportRow | null> {
  const [row] = await tx.select().from(imports).where(keyedImport(key));
  return row ?? null;
}

export async function lockImport(tx: Tx, key: Key): Promise<ImportRow | null> {
  const [row] = await tx.select().from(imports).where(keyedImport(key)).for("update");
  return row ?? null;
}

export async function saveImport(tx: Tx, key: Key, patch: Partial<typeof imports.$inferInsert>): Promise<void> {
  await tx.update(imports).set(patch).where(keyedImport(key));
}

/** Takes the work for `holder` until then; null when it is not in one of these phases, or somebody else has it. */
export async function leaseImport(
  tx: Tx,
  key: Key,
  { at, until, holder }: { at: Date; until: Date; holder: string },
): Promise<ImportRow | null> {
  const [row] = await tx
    .update(imports)
    .set({ leasedUntil: until, leaseHolder: holder })
    .where(
      and(
        keyedImport(key),
        inArray(imports.phase, ["CHECKING", "TAKING"]),
        or(isNull(imports.leasedUntil), lt(imports.leasedUntil, at)),
      ),
    )
    .returning();
  return row ?? null;
}

/** Says how far the work is, and keeps it; false when it is no longer this holder's. */
export async function keepLease(
  tx: Tx,
  key: Key,
  { holder, until, progress }: { holder: string; until: Date; progress: number },
): Promise<boolean> {
  const kept = await tx
    .update(imports)
    .set({ leasedUntil: until, progress })
    .where(and(keyedImport(key), eq(imports.leaseHolder, holder)))
    .returning({ id: imports.id });
  return kept.length === 1;
}

/** Ends the work of this holder; false when somebody else has gone on with it. */
export async function endWork(
  tx: Tx,
  key: Key,
  holder: string,
  patch: Partial<typeof imports.$inferInsert>,
): Promise<boolean> {
  const ended = await tx
    .update(imports)
    .set({ ...patch, leasedUntil: null, leaseHolder: null })
    .where(and(keyedImport(key), eq(imports.leaseHolder, holder)))
    .returning({ id: imports.id });
  return ended.length === 1;
}

/** Newest first, behind `before`. */
export async function importsBefore(
  tx: Tx,
  practiceId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<ImportRow[]> {
  return tx
    .select()
    .from(imports)
    .where(and(eq(imports.practiceId, practiceId), before === null ? undefined : lt(imports.id, before)))
    .orderBy(desc(imports.id))
    .limit(limit);
}

/** How the columns were read when a file with these headings came last. */
export async function columnsOfLast(
  tx: Tx,
  practiceId: string,
  { kind, headerKey }: { kind: ImportKind; headerKey: string },
): Promise<Record<string, number> | null> {
  const [row] = await tx
    .select({ columns: imports.columns })
    .from(imports)
    .where(
      and(
        eq(imports.practiceId, practiceId),
        eq(imports.kind, kind),
        eq(imports.headerKey, headerKey),
        isNotNull(imports.columns),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1);
  return row?.columns ?? null;
}

/** Rows behind a position, in the order of the file; of some states or all but the headings. */
export async function stagedRows(
  tx: Tx,
  key: Key,
  { states, after, limit }: { states?: readonly RowState[]; after: number; limit: number },
): Promise<StagedRow[]> {
  return tx
    .select()
    .from(importRows)
    .where(
      and(
        rowsOf(key),
        states === undefined ? ne(importRows.state, "HEADER") : inArray(importRows.state, [...states]),
        gt(importRows.position, after),
      ),
    )
    .orderBy(asc(importRows.position))
    .limit(limit);
}

export async function headerOf(tx: Tx, key: Key): Promise<StagedRow | null> {
  const [row] = await tx
    .select()
    .from(importRows)
    .where(and(rowsOf(key), eq(importRows.position, 0)));
  return row ?? null;
}

export async function findStagedRow(tx: Tx, key: Key, rowId: string): Promise<StagedRow | null> {
  const [row] = await tx
    .select()
    .from(importRows)
    .where(and(rowsOf(key), eq(importRows.id, rowId), ne(importRows.state, "HEADER")));
  return row ?? null;
}

export type RowCounts = Record<RowState, number>;

export async function rowCounts(tx: Tx, key: Key): Promise<RowCounts> {
  const rows = await tx
    .select({ state: importRows.state, count: count() })
    .from(importRows)
    .where(rowsOf(key))
    .groupBy(importRows.state);
  const none: RowCounts = { HEADER: 0, RAW: 0, WRONG: 0, KNOWN: 0, RIGHT: 0, LEFT_OUT: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** Writes rows as they stand after they were looked at. */
export async function saveStagedRows(tx: Tx, rows: readonly StagedRow[]): Promise<void> {
  for (const part of inParts(rows)) {
    await tx
      .insert(importRows)
      .values(part)
      .onConflictDoUpdate({
        target: [importRows.practiceId, importRows.importId, importRows.position],
        set: {
          state: sql`excluded.state`,
          values: sql`excluded."values"`,
          faults: sql`excluded.faults`,
          personKey: sql`excluded.person_key`,
          envelopeKey: sql`excluded.envelope_key`,
          deviceKey: sql`excluded.device_key`,
          twinLine: sql`excluded.twin_line`,
          twinField: sql`excluded.twin_field`,
          knownId: sql`excluded.known_id`,
          decision: sql`excluded.decision`,
          ready: sql`excluded.ready`,
        },
      });
  }
}

/** Forgets what was found in the rows, so that they are looked at again; what people decided and mended stays. */
export async function forgetChecks(tx: Tx, key: Key, { mended }: { mended: boolean }): Promise<void> {
  await tx
    .update(importRows)
    .set({ state: "RAW", ready: null, ...(mended ? {} : { values: null, decision: null }) })
    .where(and(rowsOf(key), ne(importRows.state, "HEADER")));
}

/** What is compared between rows, of all of them. */
export async function rowKeys(tx: Tx, key: Key) {
  return tx
    .select({
      id: importRows.id,
      position: importRows.position,
      line: importRows.line,
      state: importRows.state,
      isWrong: sql<boolean>`coalesce(${importRows.faults}, '{}') <> '{}'`,
      personKey: importRows.personKey,
      envelopeKey: importRows.envelopeKey,
      deviceKey: importRows.deviceKey,
      twinLine: importRows.twinLine,
      twinField: importRows.twinField,
      knownId: importRows.knownId,
      decision: importRows.decision,
    })
    .from(importRows)
    .where(and(rowsOf(key), ne(importRows.state, "HEADER")))
    .orderBy(asc(importRows.position));
}

export async function settleRows(
  tx: Tx,
  key: Key,
  ids: readonly string[],
  patch: Pick<StagedRow, "state" | "twinLine" | "twinField">,
): Promise<void> {
  for (const part of inParts(ids, 5000)) {
    await tx
      .update(importRows)
      .set(patch)
      .where(and(rowsOf(key), inArray(importRows.id, part)));
  }
}

/** Leaves out, or takes back, all rows of these states. */
export async function decideRows(
  tx: Tx,
  key: Key,
  states: readonly RowState[],
  decision: StagedRow["decision"],
): Promise<void> {
  await tx
    .update(importRows)
    .set({ decision })
    .where(and(rowsOf(key), inArray(importRows.state, [...states])));
}

/** Deletes what the file said; but for the rows of `kept`, and the headings beside them. */
export async function deleteStagedRows(tx: Tx, key: Key, kept: readonly RowState[] = []): Promise<number> {
  const stays: RowState[] = kept.length === 0 ? [] : ["HEADER", ...kept];
  const gone = await tx
    .delete(importRows)
    .where(and(rowsOf(key), stays.length === 0 ? undefined : sql`not (${inArray(importRows.state, stays)})`))
    .returning({ position: importRows.position });
  return gone.filter(({ position }) => position > 0).length;
}

/** Imports that nobody ended, and that have not moved since; and those that ended and still have rows. */
export async function oldImports(tx: Tx, practiceId: string, before: Date): Promise<ImportRow[]> {
  return tx
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.practiceId, practiceId),
        or(
          and(isNull(imports.endedAs), lt(imports.takenAt, before)),
          and(
            isNotNull(imports.endedAs),
            lt(imports.endedAt, before),
            sql`exists (select from import_rows r where r.practice_id = ${practiceId} and r.import_id = imports.id)`,
          ),
        ),
      ),
    )
    .orderBy(asc(imports.id));
}

/** The people of the address book with these codes. */
export async function clientsByCode(tx: Tx, practiceId: string, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return tx
    .select()
    .from(clients)
    .where(and(eq(clients.practiceId, practiceId), inArray(clients.codiceFiscale, [...codes])));
}

/** Puts people into the address book; how many of them were not in it. */
export async function insertClients(tx: Tx, rows: (typeof clients.$inferInsert)[]): Promise<number> {
  let inserted = 0;
  for (const part of inParts(rows)) {
    const done = await tx.insert(clients).values(part).onConflictDoNothing().returning({ id: clients.id });
    inserted += done.length;
  }
  return inserted;
}

export async function envelopesBySerial(tx: Tx, practiceId: string, serials: readonly string[]) {
  if (serials.length === 0) return [];
  return tx
    .select()
    .from(envelopes)
    .where(and(eq(envelopes.practiceId, practiceId), inArray(envelopes.serial, [...serials])));
}

export async function devicesBySerial(tx: Tx, practiceId: string, serials: readonly string[]) {
  if (serials.length === 0) return [];
  return tx
    .select({ chamberId: devices.chamberId, serial: devices.serial })
    .from(devices)
    .where(and(eq(devices.practiceId, practiceId), inArray(devices.serial, [...serials])));
}

/**
 * The next numbers of the year for the cases that stand in `aside`, a year that is none, numbered from 1: as many in a
 * row, without gaps. What has to be added to each is in the answer.
 */
export async function numberCases(
  tx: Tx,
  practiceId: string,
  { aside, year, howMany }: { aside: number; year: number; howMany: number },
): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ practiceId, series: "case", year, last: howMany })
    .onConflictDoUpdate({
      target: [counters.practiceId, counters.series, counters.year],
      set: { last: sql`${counters.last} + ${howMany}` },
    })
    .returning({ last: counters.last });
  if (!row) throw new Error("no numbers were taken");
  const before = row.last - howMany;
  const numbered = await tx
    .update(cases)
    .set({ year, number: sql`${cases.number} + ${before}` })
    .where(and(eq(cases.practiceId, practiceId), eq(cases.year, aside)));
  if (numbered.count !== howMany) throw new Error(`${numbered.count} of ${howMany} cases were numbered`);
  return before;
}

export type CasesToInsert = {
  envelopes: (typeof envelopes.$inferInsert)[];
  cases: (typeof cases.$inferInsert)[];
  copies: (typeof documentCopies.$inferInsert)[];
  movements: (typeof copyMovements.$inferInsert)[];
  devices: (typeof devices.$inferInsert)[];
};

/** False when a folder, a code or a device is there already. */
export async function insertTakenOver(tx: Tx, rows: CasesToInsert): Promise<boolean> {
  if (rows.envelopes.length > 0) {
    const made = await tx
      .insert(envelopes)
      .values(rows.envelopes)
      .onConflictDoNothing()
      .returning({ id: envelopes.id });
    if (made.length !== rows.envelopes.length) return false;
  }
  const opened = await tx.insert(cases).values(rows.cases).onConflictDoNothing().returning({ id: cases.id });
  if (opened.length !== rows.cases.length) return false;
  for (const part of inParts(rows.copies)) await tx.insert(documentCopies).values(part);
  for (const part of inParts(rows.movements)) await tx.insert(copyMovements).values(part);
  if (rows.devices.length === 0) return true;
  const made = await tx.insert(devices).values(rows.devices).onConflictDoNothing().returning({ id: devices.id });
  return made.length === rows.devices.length;
}
