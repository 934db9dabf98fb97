import type { Box } from "./sheet-plan";

/** Where a value is written inside its cell, under the label. */
export function writingIn(cell: Box): Box {
  return { x: cell.x + 1.4, y: cell.y + 2.7, width: cell.width - 2.4, height: cell.height - 3.2 };
}

/** Where the square of a choice is, and its cross. */
export function tickIn({ x, y, height }: Box): Box {
  return { x: x + 1.4, y: y + height - 4.2, width: 3, height: 3 };
}

/** Where the words of a choice go, to the right of its square. */
export function besideTick(box: Box): Box {
  return { x: box.x + 5.4, y: box.y, width: box.width - 6, height: box.height - 0.9 };
}
