import { RUNNING_SIZES } from "./changeable-texts";
import { DELIVERY_RECEIPT, DELIVERY_RECEIPT_FIELDS } from "./delivery-receipt-boxes";
import { Cell, Fields, Head, Headings, layOut, Running, type Setting, SignatureCell } from "./sheet-frame.server";
import type { TranslatedTexts } from "./texts";
import type { Faces } from "./typeface.server";

/** The printed part of the delivery receipt, without any case's data. */
export function layOutDeliveryReceipt(
  texts: TranslatedTexts,
  setting: Setting & { faces: Faces },
): Promise<Uint8Array> {
  const { faces } = setting;
  const sizes = RUNNING_SIZES.deliveryReceipt;
  const { labels, ...words } = texts.deliveryReceipt;
  const { cells, headings } = DELIVERY_RECEIPT;
  return layOut(
    <>
      <Head title={words.title} subtitle={words.subtitle} />
      <Headings boxes={headings} words={words.headings} />
      <Fields boxes={DELIVERY_RECEIPT_FIELDS} labels={labels} />
      <Running box={cells.declarations} faces={faces} size={sizes.declarations}>
        {words.declarations}
      </Running>
      <SignatureCell box={cells.holderSignature} label={labels.holderSignature} />
      <Running box={cells.attestation} faces={faces} size={sizes.attestation}>
        {words.attestation}
      </Running>
      <SignatureCell box={cells.officerSignature} label={labels.officerSignature} />
      <Cell box={cells.returnTerm} label={labels.returnTerm} />
      <Cell box={cells.officeUse} label={labels.officeUse} />
    </>,
    setting,
  );
}
