import { PAPER_DOCUMENTS, type PaperDocument } from "./paper-documents";

/** How a document is called in an address. */
const IN_ADDRESS: Record<PaperDocument, string> = {
  requestForm: "request-form",
  registrationForm: "registration-form",
  deliveryReceipt: "delivery-receipt",
  batchSlip: "batch-slip",
};

export const addressOf = (document: PaperDocument): string => IN_ADDRESS[document];

/** The document of that name; null for any other. */
export const documentNamed = (name: string | null | undefined): PaperDocument | null =>
  PAPER_DOCUMENTS.find((document) => IN_ADDRESS[document] === name) ?? null;
