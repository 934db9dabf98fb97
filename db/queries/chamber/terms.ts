/** The auditor's terms: receipts by month and by practice. */
import { and, asc, eq, gt, gte, lte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Situation } from "~/audit/situations";
import type { Day } from "~/terms/day";
import { cases } from "../../schema";
import type { Tx } from "../../scope";
import { type ListedCase, listedCase } from "./cases";
import { byteOrdered, type KeyPage, type Page, paged } from "./pages";

/** `open` counts what is overdue, too. */
export type ReceiptCounts = { onTime: number; late: number; open: number; overdue: number };

/**
 * Receipts due from a day to a day. `returnedSince`: none of them can have come in before; it keeps the closed rows that
 * are looked at to those of these months.
 */
export type DueWindow = { from: Day; to: Day; practiceId: string | null; today: Day; returnedSince: Day };

/** Counts per month of the due day, as `2026-11`. */
export function receiptsByMonth(tx: Tx, chamberId: string, window: DueWindow): Promise<Map<string, ReceiptCounts>> {
  return countReceipts(tx, chamberId, window, sql<string>`to_char(${cases.legalDue}, 'YYYY-MM')`);
}

/** Counts per practice. */
export function receiptsByPractice(tx: Tx, chamberId: string, window: DueWindow): Promise<Map<string, ReceiptCounts>> {
  return countReceipts(tx, chamberId, window, cases.practiceId);
}

async function countReceipts(
  tx: Tx,
  chamberId: string,
  window: DueWindow,
  group: SQL<string> | PgColumn,
): Promise<Map<string, ReceiptCounts>> {
  const due = dueIn(chamberId, window);
  const open = await tx
    .select({
      group: sql<string>`${group}`,
      open: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${cases.legalDue} < ${window.today}::date))::int`,
    })
    .from(cases)
    .where(and(due, stillOpen))
    .groupBy(group);
  const closed = await tx
    .select({
      group: sql<string>`${group}`,
      onTime: sql<number>`(count(*) filter (where ${cases.returnedOn} <= ${cases.legalDue}))::int`,
      late: sql<number>`(count(*) filter (where ${cases.returnedOn} > ${cases.legalDue}))::int`,
    })
    .from(cases)
    .where(and(due, closedSince(window)))
    .groupBy(group);
  const counts = new Map<string, ReceiptCounts>();
  for (const row of open) counts.set(row.group, { onTime: 0, late: 0, open: row.open, overdue: row.overdue });
  for (const row of closed) {
    const known = counts.get(row.group) ?? { onTime: 0, late: 0, open: 0, overdue: 0 };
    counts.set(row.group, { ...known, onTime: row.onTime, late: row.late });
  }
  return counts;
}

/** The cases behind a number: by due day, then practice. */
export async function receiptCases(
  tx: Tx,
  chamberId: string,
  window: DueWindow & { situation: Situation | null },
  page: Page,
): Promise<KeyPage<ListedCase>> {
  const key = byteOrdered(sql`${cases.legalDue}::text || ' ' || ${cases.practiceId}::text || ' ' || ${cases.id}::text`);
  const parts = partsOf(window);
  const found = [];
  for (const part of parts) {
    const rows = await tx
      .select({ ...listedCase, key })
      .from(cases)
      .where(and(dueIn(chamberId, window), part, page.after ? gt(key, page.after) : undefined))
      .orderBy(asc(key))
      .limit(page.limit + 1);
    found.push(...rows);
  }
  found.sort((a, b) => (a.key < b.key ? -1 : 1));
  return paged(found, page.limit, ({ key: _, ...row }) => row);
}

/** The open and the closed ones each have an index of their own: two questions, merged. */
function partsOf(window: DueWindow & { situation: Situation | null }): (SQL | undefined)[] {
  const overdue = and(stillOpen, sql`${cases.legalDue} < ${window.today}::date`);
  const closed = closedSince(window);
  switch (window.situation) {
    case "open":
      return [stillOpen];
    case "overdue":
      return [overdue];
    case "on-time":
      return [and(closed, sql`${cases.returnedOn} <= ${cases.legalDue}`)];
    case "late":
      return [and(closed, sql`${cases.returnedOn} > ${cases.legalDue}`)];
    case null:
      return [stillOpen, closed];
  }
}

const stillOpen = sql`${cases.state} = 'DELIVERED'`;

const closedSince = ({ returnedSince }: DueWindow) =>
  and(sql`${cases.state} = 'CLOSED'`, gte(cases.returnedOn, returnedSince));

function dueIn(chamberId: string, { from, to, practiceId }: DueWindow) {
  return and(
    eq(cases.shownToChamber, chamberId),
    gte(cases.legalDue, from),
    lte(cases.legalDue, to),
    practiceId ? eq(cases.practiceId, practiceId) : undefined,
  );
}
