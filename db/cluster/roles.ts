import postgres from "postgres";
import type { Secrets } from "./secrets";

/**
 * The roles and the database of the embedded product; safe to repeat. `cartellina_owner` owns and migrates;
 * `cartellina_login`, who owns nothing and stands under row-level security, is the application, through its group
 * `cartellina_app`, to which the migrations grant.
 */
export async function prepareRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    const [roles, databases] = await Promise.all([
      sql<{ name: string }[]>`select rolname as name from pg_roles`,
      sql<{ name: string }[]>`select datname as name from pg_database`,
    ]);
    const without = (name: string) => !roles.some((role) => role.name === name);
    if (without("cartellina_owner")) await sql`create role cartellina_owner`;
    if (without("cartellina_app")) await sql`create role cartellina_app nologin`;
    if (without("cartellina_login")) await sql`create role cartellina_login`;
    const plain = "login nosuperuser nobypassrls nocreatedb nocreaterole noreplication";
    // The passwords are base64url: nothing in them needs quoting.
    await sql.unsafe(`alter role cartellina_owner ${plain} password '${secrets.owner}'`);
    await sql.unsafe(`alter role cartellina_login ${plain} password '${secrets.login}'`);
    await sql`grant cartellina_app to cartellina_login`;
    if (!databases.some((database) => database.name === "cartellina")) {
      await sql`create database cartellina owner cartellina_owner`;
    }
    await sql`revoke all on database cartellina, postgres, template1 from public`;
    await sql`grant connect on database cartellina to cartellina_app`;
  } finally {
    await sql.end();
  }
}

/** Why the server does not answer a query, or null when it does. */
export async function silence(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
