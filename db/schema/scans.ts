/** Paper that came back as pictures. The tray is the practice's own; what is filed hangs on its case. */
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CopyNo, DocumentType as PaperType } from "~/paperwork/custody";
import type {
  FiledBy,
  PageEnd,
  RemovalReason,
  ScanFileKind,
  ScanFileRefusal,
  ScanFileState,
  ScanPageState,
  WaitReason,
} from "~/scans/scan";
import { bytea, instantColumn, shownToChamber } from "./columns";
import { cases, documentCopies, practices } from "./practice";

const practiceId = () => uuid("practice_id").notNull();

/** One sending of scanned paper. */
export const scans = pgTable(
  "scans",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    takenAt: instantColumn("taken_at").notNull(),
    takenBy: uuid("taken_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.practiceId], name: "scans_practice" }),
  ],
);

/**
 * A file as it was sent, sealed under a key of its own until all its pages are read: a crash in the middle loses
 * nothing. Its name is not kept: people put names into it.
 */
export const scanFiles = pgTable(
  "scan_files",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    scanId: uuid("scan_id").notNull(),
    position: integer("position").notNull(),
    /** Null when it was refused at the door: then nothing of it was kept. */
    kind: text("kind").$type<ScanFileKind>(),
    state: text("state").$type<ScanFileState>().notNull(),
    refusal: text("refusal").$type<ScanFileRefusal>(),
    /** How many pages it has; null until somebody has looked. */
    pages: integer("pages"),
    blobKey: text("blob_key"),
    wrapped: bytea("wrapped"),
    masterVersion: integer("master_version"),
    /** Whoever reads it has it until then; no fact, so in no digest. */
    leasedUntil: instantColumn("leased_until"),
    readAt: instantColumn("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.scanId],
      foreignColumns: [scans.practiceId, scans.id],
      name: "scan_files_scan",
    }),
    uniqueIndex("scan_files_position").on(t.practiceId, t.scanId, t.position),
    uniqueIndex("scan_files_stored").on(t.practiceId, t.blobKey),
    index("scan_files_to_read").on(t.practiceId, t.scanId).where(sql`state = 'TO_READ'`),
  ],
);

/** A page that was read. One that waits is sealed under a key of its own, deleted when it is filed or discarded. */
export const scanPages = pgTable(
  "scan_pages",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    scanId: uuid("scan_id").notNull(),
    fileId: uuid("file_id").notNull(),
    page: integer("page").notNull(),
    state: text("state").$type<ScanPageState>().notNull(),
    waitsFor: text("waits_for").$type<WaitReason>(),
    /** The sheets' codes that were read on it; whatever else stood there is not kept. */
    codes: text("codes").array().notNull(),
    blobKey: text("blob_key"),
    sealedHash: text("sealed_hash"),
    wrapped: bytea("wrapped"),
    masterVersion: integer("master_version"),
    width: integer("width"),
    height: integer("height"),
    bytes: integer("bytes"),
    readAt: instantColumn("read_at").notNull(),
    discardReason: text("discard_reason").$type<PageEnd>(),
    settledAt: instantColumn("settled_at"),
    settledBy: uuid("settled_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.scanId],
      foreignColumns: [scans.practiceId, scans.id],
      name: "scan_pages_scan",
    }),
    foreignKey({
      columns: [t.practiceId, t.fileId],
      foreignColumns: [scanFiles.practiceId, scanFiles.id],
      name: "scan_pages_file",
    }),
    uniqueIndex("scan_pages_page").on(t.practiceId, t.fileId, t.page),
    uniqueIndex("scan_pages_stored").on(t.practiceId, t.blobKey),
    index("scan_pages_of_scan").on(t.practiceId, t.scanId, t.id),
    index("scan_pages_tray").on(t.practiceId, t.id).where(sql`state = 'WAITING'`),
  ],
);

/** The picture of one sheet of a case, sealed under the case's key for signed papers; always of a sheet in the ledger. */
export const scannedSheets = pgTable(
  "scanned_sheets",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    /** The page it came as, in the practice's own tray. */
    pageId: uuid("page_id").notNull(),
    documentType: text("document_type").$type<PaperType>().notNull(),
    version: integer("version").notNull(),
    copyNo: integer("copy_no").$type<CopyNo>().notNull(),
    filedBy: text("filed_by").$type<FiledBy>().notNull(),
    blobKey: text("blob_key").notNull(),
    /** SHA-256 of the sealed bytes, hex. */
    sealedHash: text("sealed_hash").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    filedAt: instantColumn("filed_at").notNull(),
    filer: uuid("filer").notNull(),
    removedAt: instantColumn("removed_at"),
    remover: uuid("remover"),
    removal: text("removal").$type<RemovalReason>(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "scanned_sheets_case",
    }),
    foreignKey({
      columns: [t.practiceId, t.caseId, t.documentType, t.version, t.copyNo],
      foreignColumns: [
        documentCopies.practiceId,
        documentCopies.caseId,
        documentCopies.documentType,
        documentCopies.version,
        documentCopies.copyNo,
      ],
      name: "scanned_sheets_sheet",
    }),
    uniqueIndex("scanned_sheets_stored").on(t.practiceId, t.blobKey),
    index("scanned_sheets_of_case").on(t.practiceId, t.caseId),
    index("scanned_sheets_of_page").on(t.practiceId, t.pageId),
  ],
);
