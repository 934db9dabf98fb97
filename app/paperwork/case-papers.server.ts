import { deliveryReceiptSheets } from "./delivery-receipt-sheets.server";
import type { DeliveryReceiptContent, RegistrationFormContent } from "./device-papers";
import type { Impression } from "./press.server";
import { registrationFormSheets } from "./registration-form-sheets.server";
import type { RequestFormContent } from "./request-form";
import { requestFormSheets } from "./request-form-sheets.server";
import type { Sheets } from "./sheets.server";
import { type Edition, textsOf } from "./texts";
import { type Printing, threeSheets } from "./three-sheets.server";

/** What a document of a case says. */
export type CaseDocument =
  | { document: "REQUEST_FORM"; content: RequestFormContent }
  | { document: "REGISTRATION_FORM"; content: RegistrationFormContent }
  | { document: "DELIVERY_RECEIPT"; content: DeliveryReceiptContent };

/** A document of a case to be printed: plain data, so that it can be sent to the thread that prints. */
export type CasePaper = CaseDocument & { edition: Edition; printing: Printing };

/** The sheets of a case's document. Adding a field to one of them is a change of its boxes and of its content. */
export function impressionOf(paper: CasePaper): Impression {
  return threeSheets(italianSheets(paper, paper.edition, paper.printing.caseNumber), paper.edition, paper.printing);
}

export function italianSheets(paper: CaseDocument, edition: Edition, caseNumber: string): Sheets {
  const texts = textsOf(edition);
  switch (paper.document) {
    case "REQUEST_FORM":
      return requestFormSheets(paper.content, texts, caseNumber);
    case "REGISTRATION_FORM":
      return registrationFormSheets(paper.content, texts, caseNumber);
    case "DELIVERY_RECEIPT":
      return deliveryReceiptSheets(paper.content, texts, caseNumber);
  }
}

/**
 * The same papers, those of one edition sharing one object of it: a run of a thousand sends its logo to the printing
 * thread once, and works out its words once.
 */
export function withSharedEditions(papers: readonly CasePaper[]): CasePaper[] {
  const known = new Map<string, Edition>();
  return papers.map((paper) => {
    const edition = known.get(paper.edition.key) ?? paper.edition;
    known.set(edition.key, edition);
    return { ...paper, edition };
  });
}
