import type { BatchSlipContent, BatchSlipLine } from "./batch-slip";
import { BATCH_SLIP_FIELDS, LINES_PER_PAGE, lineBoxes } from "./batch-slip-boxes";
import { layOutBatchSlip } from "./batch-slip-layout.server";
import type { Ink } from "./ink.server";
import { print } from "./press.server";
import {
  FACSIMILE,
  markFacsimile,
  writeCopyLabel,
  writeFields,
  writeHead,
  writeSheetMarks,
} from "./sheet-marks.server";
import { type Box, inset } from "./sheet-plan";
import { type Edition, type PaperTexts, printedDay, textsOf } from "./texts";

/**
 * The slip of a visit to the chamber as PDF: two copies, each of as many A4 pages as its lines need; every page bears
 * the bar code and can be signed. A facsimile says that it is one instead.
 */
export function batchSlipPdf(
  content: BatchSlipContent,
  edition: Edition,
  { labels, facsimile = false }: { labels?: [string, string]; facsimile?: boolean } = {},
): Promise<Uint8Array> {
  const texts = textsOf(edition);
  const pages = pagesOf(content.lines);
  const values = valuesOf(content, texts);
  const copyLabels = labels ?? texts.copyLabels.batchSlip;
  const words = { chamber: content.chamber, office: content.office, reprinted: "", foot: "" };
  const { logo } = edition;

  return print({
    layout: { key: `BATCH_SLIP ${edition.key}`, draw: (faces) => layOutBatchSlip(texts, { faces, logo }) },
    title: `${texts.batchSlip.title} ${content.slipNumber}`,
    subject: texts.batchSlip.subtitle,
    texts: [
      ...Object.values(values),
      ...Object.values(words),
      ...copyLabels,
      FACSIMILE,
      content.code,
      ...content.lines.flatMap(wordsOf),
    ],
    parts: pages.map((lines, index) => (ink) => {
      writeHead(ink, { ...words, logo });
      const page = texts.batchSlip.page(index + 1, pages.length);
      writeFields(ink, BATCH_SLIP_FIELDS, { ...values, page });
      if (facsimile) markFacsimile(ink);
      for (const [row, line] of lines.entries()) writeLine(ink, row, index * LINES_PER_PAGE + row + 1, line);
    }),
    sheets: copyLabels.flatMap((label) =>
      pages.map((_, part) => ({
        part,
        draw: (ink: Ink) => (facsimile ? writeCopyLabel(ink, label) : writeSheetMarks(ink, label, content.code)),
      })),
    ),
  });
}

function pagesOf(lines: readonly BatchSlipLine[]): BatchSlipLine[][] {
  const count = Math.max(1, Math.ceil(lines.length / LINES_PER_PAGE));
  return Array.from({ length: count }, (_, page) => lines.slice(page * LINES_PER_PAGE, (page + 1) * LINES_PER_PAGE));
}

function valuesOf(content: BatchSlipContent, texts: PaperTexts): Record<keyof typeof BATCH_SLIP_FIELDS, string> {
  const { appointment, closedOn, lines } = content;
  const sum = (count: (line: BatchSlipLine) => number) => String(lines.reduce((total, line) => total + count(line), 0));
  return {
    practiceName: content.practiceName,
    mandateNo: content.mandateNo,
    officerName: content.officerName,
    appointment: appointment ? texts.batchSlip.appointment(printedDay(appointment.on), appointment.hour) : "",
    slipNumber: content.slipNumber,
    closedOn: closedOn ? printedDay(closedOn) : "",
    caseCount: String(lines.length),
    formCount: sum((line) => line.forms),
    copyCount: sum((line) => line.identityCopies + line.otherCopies),
    page: "",
  };
}

const SMALL = { size: 9, limit: 6.5 };

function writeLine(ink: Ink, row: number, position: number, line: BatchSlipLine): void {
  const boxes = lineBoxes(row);
  for (const box of Object.values(boxes)) ink.frame(box, 0.5);
  const [holder, caseNumber, code] = wordsOf(line);
  ink.midway(holder, inset(boxes.holder, 1.2, 0.6), { size: 10, limit: 7 }, "left");
  ink.midway(caseNumber, inset(boxes.caseNumber, 1.2, 0.6), SMALL, "left");
  ink.midway(code, inset(boxes.code, 1.2, 0.6), SMALL, "left");
  ink.midway(String(position), boxes.position, SMALL, "centre");
  ink.midway(String(line.forms), boxes.forms, SMALL, "centre");
  ink.midway(String(line.identityCopies), boxes.identityCopies, SMALL, "centre");
  ink.midway(String(line.otherCopies), boxes.otherCopies, SMALL, "centre");
  ink.frame(middleSquare(boxes.accepted), 0.8);
  ink.frame({ ...middleSquare(boxes.refused), x: boxes.refused.x + 2 }, 0.8);
}

const wordsOf = (line: BatchSlipLine) => [`${line.surname} ${line.name}`, line.caseNumber, line.caseCode] as const;

const middleSquare = ({ x, y, width, height }: Box): Box => ({
  x: x + (width - 4) / 2,
  y: y + (height - 4) / 2,
  width: 4,
  height: 4,
});
