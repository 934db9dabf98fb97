import { writingIn } from "./cell";
import { DELIVERY_RECEIPT, DELIVERY_RECEIPT_FIELDS } from "./delivery-receipt-boxes";
import { layOutDeliveryReceipt } from "./delivery-receipt-layout.server";
import { devicePaperValues } from "./device-paper-values";
import type { DeliveryReceiptContent } from "./device-papers";
import { writeFields } from "./sheet-marks.server";
import type { Sheets } from "./sheets.server";
import type { TranslatedTexts } from "./texts";

/**
 * The delivery receipt (R47–R50): an A4 page.
 */
export function deliveryReceiptSheets(
  content: DeliveryReceiptContent,
  texts: TranslatedTexts,
  caseNumber: string,
): Sheets {
  const values = devicePaperValues(content, texts, caseNumber);
  const returnTerm = texts.returnTerm(content.returnTerm);
  return {
    document: "DELIVERY_RECEIPT",
    content,
    title: texts.deliveryReceipt.title,
    subtitle: texts.deliveryReceipt.subtitle,
    layOut: (setting) => layOutDeliveryReceipt(texts, setting),
    written: [...Object.values(values), returnTerm],
    write: (ink) => {
      writeFields(ink, DELIVERY_RECEIPT_FIELDS, values);
      ink.midway(returnTerm, writingIn(DELIVERY_RECEIPT.cells.returnTerm), { size: 10, limit: 9 }, "left");
    },
  };
}
