/** All that the master key has wrapped, column by column: what a rotation walks through. */
import { and, asc, eq, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { books, caseKeys, outbox, productSecrets, scanFiles, scanPages } from "../schema";
import type { Db, Tx } from "../scope";
import { totpKeys } from "./identity";

/** A column with wrapped keys. */
export type WrappedColumn = {
  table: PgTable;
  /** Whose a row is; null: of no tenant. */
  owner: PgColumn | null;
  /** The primary key, in order. */
  key: readonly PgColumn[];
  /** What else tells where the key belongs. */
  also: readonly PgColumn[];
  column: PgColumn;
  /** `key`: the wrapped key alone. `text`: a sealed text, with its key in front; `base64`: the same, spelled so. */
  form: "key" | "text" | "base64";
  /** The column that repeats the version, where there is one. */
  version: PgColumn | null;
};

export const WRAPPED = {
  productSecrets: column(productSecrets, null, [productSecrets.purpose], productSecrets.wrapped),
  totp: totpKeys,
  books: column(books, books.book, [books.book], books.wrappedKey),
  outbox: column(outbox, outbox.book, [outbox.book, outbox.id], outbox.body, { form: "base64" }),
  caseKeys: column(
    caseKeys,
    caseKeys.practiceId,
    [caseKeys.practiceId, caseKeys.caseId, caseKeys.retention],
    caseKeys.wrapped,
    { version: caseKeys.masterVersion },
  ),
  scanFiles: column(scanFiles, scanFiles.practiceId, [scanFiles.practiceId, scanFiles.id], scanFiles.wrapped, {
    version: scanFiles.masterVersion,
    also: [scanFiles.scanId],
  }),
  scanPages: column(scanPages, scanPages.practiceId, [scanPages.practiceId, scanPages.id], scanPages.wrapped, {
    version: scanPages.masterVersion,
    also: [scanPages.scanId],
  }),
} satisfies Record<string, WrappedColumn>;

function column(
  table: PgTable,
  owner: PgColumn | null,
  key: readonly PgColumn[],
  named: PgColumn,
  rest: Partial<Pick<WrappedColumn, "also" | "form" | "version">> = {},
): WrappedColumn {
  return { table, owner, key, column: named, also: [], form: "key", version: null, ...rest };
}

/** The columns that name a row, by their names, and its bytes. */
export type WrappedRow = { names: Record<string, string>; bytes: Buffer };

/**
 * Up to `limit` rows of the owner that another version than `version` has wrapped, behind `after`, locked. What somebody
 * else is at work on is left out: it can be asked for again.
 */
export async function lockWrappedOtherwise(
  tx: Tx,
  from: WrappedColumn,
  owner: string | null,
  { version, after, limit }: { version: number; after: WrappedRow | null; limit: number },
): Promise<WrappedRow[]> {
  const names = Object.fromEntries([...from.key, ...from.also].map((part) => [part.name, sql<string>`${part}::text`]));
  const keys = sql.join([...from.key], sql`, `);
  const behind =
    after &&
    sql`(${keys}) > (${sql.join(
      from.key.map((part) => sql`${after.names[part.name]}`),
      sql`, `,
    )})`;
  const rows = await tx
    .select({ names, bytes: sql<Buffer>`${bytesOf(from)}` })
    .from(from.table)
    .where(and(ofOwner(from, owner), sql`${versionBytes(from)} <> int4send(${version})`, behind ?? undefined))
    .orderBy(...from.key.map((part) => asc(part)))
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows as WrappedRow[];
}

/** The same key, wrapped by `version` now. */
export async function saveWrapped(
  tx: Tx,
  to: WrappedColumn,
  { names, bytes }: WrappedRow,
  version: number,
): Promise<void> {
  const named = sql.join(
    to.key.map((part) => sql`${part} = ${names[part.name]}`),
    sql` and `,
  );
  const value = to.form === "base64" ? sql`${bytes.toString("base64")}` : sql`${bytes}`;
  const both = to.version === null ? sql`` : sql`, ${sql.identifier(to.version.name)} = ${version}`;
  await tx.execute(sql`update ${to.table} set ${sql.identifier(to.column.name)} = ${value}${both} where ${named}`);
}

/** How many keys of the owner (null: of all, for a login that no policy binds) each version has wrapped. */
export async function versionsInUse(
  tx: Tx | Db,
  of: WrappedColumn,
  owner: string | null,
): Promise<{ version: number; keys: number }[]> {
  const version = sql<number>`('x' || encode(${versionBytes(of)}, 'hex'))::bit(32)::int`;
  const rows = await tx
    .select({ version, keys: sql<number>`count(*)::int` })
    .from(of.table)
    .where(and(ofOwner(of, owner), sql`${versionBytes(of)} is not null`))
    .groupBy(sql`1`);
  return rows;
}

export const wrappedIn = (column: WrappedColumn): string => getTableName(column.table);

const ofOwner = ({ owner }: WrappedColumn, id: string | null): SQL | undefined =>
  owner === null || id === null ? undefined : eq(owner, id);

/** Null where nothing is wrapped any more, and for a text that was emptied. */
const bytesOf = ({ column, form }: WrappedColumn): SQL =>
  form === "base64"
    ? sql`case when ${column} ~ '^[A-Za-z0-9+/]+=*$' then decode(${column}, 'base64') end`
    : sql`${column}`;

/** A wrapped key begins with five bytes of its own, then the version; a sealed text with one byte more. */
const versionBytes = (from: WrappedColumn): SQL =>
  sql`substring(${bytesOf(from)} from ${sql.raw(from.form === "key" ? "6" : "7")} for 4)`;
