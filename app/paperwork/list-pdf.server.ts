import type { TextSize } from "./fit-text";
import type { Ink } from "./ink.server";
import { type ListBlock, type ListDocument, type ListField, type ListTable, textsIn } from "./list-document";
import { layOutList } from "./list-layout.server";
import { FIELD_ROW, HEADING, headingOf, heightOf, type Placed, pagesOf, SUMS, TABLE_HEAD } from "./list-plan";
import { LIST_WORDS } from "./list-words";
import { print } from "./press.server";
import { HEAD } from "./sheet-head";
import { FACSIMILE, markFacsimile, writeHead, writeNote } from "./sheet-marks.server";
import { AREA, type Box, columns, equalColumns, inset } from "./sheet-plan";

const HEADING_SIZE: TextSize = { size: 8.6, limit: 6.5 };
const LABEL: TextSize = { size: 6.2, limit: 4.5 };
const VALUE: TextSize = { size: 10, limit: 6.5 };
const COLUMN: TextSize = { size: 7.2, limit: 6.4 };
const CELL: TextSize = { size: 9.4, limit: 7.2 };
const WRAPPED = 8.6;
/** A day, a serial, a code: small rather than in pieces. */
const ONE_WORD = 5;
const WORDS: TextSize = { size: 9.4, limit: 8.4 };
const LINE = { thin: 0.5, strong: 1 };

/** Where the foot of a page is: what document this is, and which of its pages. */
const FOOT: Box = { x: AREA.x, y: 282, width: 150, height: 4 };
const PAGE: Box = { x: 166, y: 282, width: 30, height: 4 };

/** A list as PDF: each of its copies on as many A4 pages as its lines need, numbered. */
export function listPdf(document: ListDocument): Promise<Uint8Array> {
  const {
    title,
    subtitle,
    issuer,
    office,
    copyLabels,
    code,
    name,
    foot,
    blocks,
    edition,
    facsimile = false,
  } = document;
  const logo = edition?.logo ?? null;
  const pages = pagesOf(blocks);
  const pageNumber = (index: number) => LIST_WORDS.page(index + 1, pages.length);
  return print({
    layout: {
      key: ["LIST", edition?.key ?? "", title, subtitle].join(" | "),
      draw: (faces) => layOutList({ title, subtitle }, { faces, logo }),
    },
    title: name,
    subject: subtitle,
    texts: [
      ...[issuer, office, name, foot, code ?? "", FACSIMILE, ...copyLabels],
      ...[LIST_WORDS.continued(name), ...pages.map((_, index) => pageNumber(index))],
      ...textsIn(blocks),
    ],
    parts: pages.map((placed, index) => (ink) => {
      writeHead(ink, { chamber: issuer, office, foot: "", logo });
      if (index > 0) writeNote(ink, LIST_WORDS.continued(name));
      if (facsimile) markFacsimile(ink);
      for (const each of placed) writeBlock(ink, blocks, each);
      ink.midway(foot, FOOT, { size: 7, limit: 5 }, "left");
      ink.midway(pageNumber(index), PAGE, { size: 8.6, limit: 6 }, "centre", "bold");
    }),
    sheets: copyLabels.flatMap((label) =>
      pages.map((_, part) => ({
        part,
        draw: (ink: Ink) => {
          ink.midway(label, HEAD.copyLabel, { size: 12, limit: 7 }, "centre", "bold");
          if (code === null || facsimile) return;
          ink.code128(code, HEAD.barCode);
          ink.midway(code, HEAD.code, { size: 10, limit: 8 }, "centre");
        },
      })),
    ),
  });
}

function writeBlock(ink: Ink, blocks: readonly ListBlock[], placed: Placed): void {
  const block = blocks[placed.block];
  if (block?.kind === "table") {
    if (placed.part === "table") writeTable(ink, block, placed);
  } else if (block !== undefined) {
    const box = { ...AREA, y: placed.y, height: heightOf(block) };
    if (block.kind === "fields") writeFieldRows(ink, block, box);
    if (block.kind === "words") ink.midway(block.text, box, WORDS, "left");
    if (block.kind === "signatures") writeSignatures(ink, block.labels, box);
  }
}

function writeHeading(ink: Ink, heading: string, y: number): void {
  if (heading !== "") ink.midway(heading, { ...AREA, y, height: HEADING }, HEADING_SIZE, "left", "bold");
}

function writeFieldRows(ink: Ink, block: { heading: string; rows: ListField[][] }, box: Box): void {
  writeHeading(ink, block.heading, box.y);
  block.rows.forEach((fields, row) => {
    const line = { ...AREA, y: box.y + headingOf(block) + row * FIELD_ROW, height: FIELD_ROW };
    const boxes = columns(line, Object.fromEntries(fields.map(({ span }, index) => [`f${index}`, span])));
    fields.forEach(({ label, value }, index) => {
      const cell = boxes[index]?.[1] ?? line;
      ink.frame(cell, LINE.thin);
      ink.midway(label, { x: cell.x + 1.4, y: cell.y + 0.4, width: cell.width - 2.4, height: 2.8 }, LABEL, "left");
      ink.value(value, { x: cell.x + 1.4, y: cell.y + 3, width: cell.width - 2.4, height: cell.height - 3.5 }, VALUE);
    });
  });
}

function writeTable(ink: Ink, table: ListTable, { y, from, to, heading, sums }: Placed & { part: "table" }): void {
  if (heading) writeHeading(ink, table.heading, y);
  let top = y + (heading ? headingOf(table) : 0);
  const boxesAt = (height: number) => {
    const line = { ...AREA, y: top, height };
    top += height;
    return columns(line, Object.fromEntries(table.columns.map(({ width }, index) => [`c${index}`, width]))).map(
      ([, box]) => box,
    );
  };

  const heads = boxesAt(TABLE_HEAD);
  table.columns.forEach(({ label, align }, index) => {
    const box = heads[index] ?? AREA;
    ink.frame(box, LINE.strong);
    ink.midway(label, inset(box, 0.8, 0.4), sizeOf(label, COLUMN), align, "bold");
  });

  if (table.lines.length === 0) {
    const box = { ...AREA, y: top, height: table.lineHeight };
    ink.frame(box, LINE.thin);
    ink.midway(table.none, inset(box, 1.2, 0.4), CELL, "left");
    top += table.lineHeight;
  }
  for (const cells of table.lines.slice(from, to)) {
    const boxes = boxesAt(table.lineHeight);
    cells.forEach((cell, index) => {
      const { align = "left", bold = false, wraps = false, says = false } = table.columns[index] ?? {};
      const box = boxes[index] ?? AREA;
      ink.frame(box, LINE.thin);
      const room = cell.square === null ? box : writeSquare(ink, box, cell.square, !says);
      const size = sizeOf(cell.text, wraps ? { ...CELL, limit: WRAPPED } : CELL);
      ink.midway(cell.text, inset(room, 1, 0.4), size, align, bold ? "bold" : "regular");
    });
  }
  if (sums && table.sums !== null) {
    const boxes = boxesAt(SUMS);
    table.sums.forEach((sum, index) => {
      const box = boxes[index] ?? AREA;
      ink.frame(box, LINE.strong);
      ink.midway(sum, inset(box, 1, 0.4), CELL, table.columns[index]?.align ?? "left", "bold");
    });
  }
}

const sizeOf = (text: string, size: TextSize): TextSize => (text.includes(" ") ? size : { ...size, limit: ONE_WORD });

const SQUARE = 4;

/** A square in the middle of its cell, or at its left with room for words beside it: what is left for them. */
function writeSquare(ink: Ink, box: Box, crossed: boolean, alone: boolean): Box {
  const x = alone ? box.x + (box.width - SQUARE) / 2 : box.x + 1.4;
  const square = { x, y: box.y + (box.height - SQUARE) / 2, width: SQUARE, height: SQUARE };
  ink.frame(square, 0.8);
  if (crossed) ink.cross(square);
  return alone ? box : { ...box, x: box.x + SQUARE + 1.4, width: box.width - SQUARE - 1.4 };
}

/** Room for signatures by hand, with the line to sign on. */
function writeSignatures(ink: Ink, labels: readonly string[], box: Box): void {
  equalColumns(box, labels.length).forEach((cell, index) => {
    ink.frame(cell, LINE.strong);
    const label = { x: cell.x + 1.4, y: cell.y + 0.6, width: cell.width - 2.4, height: 6 };
    ink.midway(labels[index] ?? "", { ...label, height: 3.2 }, { size: 7, limit: 5.5 }, "left", "bold");
    ink.rule(cell.x + 4, cell.y + cell.height - 4.5, cell.width - 8, LINE.thin);
  });
}
