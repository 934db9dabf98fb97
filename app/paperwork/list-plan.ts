import type { ListBlock, ListTable } from "./list-document";

/** Between the head of the page and its foot, in mm from the top. */
export const LIST_TOP = 37.4;
export const LIST_BOTTOM = 280;

const GAP = 3;
export const HEADING = 5;
export const FIELD_ROW = 8.8;
export const TABLE_HEAD = 7;
export const SUMS = 6.5;
export const SIGNATURES = 26;

/** A table of so few lines is not broken. */
const SHORT = 90;

/** A block, or the stretch of a table, on a page: `y` is its upper edge in mm. */
export type Placed = { block: number; y: number } & ({ part: "whole" } | TableStretch);
type TableStretch = { part: "table"; from: number; to: number; heading: boolean; sums: boolean };

/**
 * Shares out the blocks over pages. A table goes on over pages, under its own head on each; all else stays whole. What
 * follows the last table is on the page of its last line: nobody signs a page that lists nothing.
 */
export function pagesOf(blocks: readonly ListBlock[]): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = LIST_TOP;

  const page = (): Placed[] => pages.at(-1) ?? [];
  const turn = () => {
    pages.push([]);
    y = LIST_TOP;
  };
  const open = (height: number) => {
    if (page().length > 0) y += GAP;
    if (page().length > 0 && y + height > LIST_BOTTOM) turn();
  };

  blocks.forEach((block, index) => {
    if (block.kind !== "table") {
      open(heightOf(block));
      page().push({ block: index, y, part: "whole" });
      y += heightOf(block);
      return;
    }
    const tail = tailAfter(blocks, index);
    const end = (block.sums === null ? 0 : SUMS) + tail;
    const { lines, lineHeight } = block;
    const count = Math.max(1, lines.length);
    const need = (line: number) => lineHeight + (line === count - 1 ? end : 0);

    const whole = headingOf(block) + TABLE_HEAD + count * lineHeight + end;
    open(whole <= SHORT ? whole : headingOf(block) + TABLE_HEAD + need(0));
    let start = y;
    let from = 0;
    y += headingOf(block) + TABLE_HEAD;
    for (let line = 0; line < count; line++) {
      if (line > from && y + need(line) > LIST_BOTTOM) {
        page().push(stretch(index, start, from, line, from === 0, false));
        turn();
        start = y;
        from = line;
        y += TABLE_HEAD;
      }
      y += lineHeight;
    }
    page().push(stretch(index, start, from, lines.length, from === 0, block.sums !== null));
    if (block.sums !== null) y += SUMS;
  });
  return pages;
}

const stretch = (block: number, y: number, from: number, to: number, heading: boolean, sums: boolean): Placed => ({
  ...{ block, y, part: "table", from, to, heading, sums },
});

/** Height in mm of a block that is not a table. */
export function heightOf(block: Exclude<ListBlock, ListTable>): number {
  switch (block.kind) {
    case "fields":
      return headingOf(block) + block.rows.length * FIELD_ROW;
    case "words":
      return block.height;
    case "signatures":
      return SIGNATURES;
  }
}

export const headingOf = ({ heading }: { heading: string }) => (heading === "" ? 0 : HEADING);

/** What has to stand on the page of a table's last line: all up to the next table. */
function tailAfter(blocks: readonly ListBlock[], table: number): number {
  let height = 0;
  for (const block of blocks.slice(table + 1)) {
    if (block.kind === "table") break;
    height += GAP + heightOf(block);
  }
  return height;
}
