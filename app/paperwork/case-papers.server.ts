import { deliveryReceiptSheets } from "./delivery-receipt-sheets.server";
import type { DeliveryReceiptContent, RegistrationFormContent } from "./device-papers";
import type { Impression } from "./press.server";
import { registrationFormSheets } from "./registration-form-sheets.server";
import type { RequestFormContent } from "./request-form";
import { requestFormSheets } from "./request-form-sheets.server";
import type { Edition } from "./texts";
import { type Printing, type ThreeSheets, threeSheets } from "./three-sheets.server";

/** A document of a case to be printed: plain data, so that it can be sent to the thread that prints. */
export type CasePaper = { edition: Edition; printing: Printing } & (
  | { document: "REQUEST_FORM"; content: RequestFormContent }
  | { document: "REGISTRATION_FORM"; content: RegistrationFormContent }
  | { document: "DELIVERY_RECEIPT"; content: DeliveryReceiptContent }
);

/** The sheets of a case's document. Adding a field to one of them is a change of its boxes and of its content. */
export function impressionOf(paper: CasePaper): Impression {
  return threeSheets(sheetsOf(paper), paper.printing);
}

function sheetsOf(paper: CasePaper): ThreeSheets {
  const { caseNumber } = paper.printing;
  switch (paper.document) {
    case "REQUEST_FORM":
      return requestFormSheets(paper.content, paper.edition, caseNumber);
    case "REGISTRATION_FORM":
      return registrationFormSheets(paper.content, paper.edition, caseNumber);
    case "DELIVERY_RECEIPT":
      return deliveryReceiptSheets(paper.content, paper.edition, caseNumber);
  }
}
