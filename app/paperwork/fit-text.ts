/** Width of a text at a size, both in points. */
export type Measure = (text: string, size: number) => number;

export type FittedText = { lines: string[]; size: number; leading: number };

/** `size` is what it gets when there is room, `limit` how small it may become before it breaks into lines; in points. */
export type TextSize = { size: number; limit: number };

/** Line distances in sizes of type, and the steps in which type shrinks, in points. */
const LEADING = 1.16;
const RUNNING_LEADING = 1.3;
const STEP = 0.25;
const MARK_INDENT = 1.5;

/**
 * A value in its box (width and height in points): one line at `size`, or smaller down to `limit`; then lines at
 * `limit`; then, for what no hand would write there, smaller lines. It always fits, and nothing is ever cut off.
 */
export function fitValue(
  measure: Measure,
  text: string,
  width: number,
  height: number,
  { size, limit }: TextSize,
): FittedText {
  for (let smaller = size; smaller >= limit; smaller -= STEP) {
    if (measure(text, smaller) <= width) return { lines: [text], size: smaller, leading: smaller * LEADING };
  }
  const broken = largestFitting(limit, height, LEADING, (smaller) => {
    const lines = wrap(measure, text, width, smaller);
    return lines.every((line) => measure(line, smaller) <= width) ? lines : null;
  });
  return { ...broken, leading: broken.size * LEADING };
}

/** The size, no larger than `size`, at which a line is no wider than `width`; all in points. */
export function fitLine(measure: Measure, text: string, width: number, size: number): number {
  const natural = measure(text, size);
  return natural <= width ? size : (size * width) / natural;
}

/** A paragraph of running text; with a mark (`a)`) its lines stand clear of it. */
export type Paragraph = string | { mark: string; text: string };
export type RunningLine = { mark: string; text: string; indent: number };
export type FittedRunning = { lines: RunningLine[]; size: number; leading: number };

/** Running text: the largest size up to `size` at which its lines fill no more than the box, all in points. */
export function fitRunning(
  measure: Measure,
  paragraphs: readonly Paragraph[],
  width: number,
  height: number,
  size: number,
): FittedRunning {
  const fitted = largestFitting(size, height, RUNNING_LEADING, (smaller) =>
    paragraphs.flatMap((paragraph) => runningLines(measure, paragraph, width, smaller)),
  );
  return { ...fitted, leading: fitted.size * RUNNING_LEADING };
}

function runningLines(measure: Measure, paragraph: Paragraph, width: number, size: number): RunningLine[] {
  const { mark, text } = typeof paragraph === "string" ? { mark: "", text: paragraph } : paragraph;
  const indent = mark === "" ? 0 : MARK_INDENT * size;
  return wrap(measure, text, width - indent, size).map((line, index) => ({
    mark: index === 0 ? mark : "",
    text: line,
    indent,
  }));
}

function largestFitting<L>(size: number, height: number, leading: number, linesAt: (size: number) => L[] | null) {
  for (let smaller = size; ; smaller = smaller > 2 * STEP ? smaller - STEP : smaller / 2) {
    const lines = linesAt(smaller);
    if (lines && lines.length * smaller * leading <= height) return { lines, size: smaller };
  }
}

/** Lines no wider than `width`, broken between words; a word wider than a line is broken between its letters. */
export function wrap(measure: Measure, text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(" ").flatMap((word) => breakWord(measure, word, width, size))) {
    const longer = line === "" ? piece : `${line} ${piece}`;
    if (line !== "" && measure(longer, size) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function breakWord(measure: Measure, word: string, width: number, size: number): string[] {
  if (measure(word, size) <= width) return [word];

  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of new Intl.Segmenter("it", { granularity: "grapheme" }).segment(word)) {
    if (piece !== "" && measure(piece + segment, size) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}
