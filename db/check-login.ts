import type postgres from "postgres";

/** What start insists on before it uses a database. */
export type LoginCheck = { ok: true } | { ok: false; problems: string[]; remedy: string };

/**
 * Judges the login of this pool and its server: the login must be bound by row-level security (no superuser, no
 * BYPASSRLS, owner of nothing, nor a member of such a role), and what is committed must outlive a crash.
 * `remedy` is the SQL that makes a right login, for an administrator to read and run.
 */
export async function checkLogin(sql: postgres.Sql): Promise<LoginCheck> {
  const [found] = await sql<Found[]>`
    select current_user::text as login, current_database()::text as database,
           current_setting('server_version_num')::int as version,
           exists (select from pg_roles where rolsuper and pg_has_role(current_user, oid, 'MEMBER')) as superuser,
           exists (select from pg_roles where rolbypassrls and not rolsuper and pg_has_role(current_user, oid, 'MEMBER')) as bypass,
           coalesce((select array_agg(distinct c.relname::text order by c.relname::text) from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
               and pg_has_role(current_user, c.relowner, 'MEMBER')), '{}') as owned,
           current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
           current_setting('synchronous_commit') as synchronous_commit`;
  if (found === undefined) throw new Error("The database did not answer the question about its login.");
  const problems = problemsOf(found);
  return problems.length === 0 ? { ok: true } : { ok: false, problems, remedy: remedyFor(found.database) };
}

type Found = {
  login: string;
  database: string;
  version: number;
  superuser: boolean;
  bypass: boolean;
  owned: string[];
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
};

function problemsOf(found: Found): string[] {
  const problems: string[] = [];
  const login = `The login ${found.login} of DATABASE_URL`;
  if (found.version < 150_000)
    problems.push(`PostgreSQL 15 or later is needed, this is ${Math.floor(found.version / 10_000)}.`);
  if (found.superuser)
    problems.push(`${login} is a superuser, or a member of one: nothing would separate one studio from another.`);
  if (found.bypass) problems.push(`${login} may bypass row-level security (BYPASSRLS).`);
  if (!found.superuser && found.owned.length > 0) {
    const [first, second] = found.owned;
    const named =
      found.owned.length > 2 ? `${first}, ${second} and ${found.owned.length - 2} more` : found.owned.join(" and ");
    problems.push(`${login} owns tables (${named}): only DATABASE_OWNER_URL may.`);
  }
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit"] as const) {
    if (found[setting] === "off")
      problems.push(`The server's ${setting} is off: a crash would lose acts already confirmed.`);
  }
  return problems;
}

function remedyFor(database: string): string {
  const quoted = `"${database.replaceAll('"', '""')}"`;
  return `-- As a superuser; choose the two passwords yourself.
create role cartellina_owner login password '...' nosuperuser nobypassrls;
create role cartellina_app nologin;
create role cartellina_login login password '...' nosuperuser nobypassrls nocreatedb nocreaterole in role cartellina_app;
alter database ${quoted} owner to cartellina_owner;
grant connect on database ${quoted} to cartellina_app;
-- DATABASE_OWNER_URL: cartellina_owner, who makes and owns the tables. DATABASE_URL: cartellina_login.
-- Tables that another role made already: reassign owned by <that role> to cartellina_owner;
-- Settings that were off: alter system reset fsync; alter system reset full_page_writes;
-- alter system reset synchronous_commit; select pg_reload_conf();`;
}
