/** The register: books, their insert-only journal, the insert-only reads, checkpoints. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instantColumn } from "./columns";

/** The head of a book; `chambers` are those a practice holds mandates of: their clerks write in its book too. */
export const books = pgTable("books", {
  book: uuid("book").primaryKey(),
  owner: text("owner").$type<"PRACTICE" | "CHAMBER">().notNull(),
  chambers: uuid("chambers").array().notNull(),
  seq: integer("seq").notNull(),
  hash: bytea("hash").notNull(),
  /** HMAC key of the digests, wrapped by the master key. */
  wrappedKey: bytea("wrapped_key").notNull(),
});

export const journal = pgTable(
  "journal",
  {
    book: uuid("book").notNull(),
    seq: integer("seq").notNull(),
    at: instantColumn("at").notNull(),
    actor: uuid("actor").notNull(),
    act: text("act").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    caseId: uuid("case_id"),
    /** Canonical JSON text (RFC 8785) of an allow-list of facts: no personal data. */
    facts: text("facts").notNull(),
    digest: bytea("digest").notNull(),
    rowHash: bytea("row_hash").notNull(),
    hash: bytea("hash").notNull(),
    shownToChamber: uuid("shown_to_chamber"),
  },
  (t) => [
    primaryKey({ columns: [t.book, t.seq] }),
    index("journal_case").on(t.book, t.caseId, t.seq),
    index("journal_destructions")
      .on(t.book, t.seq)
      .where(
        sql`act in ('case.copiesDestroyed', 'case.erased', 'client.erased', 'scan.expired', 'import.rowsDeleted')`,
      ),
    index("journal_subject").on(t.book, t.subjectKind, t.subjectId, t.seq),
  ],
);

/** Reads are not acts: who looked at what, written before the answer. */
export const reads = pgTable(
  "reads",
  {
    book: uuid("book").notNull(),
    id: uuid("id").notNull(),
    at: instantColumn("at").notNull(),
    actor: uuid("actor").notNull(),
    actorDesk: uuid("actor_desk").notNull(),
    what: text("what").notNull(),
    caseId: uuid("case_id"),
    reason: text("reason"),
    shownToChamber: uuid("shown_to_chamber"),
  },
  (t) => [
    primaryKey({ columns: [t.book, t.id] }),
    index("reads_case").on(t.book, t.caseId, t.at),
    index("reads_day").on(t.book, t.at),
    index("reads_actor").on(t.actor, t.at),
    index("reads_shown").on(t.shownToChamber, t.id),
  ],
);

/** Signed lines handed to those who may read the book. */
export const checkpoints = pgTable(
  "checkpoints",
  {
    book: uuid("book").notNull(),
    seq: integer("seq").notNull(),
    line: text("line").notNull(),
    signature: text("signature").notNull(),
    at: instantColumn("at").notNull(),
    handedTo: uuid("handed_to").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.book, t.seq] })],
);

/** Mails of the fact's transaction; sent afterwards, never for a rolled-back act. */
export const outbox = pgTable(
  "outbox",
  {
    book: uuid("book").notNull(),
    id: uuid("id").notNull(),
    to: text("to").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    leasedUntil: instantColumn("leased_until"),
    attempts: integer("attempts").notNull().default(0),
    sentAt: instantColumn("sent_at"),
    lastError: text("last_error"),
  },
  (t) => [primaryKey({ columns: [t.book, t.id] }), index("outbox_age").on(t.book, t.createdAt)],
);

/** "Look there": which book has a mail to send. Holds nothing else, so the sender may read it across books. */
export const mailWakeups = pgTable(
  "mail_wakeups",
  { book: uuid("book").notNull(), outboxId: uuid("outbox_id").notNull() },
  (t) => [primaryKey({ columns: [t.book, t.outboxId] })],
);

/** One effect per rendered form: the key the form carried and the answer its first submission got. */
export const submissions = pgTable(
  "submissions",
  {
    book: uuid("book").notNull(),
    key: uuid("key").notNull(),
    act: text("act").notNull(),
    answer: jsonb("answer"),
    at: instantColumn("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.book, t.key] }), index("submissions_age").on(t.book, t.at)],
);
