import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";
import type { Db } from "./scope";

export type Sql = postgres.Sql;
export type Connection = { readonly sql: Sql; readonly db: Db };

/**
 * A pool of at most `max` connections (10 unless told otherwise), opened as they are needed; statements are prepared and
 * the session's time zone is UTC. `sql` and `db` share it; `sql.end()` closes it. With `db` on it, `sql` answers dates
 * and instants as text.
 */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Connection {
  const sql = postgres(url, {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { TimeZone: "UTC", application_name: "cartellina" },
  });
  return { sql, db: drizzle(sql, { schema }) };
}
