/** All rows of all tables, as text of COPY: out of one moment of a running database, and into an empty one. */
import { pipeline } from "node:stream/promises";
import postgres from "postgres";

/** A table as it is carried over: no generated columns, in the order of `columns`. */
export type DumpedTable = { name: string; columns: string[] };

export type Dump = {
  /** Of the migrations that this database has seen, in order. */
  readonly migrations: string[];
  readonly tables: readonly DumpedTable[];
  /** The rows of a table, one a line, as COPY writes them. */
  rows(table: DumpedTable): AsyncIterable<Buffer>;
  files(): Promise<NamedFile[]>;
  heads(): Promise<{ book: string; seq: number; hash: string }[]>;
  checkpoints(): Promise<{ line: string; signature: string }[]>;
};

/** A stored file that a row names and a key opens; `sealedHash`: SHA-256 of its bytes in hex, where the row tells it. */
export type NamedFile = { blobKey: string; sealedHash: string | null };

/** Runs `work` on one moment of the database, however long it takes and whatever happens there meanwhile. */
export async function dumping<T>(superuserUrl: string, work: (dump: Dump) => Promise<T>): Promise<T> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {}, connection: { application_name: "backup" } });
  try {
    return (await sql.begin("isolation level repeatable read read only", (tx) => dump(tx).then(work))) as T;
  } finally {
    await sql.end();
  }
}

async function dump(tx: postgres.TransactionSql): Promise<Dump> {
  const migrations = await tx<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at, id`;
  const tables = await tablesOf(tx);
  return {
    migrations: migrations.map(({ hash }) => hash),
    tables,
    rows: (table) => rowsOf(tx, table),
    files: async () => tx.unsafe<NamedFile[]>(FILES),
    heads: async () => tx`select book, seq, encode(hash, 'hex') as hash from books order by book`,
    checkpoints: async () => tx`select line, signature from checkpoints order by book, seq`,
  };
}

const ROWS_AT_ONCE = 500;

/**
 * As `copy … to stdout` would write them: each value in PostgreSQL's own spelling. By a cursor, since the driver's COPY
 * stops for ever where the reader falls behind at the very end of a table.
 */
async function* rowsOf(tx: postgres.TransactionSql, { name, columns }: DumpedTable): AsyncGenerator<Buffer> {
  const values = columns.map((column) => `${quoted(column)}::text`).join(", ");
  const query = tx`select ${tx.unsafe(values)} from ${tx.unsafe(`public.${quoted(name)}`)}`.values();
  for await (const rows of query.cursor(ROWS_AT_ONCE)) {
    const lines = (rows as unknown as (string | null)[][]).map((row) => `${row.map(copied).join("\t")}\n`);
    yield Buffer.from(lines.join(""));
  }
}

const ESCAPED: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const copied = (value: string | null): string =>
  value === null ? "\\N" : value.replace(/[\\\n\r\t]/g, (found) => ESCAPED[found] ?? found);

/** Every column that names a stored file; one whose key was destroyed is not worth keeping. */
export const FILES = `
  select c.blob_key as "blobKey", c.sealed_hash as "sealedHash" from identity_copies c
    join case_keys k on k.practice_id = c.practice_id and k.case_id = c.case_id and k.retention = 'identity-copies'
   where k.wrapped is not null and c.destroyed_at is null
  union all
  select s.blob_key, s.sealed_hash from scanned_sheets s
    join case_keys k on k.practice_id = s.practice_id and k.case_id = s.case_id and k.retention = 'signed-papers'
   where k.wrapped is not null and s.removed_at is null
  union all
  select p.blob_key, p.sealed_hash from scan_pages p where p.blob_key is not null and p.wrapped is not null
  union all
  select f.blob_key, null from scan_files f where f.blob_key is not null and f.wrapped is not null`;

async function tablesOf(sql: postgres.Sql | postgres.TransactionSql): Promise<DumpedTable[]> {
  return sql<DumpedTable[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.relname order by c.relname`;
}

export type Load = {
  /** Fills a table, which is empty; answers how many rows it has then. */
  fill(table: DumpedTable, rows: AsyncIterable<Buffer>): Promise<number>;
};

/**
 * Runs `work` in one transaction on a database that is migrated and has no users: whatever migrations wrote is emptied
 * first. Foreign keys and triggers do not look: the rows stood together before.
 */
export async function loading<T>(superuserUrl: string, work: (load: Load) => Promise<T>): Promise<T> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {}, connection: { application_name: "restore" } });
  try {
    return (await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      const tables = await tablesOf(tx);
      await tx.unsafe(`truncate ${tables.map(({ name }) => quoted(name)).join(", ")}`);
      return work({
        async fill(table, rows) {
          await pipeline(rows, await tx.unsafe(`copy ${spelled(table)} from stdin`).writable());
          const [counted] = await tx.unsafe<{ rows: string }[]>(`select count(*) as rows from ${quoted(table.name)}`);
          return Number(counted?.rows);
        },
      });
    })) as T;
  } finally {
    await sql.end();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const spelled = ({ name, columns }: DumpedTable) => `public.${quoted(name)} (${columns.map(quoted).join(", ")})`;
