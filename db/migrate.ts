import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyAll } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const FOLDER = fileURLToPath(new URL("../drizzle", import.meta.url));

/** Any number will do, as long as every version of the product takes the same. */
const LOCK = 7_240_015;

/**
 * Brings the database of `ownerUrl` to this version, one process at a time: each other waits for the lock and then finds
 * nothing left to do. All migrations that are due stand in one transaction.
 * @throws a sentence, when the database holds migrations that this version does not know or knows otherwise.
 */
export async function migrate(ownerUrl: string, { folder = FOLDER }: { folder?: string } = {}): Promise<void> {
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { TimeZone: "UTC", application_name: "migrate" },
  });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const known = readMigrationFiles({ migrationsFolder: folder });
    refuseStrangers(await applied(sql), new Set(known.map((migration) => migration.hash)));
    await applyAll(drizzle(sql), { migrationsFolder: folder });
    await letTheApplicationLook(sql);
  } finally {
    // The lock goes with the connection.
    await sql.end();
  }
}

/** How many migrations of this version the database of this pool still lacks; works as the application's login. */
export async function pendingMigrations(
  sql: postgres.Sql,
  { folder = FOLDER }: { folder?: string } = {},
): Promise<number> {
  const there = new Set((await applied(sql)).map((row) => row.hash));
  return readMigrationFiles({ migrationsFolder: folder }).filter((migration) => !there.has(migration.hash)).length;
}

/** The migrations of this version, in order, by their hashes. */
export const knownMigrations = ({ folder = FOLDER }: { folder?: string } = {}): string[] =>
  readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.hash);

/**
 * Brings an empty database to an earlier state: the first `count` migrations alone, for rows that were written then.
 * `scratch`: a folder that may be written to, and is empty.
 */
export async function migrateTo(ownerUrl: string, count: number, scratch: string): Promise<void> {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, count);
  mkdirSync(join(scratch, "meta"), { recursive: true });
  writeFileSync(join(scratch, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) copyFileSync(join(FOLDER, `${tag}.sql`), join(scratch, `${tag}.sql`));
  await migrate(ownerUrl, { folder: scratch });
}

async function applied(sql: postgres.Sql): Promise<{ hash: string }[]> {
  const [table] = await sql`
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`;
  if (table === undefined) return [];
  return sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
}

function refuseStrangers(there: { hash: string }[], known: Set<string>): void {
  const strange = there.filter((row) => !known.has(row.hash)).length;
  if (strange === 0) return;
  throw new Error(
    `The database holds ${strange === 1 ? "a migration" : `${strange} migrations`} that this version does not know: ` +
      "it was made by another version. Start that one, or, where the data are only a trial, start afresh with npm run reset.",
  );
}

/** So that `/readyz` can tell whether everything is applied. The group is made by the migrations themselves. */
async function letTheApplicationLook(sql: postgres.Sql): Promise<void> {
  const [group] = await sql`select from pg_roles where rolname = 'cartellina_app'`;
  if (group === undefined) return;
  await sql`grant usage on schema drizzle to cartellina_app`;
  await sql`grant select on drizzle.__drizzle_migrations to cartellina_app`;
}
