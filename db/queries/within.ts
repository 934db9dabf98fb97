import { and, eq, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Scope } from "~/access/context";

type PracticeTable = { practiceId: PgColumn; shownToChamber: PgColumn };

/**
 * The tenant's condition, in every statement over a practice's table: row-level security stands behind it, never
 * instead of it (scale, rule 2).
 */
export function within(scope: Scope, table: PracticeTable): SQL {
  if (scope.practiceId !== null) return eq(table.practiceId, scope.practiceId);
  if (scope.chamberId !== null) return eq(table.shownToChamber, scope.chamberId);
  throw new Error("a query without a scope");
}

/** One row of a practice, by its whole key. */
export function keyed(table: PracticeTable & { id: PgColumn }, key: { practiceId: string; id: string }): SQL {
  return and(eq(table.practiceId, key.practiceId), eq(table.id, key.id)) as SQL;
}
