/** A rectangle on an A4 page, in millimetres from its upper left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export const A4 = { width: 210, height: 297 };

/** What an office printer can always print, and a hole punch leaves legible. */
export const AREA: Box = { x: 14, y: 10, width: 182, height: 277 };

export const POINTS_PER_MM = 72 / 25.4;

export type Heading<H extends string> = { heading: H };
export type Row<C extends string> = { height: number; spans: Readonly<Record<C, number>> };
export type Gap = { gap: number };

type Part = Heading<string> | Row<string> | Gap;
type HeadingsIn<P> = P extends Heading<infer H> ? H : never;
type CellsIn<P> = P extends Row<infer C> ? C : never;

/** Where everything of a stack lies: `end` is the height at which the next thing may start. */
export type Plan<H extends string, C extends string> = {
  headings: Record<H, Box>;
  cells: Record<C, Box>;
  end: number;
};

export const heading = <H extends string>(name: H): Heading<H> => ({ heading: name });
export const gap = (height: number): Gap => ({ gap: height });

/** A row of cells side by side that share out the width of the page by their spans. */
export const row = <C extends string>(height: number, spans: Readonly<Record<C, number>>): Row<C> => ({
  height,
  spans,
});

const HEADING_HEIGHT = 4.6;

/** Stacks headings, rows and gaps from `top` downwards. The one place where the boxes of a document get their order. */
export function stack<P extends Part>(top: number, parts: readonly P[]): Plan<HeadingsIn<P>, CellsIn<P>> {
  const headings = new Map<string, Box>();
  const cells = new Map<string, Box>();
  let y = top;

  for (const part of parts as readonly Part[]) {
    if ("gap" in part) {
      y += part.gap;
    } else if ("heading" in part) {
      headings.set(part.heading, { x: AREA.x, y, width: AREA.width, height: HEADING_HEIGHT });
      y += HEADING_HEIGHT;
    } else {
      for (const [name, box] of columns({ ...AREA, y, height: part.height }, part.spans)) cells.set(name, box);
      y += part.height;
    }
  }
  return { headings: Object.fromEntries(headings), cells: Object.fromEntries(cells), end: y } as Plan<
    HeadingsIn<P>,
    CellsIn<P>
  >;
}

/** Shares out a box from left to right by spans. */
export function columns(box: Box, spans: Readonly<Record<string, number>>): [string, Box][] {
  const total = Object.values(spans).reduce((sum, span) => sum + span, 0);
  let x = box.x;
  return Object.entries(spans).map(([name, span]) => {
    const width = (box.width * span) / total;
    const column = { ...box, x, width };
    x += width;
    return [name, column];
  });
}

/** `count` equal parts from left to right. */
export function equalColumns(box: Box, count: number): Box[] {
  const width = box.width / count;
  return Array.from({ length: count }, (_, index) => ({ ...box, x: box.x + index * width, width }));
}

/** The upper and the lower half. */
export function halves(box: Box): [Box, Box] {
  const height = box.height / 2;
  return [
    { ...box, height },
    { ...box, y: box.y + height, height },
  ];
}

/** The box less a margin, the same on all sides or apart for left-right and top-bottom. */
export function inset(box: Box, horizontal: number, vertical = horizontal): Box {
  return {
    x: box.x + horizontal,
    y: box.y + vertical,
    width: box.width - 2 * horizontal,
    height: box.height - 2 * vertical,
  };
}
