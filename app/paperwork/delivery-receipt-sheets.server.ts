import { writingIn } from "./cell";
import { DELIVERY_RECEIPT, DELIVERY_RECEIPT_FIELDS } from "./delivery-receipt-boxes";
import { layOutDeliveryReceipt } from "./delivery-receipt-layout.server";
import { devicePaperValues } from "./device-paper-values";
import type { DeliveryReceiptContent } from "./device-papers";
import { writeFields } from "./sheet-marks.server";
import { type Edition, textsOf } from "./texts";
import type { ThreeSheets } from "./three-sheets.server";

/**
 * The delivery receipt (R47–R50): three A4 pages, one for each copy.
 */
export function deliveryReceiptSheets(
  content: DeliveryReceiptContent,
  edition: Edition,
  caseNumber: string,
): ThreeSheets {
  const texts = textsOf(edition);
  const values = devicePaperValues(content, texts, caseNumber);
  const returnTerm = texts.returnTerm(content.returnTerm);
  return {
    document: "DELIVERY_RECEIPT",
    content,
    edition,
    title: texts.deliveryReceipt.title,
    subtitle: texts.deliveryReceipt.subtitle,
    labels: texts.copyLabels.deliveryReceipt,
    layOut: layOutDeliveryReceipt,
    written: [...Object.values(values), returnTerm],
    write: (ink) => {
      writeFields(ink, DELIVERY_RECEIPT_FIELDS, values);
      ink.midway(returnTerm, writingIn(DELIVERY_RECEIPT.cells.returnTerm), { size: 10, limit: 9 }, "left");
    },
  };
}
