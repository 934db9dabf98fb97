/** Identity tables: reached through `db/queries/identity.ts` alone. */
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, instantColumn } from "./columns";

export type DeskRole = "responsabile" | "assistente" | "sportello" | "dirigente" | "vigilanza";

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** The desk: exactly one of the two; no foreign key, a practice may live on another node. */
    practiceDesk: uuid("practice_desk"),
    chamberDesk: uuid("chamber_desk"),
    deskName: text("desk_name").notNull(),
    roles: text("roles").array().$type<DeskRole[]>().notNull(),
    passwordHash: text("password_hash"),
    totpSealed: bytea("totp_sealed"),
    totpOn: boolean("totp_on").notNull().default(false),
    /** Last accepted TOTP step: a code is good once. */
    totpLastStep: integer("totp_last_step"),
    language: text("language").$type<"it" | "en">().notNull().default("it"),
    createdAt: instantColumn("created_at").notNull(),
    disabledAt: instantColumn("disabled_at"),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email),
    index("users_practice").on(t.practiceDesk),
    index("users_chamber").on(t.chamberDesk),
  ],
);

/** A desk's own rules for its people. */
export const deskSettings = pgTable("desk_settings", {
  desk: uuid("desk").primaryKey(),
  totpRequired: boolean("totp_required").notNull().default(false),
});

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the cookie's value, hex. */
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: instantColumn("created_at").notNull(),
    /** Idle limit; never past `endsAt`. */
    expiresAt: instantColumn("expires_at").notNull(),
    endsAt: instantColumn("ends_at").notNull(),
    secondFactor: boolean("second_factor").notNull().default(false),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** Invitations and password resets: only the hash of the link's secret is kept. */
export const tokens = pgTable(
  "tokens",
  {
    hash: text("hash").primaryKey(),
    kind: text("kind").$type<"invitation" | "password-reset">().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    expiresAt: instantColumn("expires_at").notNull(),
    usedAt: instantColumn("used_at"),
  },
  (t) => [index("tokens_user").on(t.userId)],
);

/** Counters of sign-in attempts per account and per address. */
export const throttles = pgTable(
  "throttles",
  {
    key: text("key").notNull(),
    windowStart: instantColumn("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);
