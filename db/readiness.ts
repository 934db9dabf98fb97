import type postgres from "postgres";
import { pendingMigrations } from "./migrate";

export type DatabaseReadiness = { migrationsPending: number; mailsWaiting: number };

/** What `/readyz` tells of the database; throws when it does not answer. */
export async function databaseReadiness(sql: postgres.Sql): Promise<DatabaseReadiness> {
  const migrationsPending = await pendingMigrations(sql);
  if (migrationsPending > 0) return { migrationsPending, mailsWaiting: 0 };
  const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from mail_wakeups`;
  return { migrationsPending, mailsWaiting: row?.waiting ?? 0 };
}

/** Has nobody been registered yet, not even by the demo? */
export async function isEmpty(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ empty: boolean }[]>`select not exists (select from users) as empty`;
  return row?.empty ?? true;
}

/** Can somebody sign in with the demo's published password? Its people alone have addresses under `.demo`. */
export async function hasDemoLogins(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from users where email like '%@%.demo' and disabled_at is null) as found`;
  return row?.found ?? false;
}
