import type postgres from "postgres";

/** What attempts and reading move by themselves: the counters of attempts, and until when a session idles. */
const MOVES_BY_ITSELF: Record<string, readonly string[]> = { throttles: ["*"], sessions: ["expires_at"] };

/**
 * Everything that stands in the database, table by table: where two prints are equal, nothing was written, changed or
 * removed between them. `writers` are the transactions after `since` whose rows stand there; not those of new sessions:
 * being signed in again after what ends all sessions is part of the answer, not of the act.
 */
export type Footprint = { tables: Map<string, string>; writers: Set<string> };

/** `sql` must see all rows (a superuser's). */
export async function footprint(sql: postgres.Sql, since?: bigint): Promise<Footprint> {
  const names = (
    await sql`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`
  )
    .map(({ name }) => String(name))
    .filter((name) => !MOVES_BY_ITSELF[name]?.includes("*"));
  const rows = await sql.unsafe(names.map((name) => printOf(name, since)).join(" union all "));
  return {
    tables: new Map(rows.map(({ name, print }) => [String(name), String(print)])),
    writers: new Set(rows.flatMap(({ writers }) => (writers ?? []) as string[])),
  };
}

function printOf(name: string, since: bigint | undefined): string {
  const apart = MOVES_BY_ITSELF[name] ?? [];
  const row = apart.length === 0 ? "t" : `(to_jsonb(t)${apart.map((column) => ` - '${column}'`).join("")})`;
  const after =
    since === undefined || name === "sessions"
      ? "null::text[]"
      : `array_agg(distinct xmin::text) filter (where xmin::text::bigint > ${since})`;
  return `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(${row}::text, 0)), 0) as print,
    ${after} as writers from "${name}" t`;
}

/** The tables in which something differs. */
export function changed(before: Footprint, after: Footprint): string[] {
  return [...after.tables].filter(([name, print]) => before.tables.get(name) !== print).map(([name]) => name);
}

/** The last transaction that has begun to write: what comes later has a higher number. */
export async function lastWriter(sql: postgres.Sql): Promise<bigint> {
  const [row] = await sql`select pg_current_xact_id()::text as id`;
  return BigInt(String(row?.id));
}
