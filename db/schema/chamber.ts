/** The chamber's tables: key (chamber_id, id); a practice reads the rows that name it in `for_practice`. */
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Changes } from "~/paperwork/texts";
import type { Day } from "~/terms/day";
import { bytea, dayColumn, instantColumn } from "./columns";

/** A chamber of commerce and its CNS office. `keptBy`: a practice keeps it, since it does not work in Cartellina. */
export const chambers = pgTable("chambers", {
  chamberId: uuid("chamber_id").primaryKey(),
  name: text("name").notNull(),
  officeName: text("office_name").notNull(),
  officeAddress: text("office_address").notNull(),
  city: text("city").notNull(),
  counter: text("counter").$type<"CHAMBER_RECORDS" | "PRACTICE_RECORDS">().notNull(),
  keptBy: uuid("kept_by"),
});

export const rulesetPeriods = pgTable(
  "ruleset_periods",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    validTo: dayColumn("valid_to"),
    keptBy: uuid("kept_by"),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "ruleset_periods_chamber" }),
  ],
);

export const closures = pgTable(
  "closures",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    dayFrom: dayColumn("day_from").notNull(),
    dayTo: dayColumn("day_to").notNull(),
    reason: text("reason").notNull(),
    cancelledAt: instantColumn("cancelled_at"),
    keptBy: uuid("kept_by"),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "closures_chamber" }),
  ],
);

/**
 * A chamber's own edition of the printed documents: a draft until it is published, from then on never changed. Its code
 * stands on every sheet printed with it.
 */
export const paperEditions = pgTable(
  "paper_editions",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    /** The rules whose documents it prints, and the built-in edition where nothing was changed. */
    rulesetCode: text("ruleset_code").notNull(),
    base: text("base").notNull(),
    changes: jsonb("changes").$type<Changes>().notNull(),
    logo: bytea("logo"),
    logoWidth: integer("logo_width"),
    logoHeight: integer("logo_height"),
    /** Counts the drafts that were saved. */
    revision: integer("revision").notNull().default(1),
    createdAt: instantColumn("created_at").notNull(),
    createdBy: uuid("created_by").notNull(),
    publishedAt: instantColumn("published_at"),
    publishedBy: uuid("published_by"),
    validFrom: dayColumn("valid_from"),
    discardedAt: instantColumn("discarded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "paper_editions_chamber" }),
    uniqueIndex("paper_editions_code").on(t.chamberId, t.code),
    uniqueIndex("paper_editions_one_draft")
      .on(t.chamberId, t.rulesetCode)
      .where(sql`published_at IS NULL AND discarded_at IS NULL`),
    index("paper_editions_from").on(t.chamberId, t.rulesetCode, t.validFrom),
  ],
);

/** The mandate contract between a chamber and a practice (R29). Its end is a day, its suspension a dated interval. */
export const mandates = pgTable(
  "mandates",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    forPractice: uuid("for_practice").notNull(),
    practiceName: text("practice_name").notNull(),
    number: text("number").notNull(),
    kind: text("kind").$type<"NATURAL" | "LEGAL">().notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    validTo: dayColumn("valid_to").notNull(),
    suspendedFrom: dayColumn("suspended_from"),
    suspendedTo: dayColumn("suspended_to"),
    /** Suspensions before the latest: a past day is judged as it was. */
    pastSuspensions: jsonb("past_suspensions").$type<{ from: Day; to: Day }[]>().notNull().default([]),
    endedOn: dayColumn("ended_on"),
    endedAs: text("ended_as").$type<"RESIGNED" | "REVOKED">(),
    /** Typed by the practice itself, because the chamber does not work in Cartellina. */
    selfDeclared: boolean("self_declared").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "mandates_chamber" }),
    uniqueIndex("mandates_number").on(t.chamberId, t.number),
    index("mandates_for_practice").on(t.forPractice),
  ],
);

/** Who may act under a mandate, and from when to when (A34, A20). */
export const enablements = pgTable(
  "enablements",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    forPractice: uuid("for_practice").notNull(),
    userId: uuid("user_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<"OFFICER" | "DELEGATE">().notNull(),
    /** The officer's own codice fiscale, keyed-hashed: nobody identifies himself. */
    taxCodeIndex: bytea("tax_code_index"),
    validFrom: dayColumn("valid_from").notNull(),
    validTo: dayColumn("valid_to").notNull(),
    endedOn: dayColumn("ended_on"),
    selfDeclared: boolean("self_declared").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({
      columns: [t.chamberId, t.mandateId],
      foreignColumns: [mandates.chamberId, mandates.id],
      name: "enablements_mandate",
    }),
    index("enablements_for_practice").on(t.forPractice, t.userId),
  ],
);

/** A range of sealed folders handed to a practice. */
export const envelopeIssues = pgTable(
  "envelope_issues",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    forPractice: uuid("for_practice").notNull(),
    prefix: text("prefix").notNull(),
    firstNumber: integer("first_number").notNull(),
    lastNumber: integer("last_number").notNull(),
    digits: integer("digits").notNull(),
    scratchLayer: text("scratch_layer").$type<"SILVER" | "GOLD">().notNull(),
    issuedOn: dayColumn("issued_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "envelope_issues_chamber" }),
    index("envelope_issues_practice").on(t.forPractice),
  ],
);

/** Serials are unique per chamber and written by its staff: uniqueness tells a practice nothing about another. */
export const envelopeSerials = pgTable(
  "envelope_serials",
  {
    chamberId: uuid("chamber_id").notNull(),
    serial: text("serial").notNull(),
    issueId: uuid("issue_id").notNull(),
    forPractice: uuid("for_practice").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.serial] }),
    foreignKey({
      columns: [t.chamberId, t.issueId],
      foreignColumns: [envelopeIssues.chamberId, envelopeIssues.id],
      name: "envelope_serials_issue",
    }),
  ],
);

export const deviceSerials = pgTable(
  "device_serials",
  {
    chamberId: uuid("chamber_id").notNull(),
    serial: text("serial").notNull(),
    forPractice: uuid("for_practice").notNull(),
    caseId: uuid("case_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.serial] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "device_serials_chamber" }),
  ],
);

/** A visit to the counter: a slip opened by a clerk, with the officer who stood there. */
export const visits = pgTable(
  "visits",
  {
    chamberId: uuid("chamber_id").notNull(),
    id: uuid("id").notNull(),
    forPractice: uuid("for_practice").notNull(),
    batchId: uuid("batch_id").notNull(),
    officerId: uuid("officer_id").notNull(),
    clerkId: uuid("clerk_id").notNull(),
    day: dayColumn("day").notNull(),
    openedAt: instantColumn("opened_at").notNull(),
    /** The clerk's marks line by line until the act is confirmed; nothing legal hangs on it. */
    draft: jsonb("draft").$type<Record<string, unknown>>().notNull(),
    confirmedAt: instantColumn("confirmed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.chamberId, t.id] }),
    foreignKey({ columns: [t.chamberId], foreignColumns: [chambers.chamberId], name: "visits_chamber" }),
    uniqueIndex("visits_batch").on(t.chamberId, t.batchId),
    index("visits_day").on(t.chamberId, t.day),
    index("visits_unconfirmed").on(t.chamberId, t.openedAt).where(sql`confirmed_at is null`),
  ],
);
