/** The documents whose words a chamber may have its own of, by their name in the texts. */
export const PAPER_DOCUMENTS = ["requestForm", "registrationForm", "deliveryReceipt", "batchSlip"] as const;
export type PaperDocument = (typeof PAPER_DOCUMENTS)[number];

/** Those that may be asked for in English. */
export const TRANSLATED_DOCUMENTS = ["requestForm", "deliveryReceipt"] as const satisfies readonly PaperDocument[];

export const isTranslated = (document: PaperDocument): document is (typeof TRANSLATED_DOCUMENTS)[number] =>
  (TRANSLATED_DOCUMENTS as readonly PaperDocument[]).includes(document);
