import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { TransactionSql } from "postgres";
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
    const [, result] = await Promise.all([enter(tx, scope), work(tx)]);
    return result;
  });
}

/**
 * Through the driver, which sends at once: a statement of drizzle's starts only when it is awaited, and the first one of
 * `work` would overtake it.
 */
function enter(tx: Tx, { practiceId, chamberId, audits }: Scope): Promise<unknown> {
  const { client } = tx._.session as unknown as { client: TransactionSql };
  return client`select app_enter(${practiceId}::uuid, ${chamberId}::uuid, ${audits}::boolean)`.execute();
}
