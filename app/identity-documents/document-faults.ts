import type { Day } from "~/terms/day";
import type { CopyKind } from "./copy-kinds";
import {
  type ApprovalRefusal,
  acceptanceRefusal,
  approvalRefusal,
  type DocumentRefusal,
  type ResidencePermitRefusal,
  residencePermitRefusal,
  type ShownDocument,
  validityRefusal,
} from "./document-rules";
import { hasEnded, type ReadDocument } from "./machine-zone";
import type { CopyRules } from "./required-copies";

export type DocumentFault = DocumentRefusal | ResidencePermitRefusal | ApprovalRefusal;

/** The field of the documents page that puts it right. */
export const FAULT_FIELDS: Record<DocumentFault, DocumentField | CopyKind> = {
  "document-not-accepted": "type",
  "approval-missing": "approvalReference",
  "approval-not-on-file": "APPROVAL",
  "document-not-yet-issued": "issuedOn",
  "paper-card-no-longer-valid": "type",
  "expiry-missing": "expiresOn",
  "document-expired": "expiresOn",
  "residence-permit-missing": "permitNumber",
  "residence-permit-expired": "permitExpiresOn",
};

export type DocumentField =
  | "type"
  | "approvalReference"
  | "issuedOn"
  | "expiresOn"
  | "permitNumber"
  | "permitExpiresOn";

type Shown = {
  document: ShownDocument & { residencePermit: { expiresOn: Day | null } | null };
  citizenship: string;
  /** The copies that stand. */
  kinds: readonly string[];
};

/** What a document that was read and not yet saved is already known to lack. */
export function faultsOfReading(read: ReadDocument | null, on: Day): DocumentFault[] {
  if (read === null || !hasEnded(read, on)) return [];
  return [read.type === "RESIDENCE_PERMIT" ? "residence-permit-expired" : "document-expired"];
}

/** Everything that would keep the document from identifying its holder on that day, to be told while he is there. */
export function documentFaults({ document, citizenship, kinds }: Shown, on: Day, rules: CopyRules): DocumentFault[] {
  return [
    validityRefusal(document, on, rules.idDocs),
    acceptanceRefusal(document, rules.idDocs),
    approvalRefusal(document.type, kinds, rules.idDocs),
    residencePermitRefusal(document.residencePermit, citizenship, on),
  ].filter((fault) => fault !== null);
}
