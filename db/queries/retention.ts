/** Terms of retention, holds, what is due, and erasure. Each query in the scope of one practice or chamber. */
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import type { CaseState } from "~/cases/lifecycle";
import { ERASED_APPLICANT, erasedContent } from "~/retention/erased";
import type { Day } from "~/terms/day";
import {
  caseHolds,
  caseKeys,
  caseNotes,
  cases,
  clients,
  identityCopies,
  journal,
  printedForms,
  retentionTerms,
  scannedSheets,
} from "../schema";
import type { Tx } from "../scope";
import type { CaseRow } from "./cases";
import type { ClientRow } from "./clients";
import { keyed, within } from "./within";

export type TermsRow = typeof retentionTerms.$inferSelect;
export type HoldRow = typeof caseHolds.$inferSelect;
type CaseKey = { practiceId: string; caseId: string };

/** All that was ever set under a mandate, the latest first day first. */
export async function termsOfMandate(tx: Tx, chamberId: string, mandateId: string): Promise<TermsRow[]> {
  return tx
    .select()
    .from(retentionTerms)
    .where(and(eq(retentionTerms.chamberId, chamberId), eq(retentionTerms.mandateId, mandateId)))
    .orderBy(desc(retentionTerms.validFrom), desc(retentionTerms.id));
}

export async function insertTerms(tx: Tx, row: typeof retentionTerms.$inferInsert): Promise<void> {
  await tx.insert(retentionTerms).values(row);
}

/** The holds of a case, those that stand first. */
export async function holdsOf(tx: Tx, key: CaseKey): Promise<HoldRow[]> {
  return tx
    .select()
    .from(caseHolds)
    .where(and(eq(caseHolds.practiceId, key.practiceId), eq(caseHolds.caseId, key.caseId)))
    .orderBy(sql`${caseHolds.liftedOn} desc nulls first`, desc(caseHolds.id));
}

export async function isHeld(tx: Tx, key: CaseKey): Promise<boolean> {
  return (await holdsOf(tx, key)).some(({ liftedOn }) => liftedOn === null);
}

export async function insertHold(tx: Tx, row: typeof caseHolds.$inferInsert): Promise<void> {
  await tx.insert(caseHolds).values(row);
}

/** False when it was lifted already. */
export async function liftHold(tx: Tx, hold: HoldRow, on: Day, by: string): Promise<boolean> {
  const saved = await tx
    .update(caseHolds)
    .set({ liftedOn: on, liftedBy: by })
    .where(and(keyed(caseHolds, hold), isNull(caseHolds.liftedOn)))
    .returning({ id: caseHolds.id });
  return saved.length === 1;
}

export type HoldLine = Pick<HoldRow, "id" | "caseId" | "reason" | "desk" | "placedOn" | "reviewOn"> & CaseName;

/** The holds that stand, the next review first, keyset-paged by review day and id. */
export async function standingHolds(
  tx: Tx,
  scope: Scope,
  page: { after: { day: Day; id: string } | null; limit: number },
): Promise<HoldLine[]> {
  return tx
    .select({
      id: caseHolds.id,
      caseId: caseHolds.caseId,
      reason: caseHolds.reason,
      desk: caseHolds.desk,
      placedOn: caseHolds.placedOn,
      reviewOn: caseHolds.reviewOn,
      ...CASE_NAME,
    })
    .from(caseHolds)
    .innerJoin(cases, and(eq(cases.practiceId, caseHolds.practiceId), eq(cases.id, caseHolds.caseId)))
    .where(
      and(
        within(scope, caseHolds),
        within(scope, cases),
        isNull(caseHolds.liftedOn),
        page.after === null
          ? undefined
          : or(
              gt(caseHolds.reviewOn, page.after.day),
              and(eq(caseHolds.reviewOn, page.after.day), gt(caseHolds.id, page.after.id)),
            ),
      ),
    )
    .orderBy(asc(caseHolds.reviewOn), asc(caseHolds.id))
    .limit(page.limit);
}

const CASE_NAME = {
  practiceId: cases.practiceId,
  year: cases.year,
  number: cases.number,
  state: cases.state,
  surname: sql<string>`${cases.applicant} ->> 'surname'`,
  name: sql<string>`${cases.applicant} ->> 'name'`,
};
type CaseName = { practiceId: string; year: number; number: number; state: CaseState; surname: string; name: string };

export const DUE_CLASSES = ["identity-copies", "register"] as const;
export type DueClass = (typeof DUE_CLASSES)[number];

const DAY_OF = { "identity-copies": cases.copiesDestroyOn, register: cases.eraseOn } as const;

export type DueLine = { id: string; due: Day; held: boolean } & CaseName;

/** Cases of which a class is to be destroyed up to a day, the earliest first, keyset-paged by day and id. */
export async function dueCases(
  tx: Tx,
  scope: Scope,
  of: { what: DueClass; upTo: Day; held: "too" | "not" },
  page: { after: { day: Day; id: string; itself?: boolean } | null; limit: number },
): Promise<DueLine[]> {
  const due = DAY_OF[of.what];
  const hold = sql`exists (select 1 from ${caseHolds} where ${caseHolds.practiceId} = ${cases.practiceId}
    and ${caseHolds.caseId} = ${cases.id} and ${caseHolds.liftedOn} is null)`;
  return tx
    .select({ id: cases.id, due: sql<Day>`${due}`, held: sql<boolean>`${hold}`, ...CASE_NAME })
    .from(cases)
    .where(
      and(
        within(scope, cases),
        isNotNull(due),
        lte(due, of.upTo),
        of.held === "not" ? sql`not ${hold}` : undefined,
        behind(due, page.after),
      ),
    )
    .orderBy(asc(due), asc(cases.id))
    .limit(page.limit);
}

/** Behind a day and an id; `itself`: from that very one on. */
function behind(
  due: (typeof DAY_OF)[DueClass],
  after: { day: Day; id: string; itself?: boolean } | null,
): SQL | undefined {
  if (after === null) return undefined;
  const rest = after.itself ? gte(cases.id, after.id) : gt(cases.id, after.id);
  return or(gt(due, after.day), and(eq(due, after.day), rest));
}

/** Cases that ended before their days were written on them. */
export async function undatedCases(tx: Tx, practiceId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.practiceId, practiceId),
        isNull(cases.eraseOn),
        isNull(cases.erasedOn),
        // As the index says it.
        sql`state in ('CLOSED', 'WITHDRAWN', 'REFUSED', 'RETURNED_TO_CHAMBER')`,
      ),
    )
    .orderBy(asc(cases.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Have pictures of documents not been destroyed yet? */
export async function hasCopies(tx: Tx, key: CaseKey): Promise<boolean> {
  const [copy] = await tx
    .select({ id: identityCopies.id })
    .from(identityCopies)
    .where(
      and(
        eq(identityCopies.practiceId, key.practiceId),
        eq(identityCopies.caseId, key.caseId),
        isNull(identityCopies.destroyedAt),
      ),
    )
    .limit(1);
  return copy !== undefined;
}

/** Where the sealed bytes of a case stand in the store: of the documents' pictures, or of everything. */
export async function blobsOf(tx: Tx, key: CaseKey, what: DueClass): Promise<string[]> {
  const ofCase = (table: typeof identityCopies | typeof scannedSheets): SQL =>
    and(eq(table.practiceId, key.practiceId), eq(table.caseId, key.caseId)) as SQL;
  const copies = await tx.select({ key: identityCopies.blobKey }).from(identityCopies).where(ofCase(identityCopies));
  if (what === "identity-copies") return copies.map((row) => row.key);
  const papers = await tx.select({ key: scannedSheets.blobKey }).from(scannedSheets).where(ofCase(scannedSheets));
  return [...copies, ...papers].map((row) => row.key);
}

/** The classes of a case that can still be opened. */
export async function openKeys(tx: Tx, key: CaseKey) {
  const rows = await tx
    .select({ retention: caseKeys.retention })
    .from(caseKeys)
    .where(and(eq(caseKeys.practiceId, key.practiceId), eq(caseKeys.caseId, key.caseId), isNotNull(caseKeys.wrapped)));
  return rows.map(({ retention }) => retention);
}

/** How many scanned papers the case has. */
export async function countPapers(tx: Tx, key: CaseKey): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(scannedSheets)
    .where(
      and(
        eq(scannedSheets.practiceId, key.practiceId),
        eq(scannedSheets.caseId, key.caseId),
        isNull(scannedSheets.removedAt),
      ),
    );
  return row?.count ?? 0;
}

/** Takes the person out of the case: who, with which document, what was printed and written. Days, states and sheets stay. */
export async function erasePersonOf(tx: Tx, row: CaseRow, on: Day, at: Date): Promise<void> {
  const ofCase = (table: typeof printedForms | typeof caseNotes): SQL =>
    and(eq(table.practiceId, row.practiceId), eq(table.caseId, row.id)) as SQL;
  const saved = await tx
    .update(cases)
    .set({
      applicant: ERASED_APPLICANT,
      codiceFiscale: "",
      nameKey: "",
      identityDocument: null,
      documentRead: null,
      documentExpiresOn: null,
      identifiedAtPlace: null,
      officerName: null,
      takenOverByName: null,
      paperReference: null,
      copiesDestroyOn: null,
      eraseOn: null,
      erasedOn: on,
      updatedAt: at,
    })
    .where(and(keyed(cases, row), isNull(cases.erasedOn)))
    .returning({ id: cases.id });
  if (saved.length !== 1) throw new Error(`case ${row.id} was erased already`);
  const forms = await tx.select().from(printedForms).where(ofCase(printedForms));
  for (const form of forms) {
    await tx
      .update(printedForms)
      .set({ content: erasedContent(form.content) })
      .where(keyed(printedForms, form));
  }
  await tx.update(caseNotes).set({ text: "" }).where(ofCase(caseNotes));
}

/** What the practice still has about a person of its address book: each case that is not erased. */
export async function casesHolding(tx: Tx, client: Pick<ClientRow, "practiceId" | "id">, limit: number) {
  return tx
    .select({ id: cases.id, year: cases.year, number: cases.number, state: cases.state, eraseOn: cases.eraseOn })
    .from(cases)
    .where(and(eq(cases.practiceId, client.practiceId), eq(cases.clientId, client.id), isNull(cases.erasedOn)))
    .orderBy(asc(cases.id))
    .limit(limit);
}

/** Erases a person of the address book. The code that makes a person unique becomes the row's own. */
export async function eraseClientRow(tx: Tx, client: ClientRow, on: Day): Promise<void> {
  const saved = await tx
    .update(clients)
    .set({
      applicant: ERASED_APPLICANT,
      codiceFiscale: client.id,
      nameKey: "",
      erasureAskedOn: null,
      erasedOn: on,
      version: client.version + 1,
    })
    .where(and(keyed(clients, client), isNull(clients.erasedOn)))
    .returning({ id: clients.id });
  if (saved.length !== 1) throw new Error(`client ${client.id} was erased already`);
}

/** People of the address book put there before an instant about whom there is no case, behind `after`. */
export async function unusedClients(
  tx: Tx,
  practiceId: string,
  before: Date,
  page: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        eq(clients.practiceId, practiceId),
        isNull(clients.erasedOn),
        lte(clients.createdAt, before),
        page.after === null ? undefined : gt(clients.id, page.after),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(cases)
            .where(and(eq(cases.practiceId, practiceId), eq(cases.clientId, clients.id), isNull(cases.erasedOn))),
        ),
      ),
    )
    .orderBy(asc(clients.id))
    .limit(page.limit);
  return rows.map(({ id }) => id);
}

/** What the register says was destroyed, newest first, keyset-paged by number. */
export async function destructionsIn(tx: Tx, book: string, page: { before: number | null; limit: number }) {
  return tx
    .select({
      seq: journal.seq,
      at: journal.at,
      act: journal.act,
      caseId: journal.caseId,
      facts: journal.facts,
      year: cases.year,
      number: cases.number,
    })
    .from(journal)
    .leftJoin(cases, and(eq(cases.practiceId, book), eq(cases.id, journal.caseId)))
    .where(
      and(
        eq(journal.book, book),
        // As the index says it.
        sql`act in ('case.copiesDestroyed', 'case.erased', 'client.erased', 'scan.expired', 'import.rowsDeleted')`,
        page.before === null ? undefined : sql`${journal.seq} < ${page.before}`,
      ),
    )
    .orderBy(desc(journal.seq))
    .limit(page.limit);
}
