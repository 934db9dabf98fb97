import type { Edition } from "./texts";

/** A field of a list: its label over its value, as wide as its `span` among those of its row. */
export type ListField = { label: string; value: string; span: number };

/** A column: its word, its share of the table's width, and what it says of each line. Adding one is adding this. */
export type ListColumn<L> = {
  label: string;
  width: number;
  /** What is counted stands in the middle, what is read from the left. */
  align?: "left" | "centre";
  bold?: boolean;
  /** Of several words: they go on to another line before they get small. */
  wraps?: boolean;
  says?: (line: L, index: number) => string;
  /** A square to be ticked by hand, before what the column says: already crossed when true, none when null. */
  square?: (line: L) => boolean | null;
  /** What is added up under the column. */
  sum?: (line: L) => number;
};

export type ListCell = { text: string; square: boolean | null };

export type ListTable = {
  kind: "table";
  heading: string;
  columns: { label: string; width: number; align: "left" | "centre"; bold: boolean; wraps: boolean; says: boolean }[];
  lines: ListCell[][];
  /** Under the columns, after the last line; null when nothing is added up. */
  sums: string[] | null;
  /** Height of a line in mm: as many printed lines of words as the longest value may need. */
  lineHeight: number;
  /** What stands in a table without lines. */
  none: string;
};

export type ListBlock =
  | { kind: "fields"; heading: string; rows: ListField[][] }
  | ListTable
  /** Running words in a box of `height` mm, as large as it allows. */
  | { kind: "words"; text: string; height: number }
  /** Boxes for a hand, side by side. */
  | { kind: "signatures"; labels: string[] };

/** A document whose pages follow from its length: what it is, and its parts in the order of the page. */
export type ListDocument = {
  title: string;
  subtitle: string;
  /** Who issues it, in two lines. */
  issuer: string;
  office: string;
  /** One copy of the document for each, in the box at the upper right of its pages. */
  copyLabels: readonly string[];
  /** What the bar code says, where something is to be scanned. */
  code: string | null;
  /** Of a document that a chamber's edition gives its words and its logo. */
  edition?: Pick<Edition, "key" | "logo">;
  /** Filled in for nobody: it says so instead of bearing a bar code. */
  facsimile?: boolean;
  /** What names a loose page: it stands on top of every page after the first. */
  name: string;
  foot: string;
  blocks: ListBlock[];
};

/** A table of `lines`; with `sumLabel`, the columns that add up are summed under the last line. */
export function tableOf<L>(
  columns: readonly ListColumn<L>[],
  lines: readonly L[],
  { heading, none, lineHeight, sumLabel }: { heading: string; none: string; lineHeight: number; sumLabel?: string },
): ListTable {
  return {
    kind: "table",
    heading,
    columns: columns.map(headOf),
    lines: lines.map((line, index) => columns.map((column) => cellOf(column, line, index))),
    sums: sumLabel === undefined || lines.length === 0 ? null : sumsOf(columns, lines, sumLabel),
    lineHeight,
    none,
  };
}

/** The same columns `times` beside each other, filled line by line: for what is short and long in number. */
export function tableBeside<L>(
  times: number,
  columns: readonly ListColumn<L>[],
  lines: readonly L[],
  words: { heading: string; none: string; lineHeight: number },
): ListTable {
  const blank = columns.map((): ListCell => ({ text: "", square: null }));
  const cells = lines.map((line, index) => columns.map((column) => cellOf(column, line, index)));
  const rows = Array.from({ length: Math.ceil(lines.length / times) }, (_, row) =>
    Array.from({ length: times }, (_, place) => cells[row * times + place] ?? blank).flat(),
  );
  const heads = Array.from({ length: times }, () => columns.map(headOf)).flat();
  return { kind: "table", columns: heads, lines: rows, sums: null, ...words };
}

function headOf<L>({ label, width, align = "left", bold = false, wraps = false, says }: ListColumn<L>) {
  return { label, width, align, bold, wraps, says: says !== undefined };
}

const cellOf = <L>({ says, square }: ListColumn<L>, line: L, index: number): ListCell => ({
  text: says?.(line, index) ?? "",
  square: square?.(line) ?? null,
});

/** The word for the sums stands beside the first of them. */
function sumsOf<L>(columns: readonly ListColumn<L>[], lines: readonly L[], label: string): string[] {
  const beside = columns.findIndex(({ sum }) => sum !== undefined) - 1;
  return columns.map(({ sum }, index) => {
    if (sum) return String(lines.reduce((total, line) => total + sum(line), 0));
    return index === beside ? label : "";
  });
}

/** Every text that the blocks put on paper. */
export const textsIn = (blocks: readonly ListBlock[]): string[] => blocks.flatMap(textsOf);

function textsOf(block: ListBlock): string[] {
  switch (block.kind) {
    case "fields":
      return [block.heading, ...block.rows.flat().flatMap(({ label, value }) => [label, value])];
    case "table": {
      const { heading, none, columns, lines, sums } = block;
      const cells = lines.flat().map(({ text }) => text);
      return [heading, none, ...columns.map(({ label }) => label), ...cells, ...(sums ?? [])];
    }
    case "words":
      return [block.text];
    case "signatures":
      return block.labels;
  }
}
