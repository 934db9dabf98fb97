import { type ExtractTablesWithRelations, sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Scope } from "~/access/context";
import type * as schema from "./schema";

export type Schema = typeof schema;
export type Db = PostgresJsDatabase<Schema>;
/** A transaction inside a scope: the only handle a query takes. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

/**
 * Runs `work` in a transaction that may see `scope`. The entry is pipelined: it travels in the same round trip as the
 * first query of `work`, and lasts only for this transaction (`SET LOCAL`).
 */
export function inScope<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const entered = tx.execute(
      sql`select app_enter(${scope.practiceId}::uuid, ${scope.chamberId}::uuid, ${scope.audits}::boolean)`,
    );
    const [, result] = await Promise.all([entered, work(tx)]);
    return result;
  });
}
