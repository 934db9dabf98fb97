/** What was destroyed in a practice's cases and scans, and which of them the register has spoken of lately. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Destroyed } from "~/keys/ledger";
import type { DiscardReason, PageEnd } from "~/scans/scan";
import { identityCopies, journal } from "../schema";
import type { Tx } from "../scope";

/** What entries behind number `after` speak of, and how far these entries go; null: there are none. */
export type Touched = { cases: string[]; scans: string[]; clients: string[]; seq: number; hash: string };

export async function touchedAfter(tx: Tx, book: string, after: number, limit: number): Promise<Touched | null> {
  const rows = await tx
    .select({
      seq: journal.seq,
      hash: journal.hash,
      caseId: journal.caseId,
      kind: journal.subjectKind,
      id: journal.subjectId,
    })
    .from(journal)
    .where(and(eq(journal.book, book), gt(journal.seq, after)))
    .orderBy(asc(journal.seq))
    .limit(limit);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const cases = new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])));
  const ofKind = (wanted: string) => [...new Set(rows.flatMap(({ kind, id }) => (kind === wanted ? [id] : [])))];
  return {
    cases: [...cases],
    scans: ofKind("scan"),
    clients: ofKind("client"),
    seq: last.seq,
    hash: last.hash.toString("hex"),
  };
}

/** Is the entry of that number still the one with this hash? Not after a return to an earlier state of the database. */
export async function isEntry(tx: Tx, book: string, { seq, hash }: { seq: number; hash: string }): Promise<boolean> {
  const [row] = await tx
    .select({ hash: journal.hash })
    .from(journal)
    .where(and(eq(journal.book, book), eq(journal.seq, seq)));
  return row?.hash.toString("hex") === hash;
}

/**
 * Everything of these that cannot be opened any more, and should not be again: keys of cases; copies
 * and pictures of sheets taken away one by one; pages that were discarded, or filed to a case where their picture is no more;
 * files of which no page is left. A page that was filed and can still be seen at its case is not among them: its own key is only gone
 * because its picture has another. And the cases and people that were erased, in this order: a person goes after its cases.
 */
export async function destroyedAmong(
  tx: Tx,
  practiceId: string,
  { cases, scans, clients }: Pick<Touched, "cases" | "scans" | "clients">,
): Promise<Destroyed[]> {
  const [ofCases, ofScans] = [uuids(cases), uuids(scans)];
  const keys = await tx.execute<{ caseId: string; retention: string; at: string }>(sql`
    select case_id as "caseId", retention, ${instant(sql`destroyed_at`)} as at from case_keys
     where practice_id = ${practiceId} and case_id = any(${ofCases}::uuid[]) and destroyed_at is not null
     order by case_id, retention`);
  const copies = await tx.execute<{ caseId: string; id: string; at: string }>(sql`
    select c.case_id as "caseId", c.id, ${instant(sql`c.destroyed_at`)} as at from identity_copies c
      join case_keys k on k.practice_id = c.practice_id and k.case_id = c.case_id and k.retention = 'identity-copies'
     where c.practice_id = ${practiceId} and k.practice_id = ${practiceId} and c.case_id = any(${ofCases}::uuid[])
       and c.destroyed_at is not null and k.wrapped is not null
     order by c.id`);
  const sheets = await tx.execute<{ caseId: string; id: string; reason: DiscardReason; at: string }>(sql`
    select s.case_id as "caseId", s.id, s.removal as reason, ${instant(sql`s.removed_at`)} as at from scanned_sheets s
     where s.practice_id = ${practiceId} and s.case_id = any(${ofCases}::uuid[]) and s.removed_at is not null
       and s.removal <> 'moved'
     order by s.id`);
  const pages = await tx.execute<{ scanId: string; id: string; reason: PageEnd | null; at: string }>(sql`
    select p.scan_id as "scanId", p.id, p.discard_reason as reason, ${instant(sql`coalesce(p.settled_at, p.read_at)`)} as at
      from scan_pages p
     where p.practice_id = ${practiceId}
       and (p.scan_id = any(${ofScans}::uuid[]) or p.id in (
         select s.page_id from scanned_sheets s where s.practice_id = ${practiceId} and s.case_id = any(${ofCases}::uuid[])))
       and (p.state = 'DISCARDED' or (p.state = 'FILED' and not ${seenAtItsCase(practiceId)}))
     order by p.id`);
  const files = await tx.execute<{ scanId: string; id: string; at: string }>(sql`
    select f.scan_id as "scanId", f.id, ${instant(sql`f.read_at`)} as at from scan_files f
     where f.practice_id = ${practiceId} and f.wrapped is null and f.kind is not null and f.state <> 'TO_READ'
       and (f.scan_id = any(${ofScans}::uuid[]) or f.scan_id = any(${uuids(pages.map(({ scanId }) => scanId))}::uuid[]))
       and not exists (select from scan_pages p where p.practice_id = ${practiceId} and p.file_id = f.id
         and (p.state = 'WAITING' or (p.state = 'FILED' and ${seenAtItsCase(practiceId)})))
     order by f.id`);
  const erasedCases = await tx.execute<{ id: string; at: string }>(sql`
    select id, ${beginning(sql`erased_on`)} as at from cases
     where practice_id = ${practiceId} and id = any(${ofCases}::uuid[]) and erased_on is not null order by id`);
  const erasedClients = await tx.execute<{ id: string; at: string }>(sql`
    select id, ${beginning(sql`erased_on`)} as at from clients
     where practice_id = ${practiceId} and id = any(${uuids(clients)}::uuid[]) and erased_on is not null order by id`);
  return [
    ...keys.map((row) => ({ kind: "case-key" as const, practiceId, ...row })),
    ...copies.map((row) => ({ kind: "copy" as const, practiceId, ...row })),
    ...sheets.map((row) => ({ kind: "sheet" as const, practiceId, ...row })),
    ...pages.map((row) => ({ kind: "scan-page" as const, practiceId, ...row })),
    ...files.map((row) => ({ kind: "scan-file" as const, practiceId, ...row })),
    ...erasedCases.map((row) => ({ kind: "case" as const, practiceId, ...row })),
    ...erasedClients.map((row) => ({ kind: "client" as const, practiceId, ...row })),
  ];
}

/** Has page `p` a picture at a case, under a key that is there? */
const seenAtItsCase = (practiceId: string) => sql`exists (
  select from scanned_sheets s
    join case_keys k on k.practice_id = s.practice_id and k.case_id = s.case_id and k.retention = 'signed-papers'
   where s.practice_id = ${practiceId} and k.practice_id = ${practiceId} and s.page_id = p.id
     and s.removed_at is null and k.wrapped is not null)`;

const instant = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const beginning = (day: ReturnType<typeof sql>) => sql`to_char(${day}, 'YYYY-MM-DD"T00:00:00Z"')`;

/** As text: the driver would spread an array over as many parameters. */
const uuids = (ids: readonly string[]): string => `{${ids.join(",")}}`;

/** One copy alone is destroyed; false when it was already. */
export async function markCopyDestroyed(
  tx: Tx,
  key: { practiceId: string; id: string },
  at: Date,
): Promise<string | null> {
  const [row] = await tx
    .update(identityCopies)
    .set({ destroyedAt: at })
    .where(
      and(
        eq(identityCopies.practiceId, key.practiceId),
        eq(identityCopies.id, key.id),
        sql`${identityCopies.destroyedAt} is null`,
      ),
    )
    .returning({ blobKey: identityCopies.blobKey });
  return row?.blobKey ?? null;
}
