/**
 * Which rows make up each subject of the register. A digest is about facts; left out are `shown_to_chamber` (who may
 * read, copied to many rows when a slip is closed; `npm run verify` compares it by itself), wrapped keys (re-wrapping is
 * no act), a clerk's marks before the act is confirmed, who is reading a scanned file at the moment, and how far an
 * import is before anything is taken.
 */
import { and, asc, eq, getTableName, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { Snapshot, SnapshotRow } from "~/audit/canonical";
import { SUBJECT_KINDS, type SubjectKind } from "~/audit/entry";
import {
  batches,
  batchLines,
  caseHolds,
  caseKeys,
  caseNotes,
  cases,
  chambers,
  clients,
  closures,
  copyMovements,
  deviceSerials,
  devices,
  documentCopies,
  enablements,
  envelopeIssues,
  envelopeSerials,
  envelopes,
  identityCopies,
  imports,
  mandates,
  paperEditions,
  practices,
  printedForms,
  retentionTerms,
  rulesetPeriods,
  scanFiles,
  scannedSheets,
  scanPages,
  scans,
  shownHistories,
  visits,
} from "../schema";
import type { Tx } from "../scope";
import { personIdsAfter, personSnapshots } from "./identity-snapshots";
import type { BookOwner } from "./register";

type Within = ((book: string) => SQL | undefined) | null;

/** Which rows of the table belong to a practice's book, and which to a chamber's; null: none. */
type Part = { table: PgTable; key: PgColumn; leftOut: readonly string[]; ofPractice: Within; ofChamber: Within };

/** A practice's table. */
const mine = (table: PgTable & { practiceId: PgColumn }, key: PgColumn, leftOut: string[] = []): Part => ({
  table,
  key,
  leftOut: ["shown_to_chamber", ...leftOut],
  ofPractice: (book) => eq(table.practiceId, book),
  ofChamber: null,
});

/** A chamber's table that no practice writes. */
const ours = (table: PgTable & { chamberId: PgColumn }, key: PgColumn, leftOut: string[] = []): Part => ({
  table,
  key,
  leftOut,
  ofPractice: null,
  ofChamber: (book) => eq(table.chamberId, book),
});

/** A chamber's table; the rows that a practice keeps about a chamber outside Cartellina are of the practice's book. */
const kept = (table: PgTable & { chamberId: PgColumn; keptBy: PgColumn }): Part => ({
  table,
  key: table.chamberId,
  leftOut: [],
  ofPractice: (book) => eq(table.keptBy, book),
  ofChamber: (book) => and(eq(table.chamberId, book), isNull(table.keptBy)),
});

/** A chamber's table; what a practice declares by itself is of the practice's book. */
const declared = (
  table: PgTable & { chamberId: PgColumn; forPractice: PgColumn; selfDeclared: PgColumn },
  key: PgColumn,
): Part => ({
  table,
  key,
  leftOut: [],
  ofPractice: (book) => and(eq(table.forPractice, book), eq(table.selfDeclared, true)),
  ofChamber: (book) => and(eq(table.chamberId, book), eq(table.selfDeclared, false)),
});

const PARTS: Record<Exclude<SubjectKind, "person">, readonly Part[]> = {
  practice: [mine(practices, practices.practiceId)],
  client: [mine(clients, clients.id)],
  case: [
    mine(cases, cases.id),
    mine(identityCopies, identityCopies.caseId),
    mine(caseKeys, caseKeys.caseId, ["wrapped", "master_version"]),
    mine(printedForms, printedForms.caseId),
    mine(documentCopies, documentCopies.caseId),
    mine(copyMovements, copyMovements.caseId),
    mine(devices, devices.caseId),
    mine(caseNotes, caseNotes.caseId),
    mine(shownHistories, shownHistories.caseId),
    mine(scannedSheets, scannedSheets.caseId),
    mine(caseHolds, caseHolds.caseId),
  ],
  envelope: [mine(envelopes, envelopes.id)],
  batch: [mine(batches, batches.id), mine(batchLines, batchLines.batchId)],
  chamber: [kept(chambers), kept(rulesetPeriods), kept(closures)],
  mandate: [
    declared(mandates, mandates.id),
    declared(enablements, enablements.mandateId),
    declared(retentionTerms, retentionTerms.mandateId),
  ],
  "paper-edition": [ours(paperEditions, paperEditions.id)],
  "envelope-issue": [ours(envelopeIssues, envelopeIssues.id), ours(envelopeSerials, envelopeSerials.issueId)],
  "device-serial": [ours(deviceSerials, deviceSerials.caseId)],
  visit: [ours(visits, visits.id, ["draft"])],
  import: [mine(imports, imports.id, ["columns", "phase", "progress", "overtaken", "leased_until", "lease_holder"])],
  scan: [
    mine(scans, scans.id),
    mine(scanFiles, scanFiles.scanId, ["wrapped", "master_version", "leased_until"]),
    mine(scanPages, scanPages.scanId, ["wrapped", "master_version"]),
  ],
};

type Owned = { book: string; owner: BookOwner };

/**
 * The subjects among `ids` as they stand in this transaction, one query a table. A subject without any row is not in the
 * answer; one that another book owns is not either.
 */
export async function snapshots(
  tx: Tx,
  kind: SubjectKind,
  { book, owner }: Owned,
  ids: readonly string[],
): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Record<string, SnapshotRow[]>>();
  const add = (id: string, table: string, rows: SnapshotRow[]) => {
    const subject = found.get(id) ?? {};
    subject[table] = [...(subject[table] ?? []), ...rows];
    found.set(id, subject);
  };
  if (kind === "person") {
    for (const [id, rows] of await personSnapshots(tx, book, ids)) add(id, "users", rows);
    return found;
  }
  for (const part of partsOf(kind, owner)) {
    const rows = await tx
      .select({ id: sql<string>`${part.key}`, row: rowAsJson(part) })
      .from(part.table)
      .where(and(part.within(book), sql`${part.key} = any(${uuidArray(ids)}::uuid[])`));
    for (const { id, row } of rows) add(id, getTableName(part.table), [row]);
  }
  return found;
}

/** Ids of the subjects that live in the book, in order behind `after` (null: from the first). */
export async function subjectIdsAfter(
  tx: Tx,
  kind: SubjectKind,
  { book, owner }: Owned,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const from = after ?? "00000000-0000-0000-0000-000000000000";
  if (kind === "person") return personIdsAfter(tx, book, from, limit);
  const ids = new Set<string>();
  for (const part of partsOf(kind, owner)) {
    const rows = await tx
      .selectDistinct({ id: sql<string>`${part.key}` })
      .from(part.table)
      .where(and(part.within(book), gt(part.key, from)))
      .orderBy(asc(part.key))
      .limit(limit);
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort().slice(0, limit);
}

/** The kinds of subject that a book of this owner may speak of. */
export const kindsIn = (owner: BookOwner): SubjectKind[] =>
  SUBJECT_KINDS.filter((kind) => kind === "person" || partsOf(kind, owner).length > 0);

type PartOf = Pick<Part, "table" | "key" | "leftOut"> & { within: NonNullable<Within> };

function partsOf(kind: Exclude<SubjectKind, "person">, owner: BookOwner): PartOf[] {
  return PARTS[kind].flatMap((part) => {
    const within = owner === "PRACTICE" ? part.ofPractice : part.ofChamber;
    return within === null ? [] : [{ ...part, within }];
  });
}

/** The row as JSON without what is left out; instants and bytes in a form that no setting of the session changes. */
function rowAsJson({ table, leftOut }: PartOf): SQL<SnapshotRow> {
  const spelled = getTableConfig(table)
    .columns.filter((column) => !leftOut.includes(column.name))
    .flatMap((column) => {
      if (column.columnType === "PgTimestamp") {
        return [sql`${column.name}::text, to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`];
      }
      return column.getSQLType() === "bytea" ? [sql`${column.name}::text, encode(${column}, 'hex')`] : [];
    });
  const row = sql`to_jsonb(${table}) - ${`{${leftOut.join(",")}}`}::text[]`;
  return spelled.length === 0 ? sql`${row}` : sql`(${row}) || jsonb_build_object(${sql.join(spelled, sql`, `)})`;
}

/** As text: the driver would spread an array over as many parameters. */
function uuidArray(ids: readonly string[]): string {
  for (const id of ids) if (!/^[0-9a-f-]{36}$/i.test(id)) throw new TypeError("not an id");
  return `{${ids.join(",")}}`;
}
