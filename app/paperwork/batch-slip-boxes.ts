import { type Box, columns, gap, heading, row, stack } from "./sheet-plan";

/** Every box of the slip but its lines, in the order of the page. */
export const BATCH_SLIP = stack(37.4, [
  heading("visit"),
  row(8.6, { practiceName: 10, mandateNo: 4, officerName: 8, appointment: 6 }),
  row(8.6, { slipNumber: 4, closedOn: 4, caseCount: 4, formCount: 5, copyCount: 6, page: 3 }),
  gap(2),
  heading("cases"),
  row(5, { tableHead: 1 }),
  row(180, { lines: 1 }),
  gap(3),
  row(24, { officerSignature: 1, counterSignature: 1 }),
]);

const { tableHead, lines, officerSignature, counterSignature, ...fields } = BATCH_SLIP.cells;

/** The cells that are a label over a value. */
export const BATCH_SLIP_FIELDS = fields;

const COLUMNS = {
  position: 7,
  holder: 52,
  caseNumber: 20,
  code: 29,
  forms: 13,
  identityCopies: 13,
  otherCopies: 11,
  accepted: 11,
  refused: 24,
  instalment: 18,
};
export type BatchSlipColumn = keyof typeof COLUMNS;

const LINE_HEIGHT = 9;
export const LINES_PER_PAGE = lines.height / LINE_HEIGHT;

/** The boxes of the table's head. */
export const TABLE_HEAD = columnsIn(tableHead);

/** The boxes of a line, counted from 0 on its page. */
export function lineBoxes(index: number): Record<BatchSlipColumn, Box> {
  return columnsIn({ ...lines, y: lines.y + index * LINE_HEIGHT, height: LINE_HEIGHT });
}

function columnsIn(box: Box): Record<BatchSlipColumn, Box> {
  return Object.fromEntries(columns(box, COLUMNS)) as Record<BatchSlipColumn, Box>;
}
