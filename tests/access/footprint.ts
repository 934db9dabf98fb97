import type postgres from "postgres";

/** What attempts and reading move by themselves: the counters of attempts, and until when a session idles. */
const MOVES_BY_ITSELF: Record<string, readonly string[]> = { throttles: ["*"], sessions: ["expires_at"] };

/**
 * Everything that stands in the database, table by table: two equal prints mean that nothing was written, changed or
 * removed between them. `sql` must see all rows (a superuser's).
 */
export async function footprint(sql: postgres.Sql): Promise<Record<string, string>> {
  const print: Record<string, string> = {};
  for (const { name, without } of await tablesOf(sql)) {
    const columns = without.map((column) => ` - '${column}'`).join("");
    const [row] = await sql.unsafe(
      `select count(*) || ':' || coalesce(md5(string_agg(line, '|' order by line)), '') as print
       from (select (to_jsonb(t)${columns})::text as line from "${name}" t) lines`,
    );
    print[name] = String(row?.print);
  }
  return print;
}

/** The transactions, other than the reading's own, that wrote rows which stand in the database, since `after`. */
export async function writers(sql: postgres.Sql, after: bigint): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { name } of await tablesOf(sql)) {
    const rows = await sql.unsafe(
      `select distinct xmin::text as id from "${name}" where xmin::text::bigint > ${after}`,
    );
    for (const row of rows) found.add(String(row.id));
  }
  return found;
}

/** The last transaction that wrote anything, of those that have ended: where `writers` can start. */
export async function lastWriter(sql: postgres.Sql): Promise<bigint> {
  const [row] = await sql`select pg_current_xact_id()::text as id`;
  return BigInt(String(row?.id));
}

async function tablesOf(sql: postgres.Sql): Promise<{ name: string; without: readonly string[] }[]> {
  const rows = await sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
  return rows
    .map((row) => ({ name: String(row.name), without: MOVES_BY_ITSELF[String(row.name)] ?? [] }))
    .filter(({ without }) => !without.includes("*"));
}
