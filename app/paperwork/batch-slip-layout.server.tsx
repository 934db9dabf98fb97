import { BATCH_SLIP, BATCH_SLIP_FIELDS, TABLE_HEAD } from "./batch-slip-boxes";
import { Fields, Head, Headings, layOut, type Setting, SignatureCell } from "./sheet-frame.server";
import type { PaperTexts } from "./texts";

/** The printed part of the slip: everything but its lines. */
export function layOutBatchSlip(texts: PaperTexts, setting: Setting): Promise<Uint8Array> {
  const { labels, columns, ...words } = texts.batchSlip;
  const { cells, headings } = BATCH_SLIP;
  return layOut(
    <>
      <Head title={words.title} subtitle={words.subtitle} />
      <Headings boxes={headings} words={words.headings} />
      <Fields boxes={BATCH_SLIP_FIELDS} labels={labels} />
      <Fields boxes={TABLE_HEAD} labels={columns} />
      <SignatureCell box={cells.officerSignature} label={labels.officerSignature} />
      <SignatureCell box={cells.counterSignature} label={labels.counterSignature} />
    </>,
    setting,
  );
}
