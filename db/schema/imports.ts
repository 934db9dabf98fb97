/** Files that are being imported: what they say stands apart until the whole of it is taken, and is then deleted. */
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ImportKind, ImportPhase, ReadyRow, RowDecision, RowFaults, RowState, RowValues } from "~/imports/import";
import { instantColumn } from "./columns";
import { practices } from "./practice";

const practiceId = () => uuid("practice_id").notNull();

/**
 * One file. What it was and what became of it stays; which column means what serves the next file with the same
 * headings. Neither its name nor a word of its rows is here.
 */
export const imports = pgTable(
  "imports",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<ImportKind>().notNull(),
    takenAt: instantColumn("taken_at").notNull(),
    takenBy: uuid("taken_by").notNull(),
    /** Rows under the headings; those without a word are not counted. */
    rows: integer("rows").notNull(),
    /** Cells that looked like a PIN or PUK: they were emptied before anything was kept. */
    secretsDropped: integer("secrets_dropped").notNull(),
    /** Cases: the mandate and the officer of a row that names none, and the layer of its folder. */
    chamberId: uuid("chamber_id"),
    mandateId: uuid("mandate_id"),
    officerId: uuid("officer_id"),
    scratchLayer: text("scratch_layer").$type<"SILVER" | "GOLD">(),
    /** SHA-256 of the folded headings, hex. */
    headerKey: text("header_key").notNull(),
    /** Which column, from 0, says each field; null until somebody has confirmed it. */
    columns: jsonb("columns").$type<Record<string, number>>(),
    phase: text("phase").$type<ImportPhase>().notNull(),
    /** Rows looked at, or taken, in the phase that goes on. */
    progress: integer("progress").notNull(),
    /** The last try was given up, because what it relied on had changed. */
    overtaken: integer("overtaken").notNull().default(0),
    leasedUntil: instantColumn("leased_until"),
    leaseHolder: uuid("lease_holder"),
    endedAs: text("ended_as").$type<"DONE" | "ABANDONED">(),
    endedAt: instantColumn("ended_at"),
    taken: integer("taken"),
    updated: integer("updated"),
    leftOut: integer("left_out"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.practiceId], name: "imports_practice" }),
    index("imports_headings").on(t.practiceId, t.kind, t.headerKey, t.id),
    index("imports_open").on(t.practiceId, t.id).where(sql`ended_as is null`),
  ],
);

/** A row of the file, the headings at position 0. Deleted when the import ends, or after a week. */
export const importRows = pgTable(
  "import_rows",
  {
    practiceId: practiceId(),
    importId: uuid("import_id").notNull(),
    position: integer("position").notNull(),
    id: uuid("id").notNull(),
    /** Where the row begins in the file, from 1. */
    line: integer("line").notNull(),
    cells: text("cells").array().notNull(),
    state: text("state").$type<RowState>().notNull(),
    values: jsonb("values").$type<RowValues>(),
    faults: jsonb("faults").$type<RowFaults>(),
    /** What may stand once in a file: the person, or the folder and the device. */
    personKey: text("person_key"),
    envelopeKey: text("envelope_key"),
    deviceKey: text("device_key"),
    /** The earlier row that says the same, and the field it says it in. */
    twinLine: integer("twin_line"),
    twinField: text("twin_field"),
    /** The person of the address book with this codice fiscale. */
    knownId: uuid("known_id"),
    decision: text("decision").$type<RowDecision>(),
    /** What will be taken, complete. */
    ready: jsonb("ready").$type<ReadyRow>(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.importId, t.position] }),
    foreignKey({
      columns: [t.practiceId, t.importId],
      foreignColumns: [imports.practiceId, imports.id],
      name: "import_rows_import",
    }),
    uniqueIndex("import_rows_id").on(t.practiceId, t.id),
    index("import_rows_state").on(t.practiceId, t.importId, t.state, t.position),
  ],
);
