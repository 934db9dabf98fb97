/** Lists of cases, their counts and look-ups: keyset pages, the tenant's key in every statement, no LIKE (scale, performance §3). */
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { type CaseState, ENDED_STATES } from "~/cases/lifecycle";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import type { DocumentType } from "~/identity-documents/document-rules";
import type { Day } from "~/terms/day";
import { batches, cases, envelopes, identityCopies, printedForms, scanPages } from "../schema";
import type { Tx } from "../scope";
import { type ClientRow, startsWith } from "./clients";

/** A case as a list shows it, with what its next act depends on; no more of the person than the name and the code. */
export type CaseLine = {
  id: string;
  practiceId: string;
  chamberId: string;
  code: string;
  year: number;
  number: number;
  state: CaseState;
  surname: string;
  name: string;
  codiceFiscale: string;
  requestType: (typeof cases.$inferSelect)["requestType"];
  officerId: string | null;
  officerName: string | null;
  updatedAt: Date;
  documentTyped: boolean;
  documentExpiresOn: Day | null;
  documentType: DocumentType | null;
  /** ISO 3166-1 alpha-2. */
  citizenship: string;
  /** The copies that stand. */
  copyKinds: CopyKind[];
  /** Sheets of the latest version are printed and not void. */
  formStands: boolean;
  batchId: string | null;
  batchState: (typeof batches.$inferSelect)["state"] | null;
  acceptedOn: Day | null;
  scheduledFor: Day | null;
  collectedOn: Day | null;
  deliveredOn: Day | null;
  legalDue: Day | null;
  termRuleset: string | null;
  sentOn: Day | null;
  sentBy: (typeof cases.$inferSelect)["sentBy"];
  rejectionCode: string | null;
};

const line = {
  id: cases.id,
  practiceId: cases.practiceId,
  chamberId: cases.chamberId,
  code: cases.code,
  year: cases.year,
  number: cases.number,
  state: cases.state,
  surname: sql<string>`${cases.applicant}->>'surname'`,
  name: sql<string>`${cases.applicant}->>'name'`,
  codiceFiscale: cases.codiceFiscale,
  requestType: cases.requestType,
  officerId: cases.officerId,
  officerName: cases.officerName,
  updatedAt: cases.updatedAt,
  documentTyped: sql<boolean>`${cases.identityDocument} is not null`,
  documentExpiresOn: cases.documentExpiresOn,
  documentType: sql<DocumentType | null>`${cases.identityDocument}->>'type'`,
  citizenship: sql<string>`${cases.applicant}->>'citizenship'`,
  copyKinds: sql<CopyKind[]>`(
    select coalesce(json_agg(${identityCopies.kind}), '[]') from ${identityCopies}
    where ${identityCopies.practiceId} = ${cases.practiceId} and ${identityCopies.caseId} = ${cases.id}
      and ${identityCopies.replacedAt} is null)`,
  formStands: sql<boolean>`${printedForms.id} is not null and ${printedForms.voidedOn} is null`,
  batchId: cases.batchId,
  batchState: batches.state,
  acceptedOn: cases.acceptedOn,
  scheduledFor: cases.scheduledFor,
  collectedOn: cases.collectedOn,
  deliveredOn: cases.deliveredOn,
  legalDue: cases.legalDue,
  termRuleset: cases.termRuleset,
  sentOn: cases.sentOn,
  sentBy: cases.sentBy,
  rejectionCode: cases.rejectionCode,
};

function selectLines(tx: Tx, practiceId: string) {
  return tx
    .select(line)
    .from(cases)
    .leftJoin(
      batches,
      and(eq(batches.practiceId, practiceId), eq(batches.practiceId, cases.practiceId), eq(batches.id, cases.batchId)),
    )
    .leftJoin(
      printedForms,
      and(
        eq(printedForms.practiceId, practiceId),
        eq(printedForms.practiceId, cases.practiceId),
        eq(printedForms.caseId, cases.id),
        eq(printedForms.version, cases.formVersion),
      ),
    )
    .$dynamic();
}

/**
 * The words of the partial index `cases_open`, literally: with parameters in their place the planner could not see that
 * the index holds what is asked for, and the cost would follow what was ever recorded.
 */
const isOpen = sql`${cases.state} not in (${sql.raw(ENDED_STATES.map((state) => `'${state}'`).join(", "))})`;
const isDelivered = sql`${cases.state} = 'DELIVERED'`;

/** What somebody looks for, already told apart (`app/cases/case-search.ts`). */
export type CaseSought =
  | { by: "name"; prefix: string }
  | { by: "codice-fiscale"; prefix: string }
  | { by: "number"; years: readonly number[]; number: number }
  | { by: "code"; code: string };

export type CaseFilter = {
  /** `open`: all that has not ended. */
  states: readonly CaseState[] | "open" | null;
  officerId: string | null;
  sought: CaseSought | null;
};

export type CasePage = { rows: CaseLine[]; next: string | null };

/**
 * A page of the practice's cases: newest first, or by name or codice fiscale where one is looked for. `after` is the id
 * of the last case already seen.
 */
export async function casePage(
  tx: Tx,
  practiceId: string,
  filter: CaseFilter,
  page: { after: string | null; limit: number },
): Promise<CasePage> {
  const order = orderOf(filter.sought);
  const last = page.after === null ? null : await keysOf(tx, practiceId, page.after);
  const rows = await selectLines(tx, practiceId)
    .where(
      and(
        eq(cases.practiceId, practiceId),
        filter.states === "open" ? isOpen : undefined,
        Array.isArray(filter.states) ? inArray(cases.state, [...filter.states]) : undefined,
        filter.officerId === null ? undefined : eq(cases.officerId, filter.officerId),
        filter.sought === null ? undefined : matching(filter.sought),
        last === null ? undefined : behind(order, last),
      ),
    )
    .orderBy(...(order === "newest" ? [desc(cases.id)] : [asc(cases[order]), asc(cases.id)]))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

type Order = "newest" | "nameKey" | "codiceFiscale";
type Keys = { id: string; nameKey: string; codiceFiscale: string };

function orderOf(sought: CaseSought | null): Order {
  if (sought?.by === "name") return "nameKey";
  return sought?.by === "codice-fiscale" ? "codiceFiscale" : "newest";
}

async function keysOf(tx: Tx, practiceId: string, id: string): Promise<Keys | null> {
  const [row] = await tx
    .select({ id: cases.id, nameKey: cases.nameKey, codiceFiscale: cases.codiceFiscale })
    .from(cases)
    .where(and(eq(cases.practiceId, practiceId), eq(cases.id, id)));
  return row ?? null;
}

function behind(order: Order, last: Keys): SQL | undefined {
  if (order === "newest") return lt(cases.id, last.id);
  return or(gt(cases[order], last[order]), and(eq(cases[order], last[order]), gt(cases.id, last.id)));
}

function matching(sought: CaseSought): SQL | undefined {
  switch (sought.by) {
    case "name":
      return startsWith(cases.nameKey, sought.prefix);
    case "codice-fiscale":
      return startsWith(cases.codiceFiscale, sought.prefix);
    case "number":
      return and(inArray(cases.year, [...sought.years]), eq(cases.number, sought.number));
    case "code":
      return eq(cases.code, sought.code);
  }
}

/** Receipts that are out, the first due first. */
export async function dueLines(tx: Tx, practiceId: string, limit: number): Promise<CaseLine[]> {
  return selectLines(tx, practiceId)
    .where(and(eq(cases.practiceId, practiceId), isDelivered))
    .orderBy(asc(cases.legalDue), asc(cases.id))
    .limit(limit);
}

/** Open cases in some states, the newest first; `offSlip`: on no slip yet. */
export async function openLines(
  tx: Tx,
  practiceId: string,
  of: { states: readonly CaseState[]; offSlip?: boolean },
  limit: number,
): Promise<CaseLine[]> {
  return selectLines(tx, practiceId)
    .where(
      and(
        eq(cases.practiceId, practiceId),
        isOpen,
        inArray(cases.state, [...of.states]),
        of.offSlip ? isNull(cases.batchId) : undefined,
      ),
    )
    .orderBy(desc(cases.id))
    .limit(limit);
}

/** Cases whose forms can be printed, the one that has waited longest first. */
export async function linesToPrint(tx: Tx, practiceId: string, limit: number): Promise<CaseLine[]> {
  return selectLines(tx, practiceId)
    .where(and(eq(cases.practiceId, practiceId), isOpen, eq(cases.state, "ENVELOPE_GIVEN")))
    .orderBy(asc(cases.id))
    .limit(limit);
}

/** Devices in the practice's hands since `upTo` or longer, the oldest first. */
export async function heldLines(tx: Tx, practiceId: string, upTo: Day, limit: number): Promise<CaseLine[]> {
  return selectLines(tx, practiceId)
    .where(
      and(eq(cases.practiceId, practiceId), isOpen, sql`${cases.state} = 'COLLECTED'`, lte(cases.collectedOn, upTo)),
    )
    .orderBy(asc(cases.collectedOn), asc(cases.id))
    .limit(limit);
}

export type OpenCounts = {
  /** By state; states without any are left out. */
  byState: Map<CaseState, number>;
  /** Signed, and on no slip yet. */
  ready: number;
};

/** How many cases stand in each open state. */
export async function openCounts(tx: Tx, practiceId: string): Promise<OpenCounts> {
  const rows = await tx
    .select({
      state: cases.state,
      count: sql<number>`count(*)::int`,
      offSlip: sql<number>`(count(*) filter (where ${cases.batchId} is null))::int`,
    })
    .from(cases)
    .where(and(eq(cases.practiceId, practiceId), isOpen))
    .groupBy(cases.state);
  return {
    byState: new Map(rows.map(({ state, count }) => [state, count])),
    ready: rows.find(({ state }) => state === "SIGNED")?.offSlip ?? 0,
  };
}

export type VisitLine = {
  id: string;
  year: number;
  number: number;
  state: "OPEN" | "CLOSED" | "AT_COUNTER" | "DONE" | "CANCELLED";
  chamberId: string;
  officerName: string;
  appointmentOn: Day | null;
  appointmentTime: string | null;
  cases: number;
};

/** Slips that still have to be carried, the next appointment first. */
export async function slipsToCarry(tx: Tx, practiceId: string, limit: number): Promise<VisitLine[]> {
  return tx
    .select({
      id: batches.id,
      year: batches.year,
      number: batches.number,
      state: batches.state,
      chamberId: batches.chamberId,
      officerName: batches.officerName,
      appointmentOn: batches.appointmentOn,
      appointmentTime: batches.appointmentTime,
      // Names in full: drizzle drops the table's name where it selects from one table only.
      cases: sql<number>`(select count(*)::int from batch_lines line
        where line.practice_id = batches.practice_id and line.batch_id = batches.id)`,
    })
    .from(batches)
    .where(and(eq(batches.practiceId, practiceId), sql`${batches.state} in ('OPEN', 'CLOSED')`))
    .orderBy(sql`${batches.appointmentOn} asc nulls last`, asc(batches.id))
    .limit(limit);
}

export type PracticeCounts = { due: number; cases: number; batches: number; envelopes: number; scans: number };

/** The figures beside a practice's places: open work only, one statement. */
export async function practiceCounts(tx: Tx, practiceId: string): Promise<PracticeCounts> {
  const mine = (column: typeof cases.practiceId) => eq(column, practiceId);
  const [row] = await tx.execute<PracticeCounts>(sql`
    select
      (select count(*)::int from ${cases} where ${mine(cases.practiceId)} and ${isDelivered}) as due,
      (select count(*)::int from ${cases} where ${mine(cases.practiceId)} and ${isOpen}) as cases,
      (select count(*)::int from ${batches}
        where ${eq(batches.practiceId, practiceId)} and ${batches.state} in ('OPEN', 'CLOSED', 'AT_COUNTER')) as batches,
      (select count(*)::int from ${envelopes}
        where ${eq(envelopes.practiceId, practiceId)} and ${envelopes.state} = 'IN_STOCK') as envelopes,
      (select count(*)::int from ${scanPages}
        where ${eq(scanPages.practiceId, practiceId)} and ${scanPages.state} = 'WAITING') as scans`);
  return row ?? { due: 0, cases: 0, batches: 0, envelopes: 0, scans: 0 };
}

export type CounterCounts = { slips: number; production: number; collection: number };

/** The figures beside a counter's places: open work that practices have shown to the chamber, one statement. */
export async function counterCounts(tx: Tx, chamberId: string): Promise<CounterCounts> {
  const shown = eq(cases.shownToChamber, chamberId);
  // The words of the partial index `cases_counter`, literally.
  const atCounter = sql`${cases.state} in ('PRESENTED', 'SCHEDULED', 'PRODUCED')`;
  const [row] = await tx.execute<CounterCounts>(sql`
    select
      (select count(*)::int from ${batches}
        where ${eq(batches.shownToChamber, chamberId)} and ${batches.state} in ('CLOSED', 'AT_COUNTER')) as slips,
      (select count(*)::int from ${cases}
        where ${shown} and ${atCounter} and ${cases.state} <> 'PRODUCED' and ${cases.acceptedOn} is not null) as production,
      (select count(*)::int from ${cases} where ${shown} and ${atCounter} and ${cases.state} = 'PRODUCED') as collection`);
  return row ?? { slips: 0, production: 0, collection: 0 };
}

/** The cases of one person of the address book, the newest first. */
export async function linesOfClient(
  tx: Tx,
  client: Pick<ClientRow, "practiceId" | "codiceFiscale" | "id">,
  limit: number,
) {
  return selectLines(tx, client.practiceId)
    .where(
      and(
        eq(cases.practiceId, client.practiceId),
        eq(cases.codiceFiscale, client.codiceFiscale),
        eq(cases.clientId, client.id),
      ),
    )
    .orderBy(desc(cases.id))
    .limit(limit);
}

/** The case a folder went to, by its serial; null while it is in stock. */
export async function caseOfEnvelope(tx: Tx, practiceId: string, serial: string): Promise<string | null> {
  const [row] = await tx
    .select({ caseId: envelopes.caseId })
    .from(envelopes)
    .where(and(eq(envelopes.practiceId, practiceId), eq(envelopes.serial, serial)))
    .limit(1);
  return row?.caseId ?? null;
}
