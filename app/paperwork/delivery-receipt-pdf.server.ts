import { writingIn } from "./cell";
import { DELIVERY_RECEIPT, DELIVERY_RECEIPT_FIELDS } from "./delivery-receipt-boxes";
import { layOutDeliveryReceipt } from "./delivery-receipt-layout.server";
import { devicePaperValues } from "./device-paper-values";
import type { DeliveryReceiptContent } from "./device-papers";
import { writeFields } from "./sheet-marks.server";
import { textsOf } from "./texts";
import { type Printing, printThreeSheets } from "./three-sheets.server";

/**
 * The delivery receipt (R47–R50) as PDF: three A4 pages, one for each copy.
 * @throws Error when the content names an edition of the texts that does not exist.
 */
export function deliveryReceiptPdf(content: DeliveryReceiptContent, printing: Printing): Promise<Uint8Array> {
  const texts = textsOf(content.formVersion);
  const values = devicePaperValues(content, texts, printing.caseNumber);
  const returnTerm = texts.returnTerm(content.returnTerm);
  return printThreeSheets(
    {
      document: "DELIVERY_RECEIPT",
      content,
      texts,
      title: texts.deliveryReceipt.title,
      subtitle: texts.deliveryReceipt.subtitle,
      labels: texts.copyLabels.deliveryReceipt,
      layOut: layOutDeliveryReceipt,
      written: [...Object.values(values), returnTerm],
      write: (ink) => {
        writeFields(ink, DELIVERY_RECEIPT_FIELDS, values);
        ink.midway(returnTerm, writingIn(DELIVERY_RECEIPT.cells.returnTerm), { size: 10, limit: 9 }, "left");
      },
    },
    printing,
  );
}
