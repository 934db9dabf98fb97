import { addYears, type Day } from "~/terms/day";
import { APPROVAL_KIND } from "./copy-kinds";

export const DOCUMENT_TYPES = [
  "IDENTITY_CARD",
  "PASSPORT",
  "DRIVING_LICENCE",
  "NAUTICAL_LICENCE",
  "FIREARMS_LICENCE",
  "PENSION_BOOKLET",
  "HEATING_LICENCE",
  "STATE_STAFF_CARD",
  "RESIDENCE_PERMIT",
  "HEALTH_CARD",
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/**
 * Those that can prove who somebody is (art. 35 D.P.R. 445/2000), in the order of a form. The residence permit stands
 * beside one of them; the health card has no picture and proves the codice fiscale alone.
 */
export const RECOGNITION_DOCUMENTS = [
  "IDENTITY_CARD",
  "PASSPORT",
  "DRIVING_LICENCE",
  "NAUTICAL_LICENCE",
  "FIREARMS_LICENCE",
  "PENSION_BOOKLET",
  "HEATING_LICENCE",
  "STATE_STAFF_CARD",
] as const satisfies readonly DocumentType[];

/** What a chamber accepts (A21): as it is, or with its written approval; and the day from which paper cards are void. */
export type DocumentRules = {
  accepted: readonly DocumentType[];
  withApproval: readonly DocumentType[];
  paperCardCutoff: Day;
};

/** What is printed on the document. `paper` matters for identity cards alone. */
export type ShownDocument = {
  type: DocumentType;
  paper: boolean;
  issuedOn: Day;
  /** Null where none is printed: electronic identity cards of unlimited validity. */
  expiresOn: Day | null;
  /** Reference of the chamber's written approval. */
  approvalReference: string | null;
};

export type DocumentRefusal =
  | "document-not-accepted"
  | "approval-missing"
  | "document-not-yet-issued"
  | "paper-card-no-longer-valid"
  | "expiry-missing"
  | "document-expired";

/**
 * Why the document does not identify its holder on that day, or null. Asked at identification and again at
 * presentation.
 */
export function documentRefusal(document: ShownDocument, on: Day, rules: DocumentRules): DocumentRefusal | null {
  return acceptanceRefusal(document, rules) ?? validityRefusal(document, on, rules);
}

/** Why the chamber does not take such a document, valid or not. */
export function acceptanceRefusal(
  { type, approvalReference }: ShownDocument,
  rules: DocumentRules,
): DocumentRefusal | null {
  if (rules.accepted.includes(type)) return null;
  if (!needsApproval(type, rules)) return "document-not-accepted";
  return approvalReference === null || approvalReference.trim() === "" ? "approval-missing" : null;
}

/** Why it is not valid on that day. The printed expiry decides, its day included: it is never computed (domain.md §5.3). */
export function validityRefusal(document: ShownDocument, on: Day, rules: DocumentRules): DocumentRefusal | null {
  const { issuedOn, expiresOn } = document;
  if (issuedOn > on) return "document-not-yet-issued";
  if (isPaperCard(document) && on >= rules.paperCardCutoff) return "paper-card-no-longer-valid";
  if (expiresOn === null) return mayHaveNoExpiry(document) ? null : "expiry-missing";
  return expiresOn < on ? "document-expired" : null;
}

/** Whether the document counts only with the chamber's written approval, which is then kept with its copies (A21). */
export function needsApproval(type: DocumentType, rules: DocumentRules): boolean {
  return !rules.accepted.includes(type) && rules.withApproval.includes(type);
}

export type ApprovalRefusal = "approval-not-on-file";

/** The typed reference is not enough: the letter itself is on file with the case. `kinds`: its copies. */
export function approvalRefusal(
  type: DocumentType,
  kinds: readonly string[],
  rules: DocumentRules,
): ApprovalRefusal | null {
  return needsApproval(type, rules) && !kinds.includes(APPROVAL_KIND) ? "approval-not-on-file" : null;
}

export type ResidencePermitRefusal = "residence-permit-missing" | "residence-permit-expired";

/** A permit without expiry is the one of long-term residents. */
export function residencePermitRefusal(
  permit: { expiresOn: Day | null } | null,
  citizenship: string,
  on: Day,
): ResidencePermitRefusal | null {
  if (!requiresResidencePermit(citizenship)) return null;
  if (permit === null) return "residence-permit-missing";
  return permit.expiresOn !== null && permit.expiresOn < on ? "residence-permit-expired" : null;
}

/**
 * Why what was shown at identification proves nobody's identity on that day, or null: document and residence permit
 * together, as they are looked at again when the slip is closed and at the counter (domain.md §5.3).
 */
export function proofRefusal(
  { identityDocument, applicant }: ShownProof,
  on: Day,
  rules: DocumentRules,
): DocumentRefusal | ResidencePermitRefusal | "document-missing" | null {
  if (identityDocument === null) return "document-missing";
  return (
    documentRefusal(identityDocument, on, rules) ??
    residencePermitRefusal(identityDocument.residencePermit, applicant.citizenship, on)
  );
}

export type ShownProof = {
  identityDocument: (ShownDocument & { residencePermit: { expiresOn: Day | null } | null }) | null;
  applicant: { citizenship: string };
};

/** The day through which both last, as printed; null when neither has an end. */
export function proofLastsUntil({ identityDocument, applicant }: ShownProof): Day | null {
  const permit = requiresResidencePermit(applicant.citizenship) ? identityDocument?.residencePermit?.expiresOn : null;
  const ends = [identityDocument?.expiresOn, permit].filter((day): day is Day => (day ?? null) !== null);
  return ends.sort()[0] ?? null;
}

/** Whether a citizen of that state (ISO 3166-1 alpha-2) shows a residence permit beside the identity document. */
export function requiresResidencePermit(citizenship: string): boolean {
  return !FREE_TO_RESIDE.has(citizenship.trim().toUpperCase());
}

/**
 * Whether the number has another shape than such documents have: asks to look twice, because shapes change. A passport
 * is compared only for Italian citizens. Source: domain.md §5.2.
 */
export function numberLooksOdd(type: DocumentType, number: string, citizenship = "IT"): boolean {
  if (type === "PASSPORT" && citizenship.trim().toUpperCase() !== "IT") return false;
  const shapes = NUMBER_SHAPES[type];
  const written = number.replace(/[\s.-]/g, "").toUpperCase();
  return shapes !== undefined && !shapes.some((shape) => shape.test(written));
}

const isPaperCard = ({ type, paper }: ShownDocument) => type === "IDENTITY_CARD" && paper;

/** Cards issued before the law that made some of them unlimited all have their expiry printed. */
function mayHaveNoExpiry(document: ShownDocument): boolean {
  return document.type === "IDENTITY_CARD" && !document.paper && document.issuedOn >= UNLIMITED_CARDS_SINCE;
}

/** Cards for the over-seventies: D.L. PNRR of February 2026 (domain.md §5.3). */
const UNLIMITED_CARDS_SINCE = "2026-07-30";

/**
 * Whether a card without expiry belongs to somebody who was not seventy when it was issued: only those of older holders
 * have none, so an expiry was perhaps overlooked. Asks to look twice; the card itself decides.
 */
export function unlimitedLooksOdd({ expiresOn, issuedOn }: Pick<ShownDocument, "expiresOn" | "issuedOn">, born: Day) {
  return expiresOn === null && addYears(born, 70) > issuedOn;
}

const NUMBER_SHAPES: Partial<Record<DocumentType, readonly RegExp[]>> = {
  IDENTITY_CARD: [/^C[A-Z]\d{5}[A-Z]{2}$/, /^[A-Z]{2}\d{7}$/],
  PASSPORT: [/^[A-Z]{2}\d{7}$/],
  DRIVING_LICENCE: [/^U1[A-Z0-9]{7}[A-Z]$/, /^[A-Z]{2}\d{7}[A-Z]$/],
  HEALTH_CARD: [/^80380\d{15}$/],
};

/** The European Union and, by their treaties, the European Economic Area, Switzerland, San Marino and the Holy See. */
const FREE_TO_RESIDE = new Set(
  ["AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE", "IS LI NO", "CH SM VA"].flatMap(
    (states) => states.split(" "),
  ),
);
