/** What `npm run verify` reads of a book beside its entries and subjects. */
import { and, eq, getTableName, isNotNull, ne, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { Scope } from "~/access/context";
import * as schema from "../schema";
import type { Db, Tx } from "../scope";

const { batches, caseHolds, caseKeys, caseNotes, cases, copyMovements, counters, devices } = schema;
const { documentCopies, identityCopies, printedForms, scannedSheets, shownHistories } = schema;

/** Reads of one moment inside a scope, however long they take; nothing is locked and nothing can be written. */
export function inSnapshot<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(
        sql`select app_enter(${scope.practiceId}::uuid, ${scope.chamberId}::uuid, ${scope.audits}::boolean)`,
      );
      return work(tx);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

const OF_A_CASE = [
  identityCopies,
  caseKeys,
  printedForms,
  documentCopies,
  copyMovements,
  devices,
  caseNotes,
  shownHistories,
  scannedSheets,
  caseHolds,
] as const;

/** Rows of a case that another chamber may see than the case itself. */
export async function shownOtherwise(tx: Tx, practiceId: string): Promise<{ caseId: string; table: string }[]> {
  const found: { caseId: string; table: string }[] = [];
  for (const table of OF_A_CASE) {
    const rows = await tx
      .selectDistinct({ caseId: cases.id })
      .from(table)
      .innerJoin(cases, and(eq(cases.practiceId, table.practiceId), eq(cases.id, table.caseId)))
      .where(
        and(
          eq(table.practiceId, practiceId),
          eq(cases.practiceId, practiceId),
          sql`${table.shownToChamber} is distinct from ${cases.shownToChamber}`,
        ),
      );
    for (const { caseId } of rows) found.push({ caseId, table: getTableName(table) });
  }
  return found;
}

/** Cases that somebody may see who is not their chamber. */
export async function shownToStrangers(tx: Tx, practiceId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(eq(cases.practiceId, practiceId), isNotNull(cases.shownToChamber), ne(cases.shownToChamber, cases.chamberId)),
    );
  return rows.map((row) => row.id);
}

export async function hiddenCases(tx: Tx, practiceId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.practiceId, practiceId), sql`${cases.shownToChamber} is null`));
  return new Set(rows.map((row) => row.id));
}

export type NumberSeries = { series: string; year: number; last: number; highest: number; used: number };

/** What the counters say was given out, beside what is in use: numbers have no gaps. */
export async function numberSeries(tx: Tx, practiceId: string): Promise<NumberSeries[]> {
  const taken = [
    ...(await numbersOf(tx, "case", cases, practiceId)),
    ...(await numbersOf(tx, "batch", batches, practiceId)),
  ];
  const counted = await tx.select().from(counters).where(eq(counters.practiceId, practiceId));
  const names = new Set([...taken, ...counted].map(({ series, year }) => `${series} ${year}`));
  return [...names].sort().map((name) => {
    const isIt = (row: { series: string; year: number }) => `${row.series} ${row.year}` === name;
    const [series = "", year = ""] = name.split(" ");
    const inUse = taken.find(isIt);
    const last = counted.find(isIt)?.last ?? 0;
    return { series, year: Number(year), last, highest: inUse?.highest ?? 0, used: inUse?.used ?? 0 };
  });
}

async function numbersOf(tx: Tx, series: string, table: typeof cases | typeof batches, practiceId: string) {
  const rows = await tx
    .select({
      year: table.year,
      highest: sql<number>`max(${table.number})::int`,
      used: sql<number>`count(*)::int`,
    })
    .from(table)
    .where(eq(table.practiceId, practiceId))
    .groupBy(table.year);
  return rows.map((row) => ({ ...row, series }));
}

/** Every table whose rows have an owner, with the column that names him. */
const OWNED: { table: PgTable; owner: PgColumn }[] = Object.values(schema).flatMap((table) => {
  const { columns, name } = getTableConfig(table);
  const owner = ["practice_id", "book", "chamber_id"]
    .map((wanted) => columns.find((column) => column.name === wanted && column.notNull))
    .find((column) => column !== undefined);
  return owner === undefined || name === "mail_wakeups" ? [] : [{ table, owner }];
});

/** Owners of rows that have no book of theirs, over all tenants: only a login that no policy binds can see them. */
export async function ownersWithoutBook(unbound: Db): Promise<{ table: string; owner: string }[]> {
  const found: { table: string; owner: string }[] = [];
  const kept = sql`select ${schema.books.book} from ${schema.books}
    union all select ${schema.chambers.chamberId} from ${schema.chambers} where ${schema.chambers.keptBy} is not null`;
  for (const { table, owner } of OWNED) {
    const rows = await unbound
      .selectDistinct({ owner: sql<string>`${owner}` })
      .from(table)
      .where(sql`${owner} not in (${kept})`);
    for (const row of rows) found.push({ table: getTableName(table), owner: row.owner });
  }
  return found;
}

/** All books there are; for a login that no policy binds. */
export async function allBooks(unbound: Db): Promise<string[]> {
  const rows = await unbound.select({ book: schema.books.book }).from(schema.books);
  return rows.map((row) => row.book);
}

/** Does row-level security bind this login? */
export async function isBound(db: Db): Promise<boolean> {
  const rows = await db.execute<{ unbound: boolean }>(
    sql`select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user`,
  );
  return rows[0]?.unbound !== true;
}
