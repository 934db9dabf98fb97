/** What an entry of the journal may say: an allow-list per event, no personal data, no free text (design, "The register"). */
export const SUBJECT_KINDS = [
  "practice",
  "client",
  "case",
  "envelope",
  "batch",
  "chamber",
  "paper-edition",
  "mandate",
  "envelope-issue",
  "device-serial",
  "visit",
  "person",
  "scan",
  "import",
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const step = ["from", "to", "day", "ruleset", "declared"] as const;

export const ENTRY_FACTS = {
  "practice.registered": ["mandateId"],
  "practice.changed": ["fields"],
  "client.registered": ["disagreements", "reason"],
  "client.changed": ["fields", "disagreements", "reason"],
  "client.erasureAsked": ["day", "cases"],
  "client.erased": ["reason"],
  "case.opened": ["day", "year", "number", "requestType", "chamberId", "ruleset"],
  "case.takenOver": [
    ...step,
    "year",
    "number",
    "requestType",
    "chamberId",
    "officerId",
    "importId",
    "envelope",
    "device",
    "identifiedOn",
    "signedOn",
    "presentedOn",
    "scheduledFor",
    "producedOn",
    "collectedOn",
    "deliveredOn",
    "legalDue",
  ],
  "case.edited": ["fields"],
  "case.copyStored": ["kind", "copyId", "via"],
  "case.copyAdjusted": ["kind", "copyId", "turn", "cut"],
  "case.copiesDestroyed": ["copies", "retention", "reason", "due"],
  "case.retentionDated": ["copiesOn", "eraseOn"],
  "case.held": ["holdId", "reason", "reviewOn", "desk"],
  "case.released": ["holdId", "reason", "desk"],
  "case.erased": ["reason", "due", "papers", "classes"],
  "case.identified": [...step, "officerId", "documentType", "warnings"],
  "case.identityNotProven": [...step, "reason"],
  "case.envelopeGiven": [...step, "envelope", "scratchLayer", "kept"],
  "case.formPrinted": ["day", "version", "contentHash", "copies", "reprint", "reason"],
  "case.formSigned": [...step, "version", "contentHash"],
  "case.slipClosed": ["batchId", "position", "day"],
  "case.presented": [...step, "batchId", "officerId"],
  "case.accepted": [...step, "batchId", "position"],
  "case.scheduled": [...step, "batchId", "position", "instalment", "scheduledFor"],
  "case.rejected": [...step, "batchId", "position", "code"],
  "case.produced": [...step, "device", "notAfter"],
  "case.devicePapersReprinted": ["day", "document", "copies", "reason"],
  "case.collected": [...step, "officerId", "registrationFormsSigned"],
  "case.delivered": [...step, "device", "legalDue", "sealConfirmed"],
  "case.receiptsSent": ["day", "means"],
  "case.closed": [...step, "copies", "means", "bearerId", "legalDue", "daysLate"],
  "case.withdrawn": [...step, "reason"],
  "case.returnedToChamber": [...step, "reason"],
  "case.envelopeReplaced": [...step, "reason", "voidedVersion"],
  "case.mended": [...step, "code"],
  "case.redone": [...step, "reason", "voidedVersion"],
  "case.dateCorrected": ["field", "oldDay", "newDay", "reason", "oldLegalDue", "newLegalDue", "ruleset", "declared"],
  "case.sheetMissing": ["day", "document", "version", "copy", "holder", "reason", "declared", "offSlip"],
  "case.sheetFound": ["day", "document", "version", "copy", "holder", "reason", "declared", "signedAnew"],
  "case.noted": ["noteId"],
  "case.sheetScanned": ["document", "version", "copy", "sheetId", "by", "fromCase"],
  "case.sheetRemoved": ["document", "version", "copy", "sheetId", "reason", "toCase"],
  "envelope.received": ["serial", "day", "scratchLayer", "issueId"],
  "envelope.given": ["serial", "caseId", "day"],
  "envelope.voided": ["serial", "reason", "day", "caseId"],
  "batch.prepared": ["year", "number", "chamberId"],
  "batch.changed": ["fields", "lines"],
  "batch.closed": ["day", "lines", "appointmentOn"],
  "batch.opened": ["day", "officerId", "visitId"],
  "batch.confirmed": ["day", "now", "scheduled", "rejected"],
  "batch.cancelled": ["day"],
  "chamber.created": ["counter", "ruleset"],
  "chamber.changed": ["fields"],
  "chamber.rulesetDated": ["ruleset", "from", "to"],
  "chamber.closureSet": ["from", "to"],
  "chamber.closureCancelled": ["from", "to"],
  "paperEdition.drafted": ["edition", "ruleset"],
  "paperEdition.changed": ["edition", "fields"],
  "paperEdition.published": ["edition", "ruleset", "from"],
  "paperEdition.discarded": ["edition"],
  "mandate.signed": ["number", "from", "to", "practiceId"],
  "mandate.changed": ["fields", "from", "to", "reason"],
  "mandate.retentionSet": ["from", "copiesDays", "registerYears", "registerFrom", "logMonths"],
  "mandate.officerEnabled": ["userId", "kind", "from", "to"],
  "mandate.officerEnded": ["userId", "day"],
  "envelopeIssue.made": ["practiceId", "first", "last", "day"],
  "deviceSerial.used": ["serial", "caseId"],
  "visit.opened": ["batchId", "officerId", "day"],
  "visit.confirmed": ["batchId", "day"],
  "person.invited": ["roles"],
  "person.joined": [],
  "person.changed": ["roles", "fields"],
  "person.disabled": [],
  "scan.taken": ["files", "refused"],
  "scan.pagesRead": ["file", "pages", "filed", "waiting", "unreadable", "ended", "refusal"],
  "scan.pageFiled": ["pageId", "caseId"],
  "scan.pageDiscarded": ["pageId", "reason"],
  "scan.expired": ["pages", "files"],
  "import.taken": ["kind", "rows", "dropped"],
  "import.done": ["kind", "taken", "updated", "leftOut"],
  "import.abandoned": ["kind"],
  "import.rowsDeleted": ["rows"],
  "reads.digested": ["day", "count", "digest"],
  "reads.manyOpened": ["day", "count", "personId", "deskId"],
} as const satisfies Record<string, readonly string[]>;

export type EntryAct = keyof typeof ENTRY_FACTS;
export type FactValue = string | number | boolean | null | readonly string[] | readonly number[];
export type Facts<A extends EntryAct> = Partial<Record<(typeof ENTRY_FACTS)[A][number], FactValue>>;

/** One entry about one subject. `caseId` puts it on that case's timeline; left out, it is the subject itself if a case. */
export type Entry<A extends EntryAct = EntryAct> = {
  act: A;
  subject: { kind: SubjectKind; id: string };
  caseId?: string | null;
  facts: Facts<A>;
};

/** An entry whose facts are those of its act. */
export function entry<A extends EntryAct>(
  act: A,
  subject: Entry["subject"],
  facts: Facts<A>,
  caseId?: string | null,
): Entry<A> {
  return caseId === undefined ? { act, subject, facts } : { act, subject, facts, caseId };
}

type Family<A> = A extends `${infer F}.${string}` ? F : never;

/** What the acts of a family are about. */
const SUBJECTS_OF = {
  practice: ["practice"],
  client: ["client"],
  case: ["case"],
  envelope: ["envelope"],
  batch: ["batch"],
  chamber: ["chamber"],
  paperEdition: ["paper-edition"],
  mandate: ["mandate"],
  envelopeIssue: ["envelope-issue"],
  deviceSerial: ["device-serial"],
  visit: ["visit"],
  person: ["person"],
  scan: ["scan"],
  import: ["import"],
  reads: ["practice", "chamber"],
} as const satisfies Record<Family<EntryAct>, readonly SubjectKind[]>;

/** May `act` be said of a subject of this kind? */
export function concerns(act: EntryAct, kind: SubjectKind): boolean {
  const family = act.slice(0, act.indexOf(".")) as Family<EntryAct>;
  return (SUBJECTS_OF[family] as readonly SubjectKind[]).includes(kind);
}
