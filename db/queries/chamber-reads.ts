/**
 * What a chamber and its auditor read across practices: the one module that does (scale, rule 3). Read-only, no locks,
 * keyset pages; states are literals, so that the partial indexes over open rows serve prepared statements too.
 */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Situation } from "~/audit/situations";
import type { Day } from "~/terms/day";
import {
  batches,
  batchLines,
  books,
  cases,
  deviceSerials,
  devices,
  enablements,
  envelopeIssues,
  mandates,
  reads,
  scannedSheets,
  visits,
} from "../schema";
import type { Tx } from "../scope";
import type { EnvelopeIssueRow } from "./envelopes";
import type { EnablementRow, MandateRow } from "./mandates";
import type { ReadRow } from "./reads";

/** A page in the order of its key: `next` is the key to go on from, null at the end. */
export type KeyPage<T> = { rows: T[]; next: string | null };
type Page = { after: string | null; limit: number };

// ── Practices ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type KnownPractice = { id: string; name: string };

/** Every practice that has, or had, a mandate of the chamber, under the name of its latest one, in order of name. */
export async function practicesOf(tx: Tx, chamberId: string): Promise<KnownPractice[]> {
  const rows = await tx
    .select({ id: mandates.forPractice, name: mandates.practiceName })
    .from(mandates)
    .where(eq(mandates.chamberId, chamberId))
    .orderBy(asc(mandates.validFrom), asc(mandates.id));
  const latest = new Map(rows.map((row) => [row.id, row]));
  return [...latest.values()].sort((a, b) => a.name.localeCompare(b.name, "it"));
}

/** The names of these practices, by the latest mandate of each. */
export async function practiceNames(tx: Tx, chamberId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: mandates.forPractice, name: mandates.practiceName })
    .from(mandates)
    .where(and(eq(mandates.chamberId, chamberId), inArray(mandates.forPractice, [...new Set(ids)])))
    .orderBy(asc(mandates.validFrom), asc(mandates.id));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The chamber's mandates by name of the practice; `named`: those whose practice is among these. */
export async function mandatePage(
  tx: Tx,
  chamberId: string,
  filter: Page & { named: readonly string[] | null },
): Promise<KeyPage<MandateRow>> {
  const key = byteOrdered(sql`lower(${mandates.practiceName}) || ' ' || ${mandates.id}::text`);
  const rows = await tx
    .select({ mandate: mandates, key })
    .from(mandates)
    .where(
      and(
        eq(mandates.chamberId, chamberId),
        filter.named ? inArray(mandates.forPractice, [...filter.named]) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ mandate }) => mandate);
}

/** The enablements under these mandates, by name. */
export async function enablementsOfMandates(
  tx: Tx,
  chamberId: string,
  mandateIds: readonly string[],
): Promise<EnablementRow[]> {
  if (mandateIds.length === 0) return [];
  return tx
    .select()
    .from(enablements)
    .where(and(eq(enablements.chamberId, chamberId), inArray(enablements.mandateId, [...mandateIds])))
    .orderBy(asc(enablements.name), asc(enablements.validFrom));
}

/** Who is enabled on that day in these practices, each with the mandate it is under: whether that stands is asked apart. */
export async function enabledInPractices(tx: Tx, chamberId: string, practiceIds: readonly string[], on: Day) {
  if (practiceIds.length === 0) return [];
  return tx
    .select({ enablement: enablements, mandate: mandates })
    .from(enablements)
    .innerJoin(mandates, and(eq(mandates.chamberId, enablements.chamberId), eq(mandates.id, enablements.mandateId)))
    .where(
      and(
        eq(enablements.chamberId, chamberId),
        eq(mandates.chamberId, chamberId),
        inArray(enablements.forPractice, [...practiceIds]),
        lte(enablements.validFrom, on),
        gte(enablements.validTo, on),
        or(sql`${enablements.endedOn} is null`, gte(enablements.endedOn, on)),
      ),
    )
    .orderBy(asc(enablements.name));
}

/** The ranges of folders handed out, newest first. */
export async function issuePage(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string | null },
): Promise<KeyPage<EnvelopeIssueRow>> {
  const key = byteOrdered(sql`${envelopeIssues.issuedOn}::text || ' ' || ${envelopeIssues.id}::text`);
  const rows = await tx
    .select({ issue: envelopeIssues, key })
    .from(envelopeIssues)
    .where(
      and(
        eq(envelopeIssues.chamberId, chamberId),
        filter.practiceId ? eq(envelopeIssues.forPractice, filter.practiceId) : undefined,
        filter.after ? lt(key, filter.after) : undefined,
      ),
    )
    .orderBy(desc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ issue }) => issue);
}

// ── The counter ─────────────────────────────────────────────────────────────────────────────────────────────────────

const toProduce = sql`(${cases.state} = 'SCHEDULED' or (${cases.state} = 'PRESENTED' and ${cases.acceptedOn} is not null))`;

const listedSlip = {
  practiceId: batches.practiceId,
  id: batches.id,
  year: batches.year,
  number: batches.number,
  state: batches.state,
  officerName: batches.officerName,
  appointmentOn: batches.appointmentOn,
  appointmentTime: batches.appointmentTime,
  closedOn: batches.closedOn,
  // Names in full: drizzle drops the table's name where it selects from one table only.
  lines: sql<number>`(select count(*)::int from batch_lines line
    where line.practice_id = batches.practice_id and line.batch_id = batches.id)`,
};
export type ListedSlip = {
  practiceId: string;
  id: string;
  year: number;
  number: number;
  state: (typeof batches.$inferSelect)["state"];
  officerName: string;
  appointmentOn: Day | null;
  appointmentTime: string | null;
  closedOn: Day | null;
  lines: number;
};

/** Closed slips that nobody has opened yet: by appointment, those without one last, oldest first. */
export async function waitingSlips(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceIds: readonly string[] | null },
): Promise<KeyPage<ListedSlip>> {
  if (filter.practiceIds?.length === 0) return { rows: [], next: null };
  const key = byteOrdered(
    sql`coalesce(${batches.appointmentOn}::text, '9999-12-31') || ' ' || coalesce(${batches.appointmentTime}, '99:99')
      || ' ' || ${batches.id}::text`,
  );
  const rows = await tx
    .select({ ...listedSlip, key })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        sql`${batches.state} = 'CLOSED'`,
        filter.practiceIds ? inArray(batches.practiceId, [...filter.practiceIds]) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...slip }) => slip);
}

export type SlipAtCounter = ListedSlip & { openedAt: Date | null; clerkId: string | null };

/** Slips being examined, with who opened them and when. */
export async function slipsAtCounter(tx: Tx, chamberId: string, limit: number): Promise<SlipAtCounter[]> {
  const slips = await tx
    .select(listedSlip)
    .from(batches)
    .where(and(eq(batches.shownToChamber, chamberId), sql`${batches.state} = 'AT_COUNTER'`))
    .orderBy(asc(batches.id))
    .limit(limit);
  const opened = await visitsOfBatches(
    tx,
    chamberId,
    slips.map(({ id }) => id),
  );
  return slips.map((slip) => {
    const visit = opened.find(({ batchId }) => batchId === slip.id);
    return { ...slip, openedAt: visit?.openedAt ?? null, clerkId: visit?.clerkId ?? null };
  });
}

async function visitsOfBatches(tx: Tx, chamberId: string, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  return tx
    .select()
    .from(visits)
    .where(and(eq(visits.chamberId, chamberId), inArray(visits.batchId, [...batchIds])));
}

const listedCase = {
  practiceId: cases.practiceId,
  id: cases.id,
  code: cases.code,
  year: cases.year,
  number: cases.number,
  mandateId: cases.mandateId,
  state: cases.state,
  surname: sql<string>`${cases.applicant}->>'surname'`,
  name: sql<string>`${cases.applicant}->>'name'`,
  codiceFiscale: cases.codiceFiscale,
  batchId: cases.batchId,
  acceptedOn: cases.acceptedOn,
  instalment: cases.instalment,
  scheduledFor: cases.scheduledFor,
  producedOn: cases.producedOn,
  deliveredOn: cases.deliveredOn,
  legalDue: cases.legalDue,
  returnedOn: cases.returnedOn,
  takenOverOn: cases.takenOverOn,
};
export type ListedCase = {
  practiceId: string;
  id: string;
  code: string;
  year: number;
  number: number;
  mandateId: string;
  state: (typeof cases.$inferSelect)["state"];
  surname: string;
  name: string;
  codiceFiscale: string;
  batchId: string | null;
  acceptedOn: Day | null;
  instalment: number | null;
  scheduledFor: Day | null;
  producedOn: Day | null;
  deliveredOn: Day | null;
  legalDue: Day | null;
  returnedOn: Day | null;
  takenOverOn: Day | null;
};

/** Devices to make: those accepted to be made at once, then those promised, by day. `until`: promised up to that day. */
export async function productionQueue(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string | null; until: Day | null },
): Promise<KeyPage<ListedCase>> {
  const key = byteOrdered(
    sql`case when ${cases.state} = 'PRESENTED' then '0 ' || ${cases.acceptedOn}::text else '1 ' || ${cases.scheduledFor}::text end
      || ' ' || ${cases.id}::text`,
  );
  const rows = await tx
    .select({ ...listedCase, key })
    .from(cases)
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        sql`${cases.state} in ('PRESENTED', 'SCHEDULED')`,
        toProduce,
        filter.practiceId ? eq(cases.practiceId, filter.practiceId) : undefined,
        filter.until ? or(sql`${cases.state} = 'PRESENTED'`, lte(cases.scheduledFor, filter.until)) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...row }) => row);
}

/** How many devices lie ready for each practice, and since when. */
export async function readyByPractice(tx: Tx, chamberId: string) {
  return tx
    .select({
      practiceId: cases.practiceId,
      count: sql<number>`count(*)::int`,
      oldest: sql<Day>`min(${cases.producedOn})::text`,
    })
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), sql`${cases.state} = 'PRODUCED'`))
    .groupBy(cases.practiceId);
}

export type ReadyDevice = ListedCase & { serial: string };

/** The devices ready for one practice, oldest first. */
export async function readyDevices(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string },
): Promise<KeyPage<ReadyDevice>> {
  const key = byteOrdered(sql`${cases.producedOn}::text || ' ' || ${cases.id}::text`);
  const rows = await tx
    .select({ ...listedCase, serial: devices.serial, key })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        eq(cases.practiceId, filter.practiceId),
        eq(devices.practiceId, filter.practiceId),
        sql`${cases.state} = 'PRODUCED'`,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...row }) => row);
}

/** The devices that left the counter for one practice on a day, in the order in which they were made. */
export async function collectedDevices(
  tx: Tx,
  chamberId: string,
  { practiceId, on, limit }: { practiceId: string; on: Day; limit: number },
): Promise<ReadyDevice[]> {
  return tx
    .select({ ...listedCase, serial: devices.serial })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        eq(cases.practiceId, practiceId),
        eq(devices.practiceId, practiceId),
        eq(cases.collectedOn, on),
      ),
    )
    .orderBy(asc(cases.producedOn), asc(cases.id))
    .limit(limit);
}

/** How people write these slips of one practice. */
export async function slipNumbers(
  tx: Tx,
  chamberId: string,
  practiceId: string,
  ids: readonly string[],
): Promise<Map<string, { year: number; number: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: batches.id, year: batches.year, number: batches.number })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        eq(batches.practiceId, practiceId),
        inArray(batches.id, [...new Set(ids)]),
      ),
    );
  return new Map(rows.map(({ id, ...numbers }) => [id, numbers]));
}

/** The cases of these codes, as far as the chamber sees them. */
export async function casesByCodes(tx: Tx, chamberId: string, codes: readonly string[]): Promise<ListedCase[]> {
  if (codes.length === 0) return [];
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), inArray(cases.code, [...codes])));
}

/** How many copies of the receipt of each of these cases have been scanned; a case without any is not in the answer. */
export async function scannedReceipts(
  tx: Tx,
  chamberId: string,
  rows: readonly { practiceId: string; id: string }[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const counted = await tx
    .select({
      caseId: scannedSheets.caseId,
      copies: sql<number>`count(distinct ${scannedSheets.copyNo})::int`,
    })
    .from(scannedSheets)
    .where(
      and(
        inArray(scannedSheets.practiceId, [...new Set(rows.map(({ practiceId }) => practiceId))]),
        inArray(
          scannedSheets.caseId,
          rows.map(({ id }) => id),
        ),
        eq(scannedSheets.shownToChamber, chamberId),
        eq(scannedSheets.documentType, "DELIVERY_RECEIPT"),
        isNull(scannedSheets.removedAt),
      ),
    )
    .groupBy(scannedSheets.caseId);
  return new Map(counted.map(({ caseId, copies }) => [caseId, copies]));
}

/** The device's serial as the chamber's own list knows it: which case it was made for. */
export async function caseOfSerial(tx: Tx, chamberId: string, serial: string) {
  const [row] = await tx
    .select({ practiceId: deviceSerials.forPractice, caseId: deviceSerials.caseId })
    .from(deviceSerials)
    .where(and(eq(deviceSerials.chamberId, chamberId), eq(deviceSerials.serial, serial)));
  return row ?? null;
}

export type DayVisit = {
  id: string;
  practiceId: string;
  batchId: string;
  clerkId: string;
  confirmedAt: Date | null;
  slip: { year: number; number: number; officerName: string } | null;
  now: number;
  scheduled: number;
  rejected: number;
};

/** Slips opened on a day, with how many of their lines had which outcome. */
export async function visitsOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<DayVisit[]> {
  const opened = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.chamberId, chamberId), eq(visits.day, on)))
    .orderBy(asc(visits.openedAt), asc(visits.id))
    .limit(limit);
  if (opened.length === 0) return [];
  const practiceIds = [...new Set(opened.map(({ forPractice }) => forPractice))];
  const batchIds = opened.map(({ batchId }) => batchId);
  const slips = await tx
    .select({ id: batches.id, year: batches.year, number: batches.number, officerName: batches.officerName })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        inArray(batches.practiceId, practiceIds),
        inArray(batches.id, batchIds),
      ),
    );
  const outcomes = await tx
    .select({ batchId: batchLines.batchId, outcome: batchLines.outcome, count: sql<number>`count(*)::int` })
    .from(batchLines)
    .where(
      and(
        eq(batchLines.shownToChamber, chamberId),
        inArray(batchLines.practiceId, practiceIds),
        inArray(batchLines.batchId, batchIds),
        isNotNull(batchLines.outcome),
      ),
    )
    .groupBy(batchLines.batchId, batchLines.outcome);
  return opened.map((visit) => {
    const count = (outcome: string) =>
      outcomes.find((row) => row.batchId === visit.batchId && row.outcome === outcome)?.count ?? 0;
    return {
      id: visit.id,
      practiceId: visit.forPractice,
      batchId: visit.batchId,
      clerkId: visit.clerkId,
      confirmedAt: visit.confirmedAt,
      slip: slips.find(({ id }) => id === visit.batchId) ?? null,
      now: count("NOW"),
      scheduled: count("SCHEDULED"),
      rejected: count("REJECTED"),
    };
  });
}

/** The lines that slips opened on a day saw refused, with the case of each. */
export async function refusedLines(tx: Tx, chamberId: string, batchIds: readonly string[], limit: number) {
  if (batchIds.length === 0) return [];
  return tx
    .select({
      ...listedCase,
      batchId: batchLines.batchId,
      position: batchLines.position,
      refusalCode: batchLines.refusalCode,
    })
    .from(batchLines)
    .innerJoin(cases, and(eq(cases.practiceId, batchLines.practiceId), eq(cases.id, batchLines.caseId)))
    .where(
      and(
        eq(batchLines.shownToChamber, chamberId),
        eq(cases.shownToChamber, chamberId),
        inArray(batchLines.batchId, [...batchIds]),
        sql`${batchLines.outcome} = 'REJECTED'`,
      ),
    )
    .orderBy(asc(batchLines.batchId), asc(batchLines.position))
    .limit(limit);
}

/** Devices made on a day. */
export async function madeOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ReadyDevice[]> {
  return tx
    .select({ ...listedCase, serial: devices.serial })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(and(eq(cases.shownToChamber, chamberId), eq(cases.producedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}

/** Cases whose device left the counter on a day. */
export async function collectedOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ListedCase[]> {
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), eq(cases.collectedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}

/** Cases whose receipts came in on a day. Served by `cases_closed_chamber`. */
export async function returnedOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ListedCase[]> {
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), sql`${cases.state} = 'CLOSED'`, eq(cases.returnedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}

// ── The auditor's terms ─────────────────────────────────────────────────────────────────────────────────────────────

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

// ── The register ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What the chamber's people looked at, newest first: in one book, or in its own and all that were shown to it, each with
 * an index of its own.
 */
export async function staffReads(
  tx: Tx,
  chamberId: string,
  filter: { book: string | null; actor: string | null; before: string | null; limit: number },
): Promise<KeyPage<ReadRow>> {
  const own = eq(reads.book, chamberId);
  const shown = eq(reads.shownToChamber, chamberId);
  const parts = filter.book === null ? [own, shown] : [and(eq(reads.book, filter.book), shown)];
  const found: ReadRow[] = [];
  for (const part of parts) {
    const rows = await tx
      .select()
      .from(reads)
      .where(
        and(
          part,
          eq(reads.actorDesk, chamberId),
          filter.actor ? eq(reads.actor, filter.actor) : undefined,
          filter.before ? lt(reads.id, filter.before) : undefined,
        ),
      )
      .orderBy(desc(reads.id))
      .limit(filter.limit + 1);
    found.push(...rows);
  }
  found.sort((a, b) => (a.id > b.id ? -1 : 1));
  const page = found.slice(0, filter.limit);
  return { rows: page, next: found.length > filter.limit ? (page.at(-1)?.id ?? null) : null };
}

/** The cases that reads were about, to say which they were. */
export async function casesByIds(tx: Tx, chamberId: string, ids: readonly string[]): Promise<ListedCase[]> {
  if (ids.length === 0) return [];
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), inArray(cases.id, [...ids])));
}

/** The books the chamber may read: its own and those of the practices it gave a mandate to, with where each ends now. */
export async function booksOf(tx: Tx, chamberId: string): Promise<{ book: string; seq: number }[]> {
  return tx
    .select({ book: books.book, seq: books.seq })
    .from(books)
    .where(or(eq(books.book, chamberId), sql`${chamberId}::uuid = any(${books.chambers})`));
}

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A key of texts and ids that is compared byte by byte, whatever the database's collation. */
const byteOrdered = (key: SQL) => sql<string>`((${key}) collate "C")`;

function paged<Row extends { key: string }, T>(rows: Row[], limit: number, as: (row: Row) => T): KeyPage<T> {
  const shown = rows.slice(0, limit);
  return { rows: shown.map(as), next: rows.length > limit ? (shown.at(-1)?.key ?? null) : null };
}
