/** The phone as camera: an identity table, reached through `db/queries/capture-links.ts` alone. */
import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CaseState } from "~/cases/lifecycle";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { instantColumn } from "./columns";
import { users } from "./identity";

/** A link by which one phone adds pictures to one case, on behalf of who made it: only hashes of its secrets are kept. */
export const captureLinks = pgTable(
  "capture_links",
  {
    id: uuid("id").primaryKey(),
    /** SHA-256 of the secret in the link, hex. */
    hash: text("hash").notNull(),
    /** The practice and its case; no foreign keys, a practice may live on another node. */
    practiceDesk: uuid("practice_desk").notNull(),
    caseId: uuid("case_id").notNull(),
    /** The case's state when the link was made: in any other it is over. */
    caseState: text("case_state").$type<CaseState>().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    /** The session in which it was made (SHA-256 of its cookie): signing out ends the link. */
    sessionId: text("session_id").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    expiresAt: instantColumn("expires_at").notNull(),
    /** SHA-256 of the cookie of the one phone that opened it, hex. */
    deviceHash: text("device_hash"),
    openedAt: instantColumn("opened_at"),
    closedAt: instantColumn("closed_at"),
    /** The sides that came through it, each once, and how many pictures in all. */
    taken: text("taken").array().$type<CopyKind[]>().notNull(),
    shots: integer("shots").notNull(),
  },
  (t) => [
    uniqueIndex("capture_links_hash").on(t.hash),
    uniqueIndex("capture_links_open").on(t.practiceDesk, t.caseId).where(sql`closed_at is null`),
    index("capture_links_expiry").on(t.expiresAt),
  ],
);
