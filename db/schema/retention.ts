/** How long things are kept: the terms a chamber gives a practice, and what holds a case's data beyond them. */
import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { HoldReason } from "~/retention/hold";
import type { RegisterStart } from "~/retention/terms";
import { mandates } from "./chamber";
import { dayColumn, instantColumn, shownToChamber } from "./columns";
import { cases } from "./practice";

/**
 * Terms of retention under a mandate, from a day on; without a row the product's own hold. Never changed: another row
 * follows. The chamber's, like its mandate; the practice's own where it declared the mandate by itself.
 */
export const retentionTerms = pgTable(
  "retention_terms",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    forPractice: uuid("for_practice").notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    copiesDays: integer("copies_days").notNull(),
    registerYears: integer("register_years").notNull(),
    registerFrom: text("register_from").$type<RegisterStart>().notNull(),
    logMonths: integer("log_months").notNull(),
    setAt: instantColumn("set_at").notNull(),
    selfDeclared: boolean("self_declared").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({
      columns: [t.chamberId, t.mandateId],
      foreignColumns: [mandates.chamberId, mandates.id],
      name: "retention_terms_mandate",
    }),
    index("retention_terms_of_mandate").on(t.chamberId, t.mandateId, t.validFrom),
  ],
);

/** While one stands nothing of its case is destroyed, whatever day it is. */
export const caseHolds = pgTable(
  "case_holds",
  {
    practiceId: uuid("practice_id").notNull(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    reason: text("reason").$type<HoldReason>().notNull(),
    /** The desk that placed it, and alone lifts it. */
    desk: text("desk").$type<"PRACTICE" | "CHAMBER">().notNull(),
    placedOn: dayColumn("placed_on").notNull(),
    placedBy: uuid("placed_by").notNull(),
    /** When it is to be looked at again; it does not end by itself. */
    reviewOn: dayColumn("review_on").notNull(),
    liftedOn: dayColumn("lifted_on"),
    liftedBy: uuid("lifted_by"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "case_holds_case",
    }),
    index("case_holds_of_case").on(t.practiceId, t.caseId),
    index("case_holds_standing").on(t.practiceId, t.reviewOn, t.id).where(sql`lifted_on is null`),
    index("case_holds_shown").on(t.shownToChamber, t.reviewOn, t.practiceId, t.id).where(sql`lifted_on is null`),
  ],
);
