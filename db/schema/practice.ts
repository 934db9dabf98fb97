/** The practice's tables: key (practice_id, id), `shown_to_chamber` on whatever belongs to a case. */
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
import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import type { CaseState } from "~/cases/lifecycle";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import type { ReadDocument } from "~/identity-documents/machine-zone";
import type { CopyHolder, CopyNo, DocumentType as PaperType, Signer } from "~/paperwork/custody";
import type { FoundReason, MissingReason } from "~/paperwork/missing-sheets";
import type { RequestFormContent } from "~/paperwork/request-form";
import { bytea, dayColumn, instantColumn, shownToChamber } from "./columns";

const practiceId = () => uuid("practice_id").notNull();

export const practices = pgTable("practices", {
  practiceId: uuid("practice_id").primaryKey(),
  name: text("name").notNull(),
  kind: text("kind").$type<"NATURAL" | "LEGAL">().notNull(),
  vatNumber: text("vat_number"),
  address: text("address").notNull(),
  shownToChamber: shownToChamber(),
});

/** Numbers per practice, year and series, without gaps: `case`, `batch`. */
export const counters = pgTable(
  "counters",
  {
    practiceId: practiceId(),
    series: text("series").$type<"case" | "batch">().notNull(),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.practiceId, t.series, t.year] })],
);

/** The practice's address book; the chamber never reads it. */
export const clients = pgTable(
  "clients",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    applicant: jsonb("applicant").$type<Applicant>().notNull(),
    codiceFiscale: text("codice_fiscale").notNull(),
    /** Folded surname and name: search is a range on it, since LIKE loses its index under row security. */
    nameKey: text("name_key").notNull(),
    createdAt: instantColumn("created_at").notNull(),
    version: integer("version").notNull().default(1),
    /** Erasure was asked for while something still holds the data: they are kept and not used (art. 18 GDPR). */
    erasureAskedOn: dayColumn("erasure_asked_on"),
    erasedOn: dayColumn("erased_on"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.practiceId], name: "clients_practice" }),
    uniqueIndex("clients_codice_fiscale").on(t.practiceId, t.codiceFiscale),
    index("clients_name").on(t.practiceId, t.nameKey, t.id),
  ],
);

/** The sealed folder with the codes (never the codes themselves). */
export const envelopes = pgTable(
  "envelopes",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    chamberId: uuid("chamber_id").notNull(),
    serial: text("serial").notNull(),
    scratchLayer: text("scratch_layer").$type<"SILVER" | "GOLD">().notNull(),
    state: text("state").$type<"IN_STOCK" | "GIVEN" | "VOID" | "RETURNED">().notNull(),
    issueId: uuid("issue_id"),
    caseId: uuid("case_id"),
    receivedOn: dayColumn("received_on").notNull(),
    givenOn: dayColumn("given_on"),
    voidedOn: dayColumn("voided_on"),
    voidReason: text("void_reason"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.practiceId], name: "envelopes_practice" }),
    uniqueIndex("envelopes_serial").on(t.practiceId, t.chamberId, t.serial),
    index("envelopes_stock").on(t.practiceId, t.chamberId, t.state, t.serial),
  ],
);

/** The issuance case (pratica). Days are civil days; `legalDue` is written at hand-over and never moves. */
export const cases = pgTable(
  "cases",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    chamberId: uuid("chamber_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    clientId: uuid("client_id").notNull(),
    state: text("state").$type<CaseState>().notNull(),
    requestType: text("request_type")
      .$type<"NEW" | "REPLACEMENT_MALFUNCTION" | "AFTER_EXPIRY" | "SIX_YEARS">()
      .notNull(),
    deviceType: text("device_type").$type<"USB_TOKEN" | "SMART_CARD">().notNull(),
    /** The case's own copy of the person, frozen at identification. */
    applicant: jsonb("applicant").$type<Applicant>().notNull(),
    codiceFiscale: text("codice_fiscale").notNull(),
    nameKey: text("name_key").notNull(),
    identityDocument: jsonb("identity_document").$type<CaseIdentityDocument | null>(),
    /** Read off a document with the person; fills what is empty of its form until somebody saves that. */
    documentRead: jsonb("document_read").$type<ReadDocument | null>(),
    documentExpiresOn: dayColumn("document_expires_on"),
    officerId: uuid("officer_id"),
    officerName: text("officer_name"),
    openedOn: dayColumn("opened_on").notNull(),
    identifiedOn: dayColumn("identified_on"),
    identifiedAtPlace: text("identified_at_place"),
    envelopeId: uuid("envelope_id"),
    envelopeGivenOn: dayColumn("envelope_given_on"),
    formVersion: integer("form_version").notNull().default(0),
    signedOn: dayColumn("signed_on"),
    batchId: uuid("batch_id"),
    presentedOn: dayColumn("presented_on"),
    acceptedOn: dayColumn("accepted_on"),
    instalment: integer("instalment"),
    scheduledFor: dayColumn("scheduled_for"),
    producedOn: dayColumn("produced_on"),
    collectedOn: dayColumn("collected_on"),
    deliveredOn: dayColumn("delivered_on"),
    legalDue: dayColumn("legal_due"),
    /** Ruleset code under which the term started: a later change moves no past term. */
    termRuleset: text("term_ruleset"),
    sentOn: dayColumn("sent_on"),
    sentBy: text("sent_by").$type<"IN_PERSON" | "COURIER" | "REGISTERED_MAIL" | "DELEGATE">(),
    returnedOn: dayColumn("returned_on"),
    returnProtocol: text("return_protocol"),
    softwareUpdateExplained: boolean("software_update_explained"),
    rejectionCode: text("rejection_code"),
    endedOn: dayColumn("ended_on"),
    endReason: text("end_reason"),
    /** Taken over from paper: when, by whom, and the number it had there; null for a case opened here. */
    takenOverOn: dayColumn("taken_over_on"),
    takenOverBy: uuid("taken_over_by"),
    takenOverByName: text("taken_over_by_name"),
    paperReference: text("paper_reference"),
    /** From this day on the pictures of its documents are destroyed; null while it is open, and once they are. */
    copiesDestroyOn: dayColumn("copies_destroy_on"),
    /** From this day on the person's data go, signed papers included; null while it is open, and once they went. */
    eraseOn: dayColumn("erase_on"),
    erasedOn: dayColumn("erased_on"),
    updatedAt: instantColumn("updated_at").notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.clientId],
      foreignColumns: [clients.practiceId, clients.id],
      name: "cases_client",
    }),
    foreignKey({
      columns: [t.practiceId, t.envelopeId],
      foreignColumns: [envelopes.practiceId, envelopes.id],
      name: "cases_envelope",
    }),
    uniqueIndex("cases_number").on(t.practiceId, t.year, t.number),
    uniqueIndex("cases_code").on(t.practiceId, t.code),
    index("cases_code_lookup").on(t.code),
    index("cases_newest").on(t.practiceId, t.id),
    index("cases_name").on(t.practiceId, t.nameKey, t.id),
    index("cases_codice_fiscale").on(t.practiceId, t.codiceFiscale),
    index("cases_due").on(t.practiceId, t.legalDue, t.id).where(sql`state = 'DELIVERED'`),
    index("cases_due_chamber").on(t.shownToChamber, t.legalDue, t.practiceId, t.id).where(sql`state = 'DELIVERED'`),
    index("cases_open")
      .on(t.practiceId, t.state, t.id)
      .where(sql`state not in ('CLOSED', 'WITHDRAWN', 'REFUSED', 'RETURNED_TO_CHAMBER')`),
    index("cases_counter")
      .on(t.shownToChamber, t.state, t.practiceId, t.id)
      .where(sql`state in ('PRESENTED', 'SCHEDULED', 'PRODUCED')`),
    index("cases_produced_chamber")
      .on(t.shownToChamber, t.producedOn, t.practiceId, t.id)
      .where(sql`produced_on is not null`),
    index("cases_collected_chamber")
      .on(t.shownToChamber, t.collectedOn, t.practiceId, t.id)
      .where(sql`collected_on is not null`),
    index("cases_copies_due").on(t.practiceId, t.copiesDestroyOn, t.id).where(sql`copies_destroy_on is not null`),
    index("cases_erasure_due").on(t.practiceId, t.eraseOn, t.id).where(sql`erase_on is not null`),
    index("cases_of_client").on(t.practiceId, t.clientId, t.id),
    index("cases_undated")
      .on(t.practiceId, t.id)
      .where(
        sql`erase_on is null and erased_on is null and state in ('CLOSED', 'WITHDRAWN', 'REFUSED', 'RETURNED_TO_CHAMBER')`,
      ),
    index("cases_closed_chamber").on(t.shownToChamber, t.returnedOn, t.practiceId, t.id).where(sql`state = 'CLOSED'`),
  ],
);

/** A captured copy of a document's side: the picture is sealed in the blob store, here is only its description. */
export const identityCopies = pgTable(
  "identity_copies",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    kind: text("kind").$type<CopyKind>().notNull(),
    blobKey: text("blob_key").notNull(),
    /** SHA-256 of the sealed bytes, hex. */
    sealedHash: text("sealed_hash").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    hints: text("hints").array().notNull(),
    takenAt: instantColumn("taken_at").notNull(),
    replacedAt: instantColumn("replaced_at"),
    destroyedAt: instantColumn("destroyed_at"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "identity_copies_case",
    }),
    index("identity_copies_of_case").on(t.practiceId, t.caseId),
    uniqueIndex("identity_copies_stored").on(t.practiceId, t.blobKey),
  ],
);

/** One data key per case and retention class, wrapped by the master key; destroying it deletes the class. */
export const caseKeys = pgTable(
  "case_keys",
  {
    practiceId: practiceId(),
    caseId: uuid("case_id").notNull(),
    retention: text("retention").$type<"identity-copies" | "signed-papers" | "attachments">().notNull(),
    wrapped: bytea("wrapped"),
    masterVersion: integer("master_version").notNull(),
    destroyedAt: instantColumn("destroyed_at"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.caseId, t.retention] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "case_keys_case",
    }),
  ],
);

/** A printed version of the request form: what the three sheets say, word for word. */
export const printedForms = pgTable(
  "printed_forms",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    version: integer("version").notNull(),
    content: jsonb("content").$type<RequestFormContent>().notNull(),
    contentHash: text("content_hash").notNull(),
    printedAt: instantColumn("printed_at").notNull(),
    printedBy: uuid("printed_by").notNull(),
    reprints: integer("reprints").notNull().default(0),
    voidedOn: dayColumn("voided_on"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "printed_forms_case",
    }),
    uniqueIndex("printed_forms_version").on(t.practiceId, t.caseId, t.version),
  ],
);

/** Each copy of each multi-copy document: always three per document and version (domain §2.2). */
export const documentCopies = pgTable(
  "document_copies",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    documentType: text("document_type").$type<PaperType>().notNull(),
    version: integer("version").notNull(),
    copyNo: integer("copy_no").$type<CopyNo>().notNull(),
    holder: text("holder").$type<CopyHolder>().notNull(),
    signedBy: text("signed_by").array().$type<Signer[]>().notNull(),
    signedOn: dayColumn("signed_on"),
    movedOn: dayColumn("moved_on").notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "document_copies_case",
    }),
    uniqueIndex("document_copies_sheet").on(t.practiceId, t.caseId, t.documentType, t.version, t.copyNo),
    index("document_copies_holder").on(t.practiceId, t.holder, t.documentType, t.caseId),
  ],
);

export const copyMovements = pgTable(
  "copy_movements",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    documentType: text("document_type").$type<PaperType>().notNull(),
    version: integer("version").notNull(),
    copyNo: integer("copy_no").$type<CopyNo>().notNull(),
    act: text("act").notNull(),
    /** Why a sheet was reported missing or found; null where the act says it all. */
    reason: text("reason").$type<MissingReason | FoundReason>(),
    fromHolder: text("from_holder").$type<CopyHolder>(),
    toHolder: text("to_holder").$type<CopyHolder>().notNull(),
    signed: text("signed").array().$type<Signer[]>().notNull(),
    day: dayColumn("day").notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "copy_movements_case",
    }),
    index("copy_movements_of_case").on(t.practiceId, t.caseId, t.id),
  ],
);

/**
 * The device and its two certificates (A14: their own dates are the truth). Where a case was taken over from paper, what
 * its papers do not say of the certificates is null.
 */
export const devices = pgTable(
  "devices",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    chamberId: uuid("chamber_id").notNull(),
    serial: text("serial").notNull(),
    state: text("state").$type<"PRODUCED" | "IN_IR_CUSTODY" | "ACTIVE" | "RETURNED">().notNull(),
    authenticationSerial: text("authentication_serial"),
    authenticationNotBefore: dayColumn("authentication_not_before"),
    authenticationNotAfter: dayColumn("authentication_not_after"),
    signatureSerial: text("signature_serial"),
    signatureNotBefore: dayColumn("signature_not_before"),
    signatureNotAfter: dayColumn("signature_not_after"),
    producedOn: dayColumn("produced_on").notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "devices_case",
    }),
    uniqueIndex("devices_of_case").on(t.practiceId, t.caseId),
    uniqueIndex("devices_serial").on(t.practiceId, t.chamberId, t.serial),
  ],
);

/** Words a person adds to an act; never in the journal, never with a secret code in them. */
export const caseNotes = pgTable(
  "case_notes",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    caseId: uuid("case_id").notNull(),
    act: text("act").notNull(),
    text: text("text").notNull(),
    author: uuid("author").notNull(),
    at: instantColumn("at").notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "case_notes_case",
    }),
    index("case_notes_of_case").on(t.practiceId, t.caseId, t.id),
  ],
);

/** What the register said of a case before its slip was closed, handed to the chamber with it (one row a case). */
export const shownHistories = pgTable(
  "shown_histories",
  {
    practiceId: practiceId(),
    caseId: uuid("case_id").notNull(),
    entries: jsonb("entries").$type<ShownEntry[]>().notNull(),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.caseId] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "shown_histories_case",
    }),
  ],
);

export type ShownEntry = { seq: number; at: string; actor: string; act: string; facts: string; rowHash: string };

/** The visit to the chamber; its paper is the slip (distinta). */
export const batches = pgTable(
  "batches",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    chamberId: uuid("chamber_id").notNull(),
    officerId: uuid("officer_id").notNull(),
    officerName: text("officer_name").notNull(),
    /** The appointment agreed with the office, as typed: day and hour `HH:MM`. */
    appointmentOn: dayColumn("appointment_on"),
    appointmentTime: text("appointment_time"),
    state: text("state").$type<"OPEN" | "CLOSED" | "AT_COUNTER" | "DONE" | "CANCELLED">().notNull(),
    createdAt: instantColumn("created_at").notNull(),
    closedOn: dayColumn("closed_on"),
    openedOn: dayColumn("opened_on"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.practiceId], name: "batches_practice" }),
    uniqueIndex("batches_number").on(t.practiceId, t.year, t.number),
    uniqueIndex("batches_code").on(t.practiceId, t.code),
    index("batches_queue").on(t.shownToChamber, t.state, t.practiceId, t.id),
  ],
);

export const batchLines = pgTable(
  "batch_lines",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    batchId: uuid("batch_id").notNull(),
    caseId: uuid("case_id").notNull(),
    position: integer("position").notNull(),
    outcome: text("outcome").$type<"NOW" | "SCHEDULED" | "REJECTED">(),
    refusalCode: text("refusal_code"),
    instalment: integer("instalment"),
    scheduledFor: dayColumn("scheduled_for"),
    shownToChamber: shownToChamber(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.batchId],
      foreignColumns: [batches.practiceId, batches.id],
      name: "batch_lines_batch",
    }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [cases.practiceId, cases.id],
      name: "batch_lines_case",
    }),
    uniqueIndex("batch_lines_case_once").on(t.practiceId, t.batchId, t.caseId),
  ],
);
