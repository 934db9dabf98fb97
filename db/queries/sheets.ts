/** The sheets of a practice by who has them, and how each came there. */
import { type AnyColumn, and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { type CaseState, ENDED_STATES } from "~/cases/lifecycle";
import type { CopyHolder, DocumentType } from "~/paperwork/custody";
import type { RecordedMovement } from "~/paperwork/told-movements";
import { batches, cases, copyMovements, documentCopies } from "../schema";
import type { Tx } from "../scope";
import { within } from "./within";

type CaseKey = { practiceId: string; caseId: string };

/** All movements of a case's sheets, in the order in which they were recorded. */
export async function movementsOf(tx: Tx, key: CaseKey): Promise<RecordedMovement[]> {
  return tx
    .select({
      documentType: copyMovements.documentType,
      version: copyMovements.version,
      copyNo: copyMovements.copyNo,
      act: copyMovements.act,
      reason: copyMovements.reason,
      from: copyMovements.fromHolder,
      to: copyMovements.toHolder,
      signed: copyMovements.signed,
      day: copyMovements.day,
    })
    .from(copyMovements)
    .where(and(eq(copyMovements.practiceId, key.practiceId), eq(copyMovements.caseId, key.caseId)))
    .orderBy(asc(copyMovements.id));
}

export type HeldFilter = {
  holder: CopyHolder;
  document: DocumentType | null;
  state: CaseState | "open" | "any";
  chamberId: string | null;
};
export type HeldPage = { after: string | null; before: string | null; limit: number };

/** A case as the list of sheets shows it. */
export type HeldCase = Awaited<ReturnType<typeof heldPage>>[number];

/**
 * Cases of which `holder` has sheets, oldest first. The cost of what is under way follows what is under way; with ended
 * cases it follows the page, since each kind of document is read in the order of the index.
 */
export async function heldPage(tx: Tx, practiceId: string, filter: HeldFilter, page: HeldPage) {
  const backwards = page.before !== null;
  const ids = await (filter.state === "any" ? idsByDocument : idsOfOpen)(tx, practiceId, filter, page);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      id: cases.id,
      code: cases.code,
      year: cases.year,
      number: cases.number,
      state: cases.state,
      chamberId: cases.chamberId,
      surname: sql<string>`${cases.applicant} ->> 'surname'`,
      name: sql<string>`${cases.applicant} ->> 'name'`,
      legalDue: cases.legalDue,
      deliveredOn: cases.deliveredOn,
      appointmentOn: batches.appointmentOn,
    })
    .from(cases)
    .leftJoin(
      batches,
      and(eq(batches.practiceId, practiceId), eq(batches.practiceId, cases.practiceId), eq(batches.id, cases.batchId)),
    )
    .where(and(eq(cases.practiceId, practiceId), inArray(cases.id, ids)))
    .orderBy(backwards ? desc(cases.id) : asc(cases.id))
    .limit(page.limit);
  return backwards ? rows.reverse() : rows;
}

/** How many sheets `holder` has of each document, and of how many cases; null where ended cases are asked for too. */
export async function heldCounts(
  tx: Tx,
  practiceId: string,
  filter: HeldFilter,
): Promise<{ cases: number; by: { document: DocumentType; count: number }[] } | null> {
  if (filter.state === "any" && filter.holder !== "MISSING") return null;
  return filter.state === "any" ? countHeld(tx, practiceId, filter) : countOfOpen(tx, practiceId, filter);
}

/** Case by case over what is under way: a join would be free to begin with the archive. */
async function countOfOpen(tx: Tx, practiceId: string, filter: HeldFilter) {
  const ofCase = and(heldBy(practiceId, filter, filter.document), eq(documentCopies.caseId, cases.id));
  const held = tx
    .select({ document: documentCopies.documentType, sheets: sql<number>`count(*)::int`.as("sheets") })
    .from(documentCopies)
    .where(ofCase)
    .groupBy(documentCopies.documentType)
    .as("held");
  const by = await tx
    .select({ document: held.document, count: sql<number>`sum(${held.sheets})::int` })
    .from(cases)
    .crossJoinLateral(held)
    .where(ofPractice(practiceId, filter))
    .groupBy(held.document);
  const [of] = await tx
    .select({ cases: sql<number>`count(*)::int` })
    .from(cases)
    .crossJoinLateral(anyHeld(tx, practiceId, filter))
    .where(ofPractice(practiceId, filter));
  return { cases: of?.cases ?? 0, by };
}

async function countHeld(tx: Tx, practiceId: string, filter: HeldFilter) {
  const where = and(heldBy(practiceId, filter, filter.document), inChamber(practiceId, filter));
  const by = await tx
    .select({ document: documentCopies.documentType, count: sql<number>`count(*)::int` })
    .from(documentCopies)
    .where(where)
    .groupBy(documentCopies.documentType);
  const [of] = await tx
    .select({ cases: sql<number>`count(distinct ${documentCopies.caseId})::int` })
    .from(documentCopies)
    .where(where);
  return { cases: of?.cases ?? 0, by };
}

/** Cases by the codes on their sheets. */
export async function casesOfSheets(tx: Tx, practiceId: string, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return tx
    .select({
      id: cases.id,
      code: cases.code,
      year: cases.year,
      number: cases.number,
      state: cases.state,
      chamberId: cases.chamberId,
      surname: sql<string>`${cases.applicant} ->> 'surname'`,
      name: sql<string>`${cases.applicant} ->> 'name'`,
    })
    .from(cases)
    .where(and(eq(cases.practiceId, practiceId), inArray(cases.code, [...new Set(codes)])))
    .orderBy(asc(cases.id));
}

/** All sheets of these cases. */
export async function sheetsOfCases(tx: Tx, practiceId: string, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return tx
    .select({ caseId: documentCopies.caseId, ...SHEET })
    .from(documentCopies)
    .where(and(eq(documentCopies.practiceId, practiceId), inArray(documentCopies.caseId, [...caseIds])))
    .orderBy(asc(documentCopies.caseId), asc(documentCopies.version), asc(documentCopies.copyNo));
}

/** The missing sheets of cases that a desk has before it. */
export async function missingAmong(tx: Tx, scope: Scope, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return tx
    .select({ caseId: documentCopies.caseId, ...SHEET })
    .from(documentCopies)
    .where(
      and(
        within(scope, documentCopies),
        inArray(documentCopies.caseId, [...caseIds]),
        eq(documentCopies.holder, "MISSING"),
      ),
    )
    .orderBy(asc(documentCopies.caseId), asc(documentCopies.documentType), asc(documentCopies.copyNo));
}

const SHEET = {
  documentType: documentCopies.documentType,
  version: documentCopies.version,
  copyNo: documentCopies.copyNo,
  holder: documentCopies.holder,
  signedBy: documentCopies.signedBy,
  signedOn: documentCopies.signedOn,
  movedOn: documentCopies.movedOn,
};

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

/**
 * The ids of a page of what is under way. `offset 0` keeps the planner from walking all cases in the order of the page
 * until it has met enough open ones.
 */
async function idsOfOpen(tx: Tx, practiceId: string, filter: HeldFilter, page: HeldPage): Promise<string[]> {
  const id = sql<string>`open.id`;
  const among = and(ofPractice(practiceId, filter), onPage(cases.id, page));
  const ofCase = and(heldBy(practiceId, filter, filter.document), sql`${documentCopies.caseId} = ${id}`);
  const rows = await tx
    .select({ id })
    .from(
      sql`(select ${cases.id} as id from ${cases} where ${among} offset 0) as open
        cross join lateral (select 1 from ${documentCopies} where ${ofCase} limit 1) as held`,
    )
    .orderBy(page.before === null ? asc(id) : desc(id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}

/** One sheet of the case, where there is any; its limit keeps the planner from reading the archive instead. */
const anyHeld = (tx: Tx, practiceId: string, filter: HeldFilter) =>
  tx
    .select({ id: documentCopies.id })
    .from(documentCopies)
    .where(and(heldBy(practiceId, filter, filter.document), eq(documentCopies.caseId, cases.id)))
    .limit(1)
    .as("any_held");

/** The ids of a page over all cases, ended ones too: a walk along the index for each kind of document. */
async function idsByDocument(tx: Tx, practiceId: string, filter: HeldFilter, page: HeldPage): Promise<string[]> {
  const ids = new Set<string>();
  for (const document of filter.document === null ? DOCUMENTS : [filter.document]) {
    const found = await tx
      .selectDistinct({ id: documentCopies.caseId })
      .from(documentCopies)
      .where(
        and(heldBy(practiceId, filter, document), inChamber(practiceId, filter), onPage(documentCopies.caseId, page)),
      )
      .orderBy(page.before === null ? asc(documentCopies.caseId) : desc(documentCopies.caseId))
      .limit(page.limit);
    for (const { id } of found) ids.add(id);
  }
  const inOrder = [...ids].sort();
  return page.before === null ? inOrder.slice(0, page.limit) : inOrder.slice(-page.limit);
}

function inChamber(practiceId: string, { chamberId }: HeldFilter): SQL | undefined {
  if (chamberId === null) return undefined;
  const ofCase = and(
    eq(cases.practiceId, practiceId),
    eq(cases.id, documentCopies.caseId),
    eq(cases.chamberId, chamberId),
  );
  return sql`exists (select 1 from ${cases} where ${ofCase})`;
}

function heldBy(practiceId: string, { holder }: HeldFilter, document: DocumentType | null): SQL | undefined {
  return and(
    eq(documentCopies.practiceId, practiceId),
    eq(documentCopies.holder, holder),
    document === null ? undefined : eq(documentCopies.documentType, document),
  );
}

function ofPractice(practiceId: string, { state, chamberId }: HeldFilter): SQL | undefined {
  return and(
    eq(cases.practiceId, practiceId),
    state === "any" ? undefined : IS_OPEN,
    state === "any" || state === "open" ? undefined : eq(cases.state, state),
    chamberId === null ? undefined : eq(cases.chamberId, chamberId),
  );
}

/** Written out, so that the planner sees the partial index in it. */
const IS_OPEN = sql`${cases.state} not in (${sql.raw(ENDED_STATES.map((state) => `'${state}'`).join(", "))})`;

function onPage(id: AnyColumn, { after, before }: HeldPage): SQL | undefined {
  return and(after === null ? undefined : gt(id, after), before === null ? undefined : lt(id, before));
}
