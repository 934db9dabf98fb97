import type { DocumentType as IdentityDocumentType } from "~/identity-documents/document-rules";
import type { RequestType } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { BatchSlipColumn, BatchSlipField, BatchSlipHeading, BatchSlipSignature } from "./batch-slip";
import type { DELIVERY_RECEIPT } from "./delivery-receipt-boxes";
import type { DeliveryReceiptContent } from "./device-papers";
import type { Paragraph } from "./fit-text";
import type { REGISTRATION_FORM } from "./registration-form-boxes";
import type { DeviceType, SealColour } from "./request-form";
import type { REQUEST_FORM, REQUEST_FORM_FIELDS } from "./request-form-boxes";
import { texts202005 } from "./texts-2020-05";
import { texts202401 } from "./texts-2024-01";

/** A word for each section of a document, and for each cell that is not running text. */
type Names<P extends { headings: object }> = Record<keyof P["headings"], string>;
type Labels<P extends { cells: object }, Other = never> = Record<Exclude<keyof P["cells"], Running | Other>, string>;
type Running = "declarations" | "clauses" | "attestation";

/** The Italian words of one edition of the documents: what stands printed on the paper, whoever the case is about. */
export type PaperTexts = {
  requestTypes: Record<RequestType, string>;
  deviceTypes: Record<DeviceType, string>;
  sealColours: Record<SealColour, string>;
  identityDocuments: Record<IdentityDocumentType, string>;
  foreignState: string;
  noExpiry: string;
  residencePermit: (number: string, expiresOn: string | null) => string;
  yes: string;
  no: string;
  sealIntact: string;
  certificates: { authentication: string; signature: string };
  returnTerm: (term: DeliveryReceiptContent["returnTerm"]) => string;
  reprint: (on: string, by: string, reason: string) => string;
  foot: (edition: string, ruleset: string, version: number, hash: string) => string;
  copyLabels: {
    requestForm: CopyLabels;
    registrationForm: CopyLabels;
    deliveryReceipt: CopyLabels;
    batchSlip: [string, string];
  };
  requestForm: {
    title: string;
    subtitle: string;
    headings: Names<typeof REQUEST_FORM>;
    labels: Labels<typeof REQUEST_FORM, "placeAndDate"> &
      Record<keyof typeof REQUEST_FORM_FIELDS | "publicationConsent", string>;
    declarations: Paragraph[];
    clauses: Paragraph[];
    attestation: Paragraph[];
  };
  registrationForm: {
    title: string;
    subtitle: string;
    headings: Names<typeof REGISTRATION_FORM>;
    labels: Labels<typeof REGISTRATION_FORM, "placeAndDate"> & Record<"place" | "date", string>;
    declarations: Paragraph[];
  };
  deliveryReceipt: {
    title: string;
    subtitle: string;
    headings: Names<typeof DELIVERY_RECEIPT>;
    labels: Labels<typeof DELIVERY_RECEIPT, "placeAndDate"> & Record<"place" | "date", string>;
    declarations: Paragraph[];
    attestation: Paragraph[];
  };
  batchSlip: {
    title: string;
    subtitle: string;
    headings: Record<BatchSlipHeading, string>;
    labels: Record<BatchSlipField | BatchSlipSignature, string>;
    columns: Record<BatchSlipColumn, string>;
    appointment: (on: string, hour: string | null) => string;
  };
};

export type CopyLabels = [string, string, string];

/**
 * An edition of the printed texts, named by `requestForm.textsVersion` of a ruleset and by each printed content
 * (`formVersion`). Plain data, so that it can be stored and sent to a thread.
 */
export type Edition = { code: string };

/** @throws Error for an edition that does not exist. */
export function editionOf(code: string): Edition {
  if (!EDITIONS.has(code)) throw new Error(`no paper texts of edition ${code}`);
  return { code };
}

/**
 * The words of an edition. Editions are added, never changed: old cases are printed again with the words they were signed
 * under.
 * @throws Error for an edition that does not exist.
 */
export function textsOf({ code }: Edition): PaperTexts {
  const texts = EDITIONS.get(code);
  if (!texts) throw new Error(`no paper texts of edition ${code}`);
  return texts;
}

/** `23/11/2026` */
export const printedDay = (on: Day) => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

const EDITIONS: ReadonlyMap<string, PaperTexts> = new Map([
  ["2020-05", texts202005],
  ["2024-01", texts202401],
]);
