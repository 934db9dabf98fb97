import bwip from "bwip-js/node";
import QRCode from "qrcode";
import { type FittedText, fitValue, type TextSize } from "./fit-text";
import { A4, type Box, POINTS_PER_MM } from "./sheet-plan";
import { drawable, type Face, type Faces } from "./typeface.server";

export type Weight = "regular" | "bold";

/** The names under which a page finds the two weights among its resources. */
export const FONT_NAMES: Record<Weight, string> = { regular: "F1", bold: "F2" };

/** Collects what is drawn on one A4 page: boxes in millimetres from the upper left corner, type sizes in points. */
export type Ink = {
  /** A value on the writing line of its box, fitted as `fitValue` says. */
  value: (text: string, box: Box, size: TextSize, weight?: Weight) => void;
  /** A text halfway up its box, from the left or in the middle. */
  midway: (text: string, box: Box, size: TextSize, align: "left" | "centre", weight?: Weight) => void;
  /** The cross in a box that was ticked. */
  cross: (box: Box) => void;
  /** A frame; `width` of the line in points. */
  frame: (box: Box, width: number) => void;
  rule: (x: number, y: number, length: number, width: number) => void;
  /** Code 128 in the middle of the box, as wide as fits with its quiet zones of ten modules. */
  code128: (text: string, box: Box) => void;
  /** QR code over the whole square box, its quiet zone of four modules included. */
  qr: (text: string, box: Box) => void;
  /** Large outlined letters across the whole page, through which everything stays legible. */
  stamp: (text: string) => void;
  /** What was drawn, each as operators of a content stream that need and leave nothing: in any order, they look the same. */
  drawings: () => readonly string[];
};

export function newInk(faces: Faces): Ink {
  const drawings: string[] = [];
  const put = (...operators: (string | number)[]) => drawings.push(line(...operators));
  const fromTop = (y: number) => (A4.height - y) * POINTS_PER_MM;
  const across = (x: number) => x * POINTS_PER_MM;

  const write = (face: Face, weight: Weight, text: string, size: number, x: number, baseline: number) =>
    line("BT", `/${FONT_NAMES[weight]}`, size, "Tf", x, baseline, "Td", face.show(text), "Tj ET");

  const fitted = (text: string, box: Box, size: TextSize, weight: Weight): FittedText =>
    fitValue(
      faces[weight].measure,
      drawable(text, faces.letters),
      box.width * POINTS_PER_MM,
      box.height * POINTS_PER_MM,
      size,
    );

  return {
    value(text, box, size, weight = "regular") {
      if (text === "") return;
      const { lines, size: fit, leading } = fitted(text, box, size, weight);
      const lowest = fromTop(box.y + box.height) + DESCENT * size.limit;
      const written = lines.map((words, index) =>
        write(faces[weight], weight, words, fit, across(box.x), lowest + (lines.length - 1 - index) * leading),
      );
      put(...written);
    },
    midway(text, box, size, align, weight = "regular") {
      const { lines, size: fit, leading } = fitted(text, box, size, weight);
      const middle = fromTop(box.y + box.height / 2) - (CAPITALS * fit) / 2 + ((lines.length - 1) * leading) / 2;
      const written = lines.map((words, index) => {
        const spare = box.width * POINTS_PER_MM - faces[weight].measure(words, fit);
        const left = across(box.x) + (align === "centre" ? spare / 2 : 0);
        return write(faces[weight], weight, words, fit, left, middle - index * leading);
      });
      put(...written);
    },
    cross({ x, y, width, height }) {
      const [left, right, top, bottom] = [across(x), across(x + width), fromTop(y), fromTop(y + height)];
      put("1.1 w", left, top, "m", right, bottom, "l", left, bottom, "m", right, top, "l S");
    },
    frame({ x, y, width, height }, thickness) {
      put(thickness, "w", across(x), fromTop(y + height), across(width), across(height), "re S");
    },
    rule(x, y, length, width) {
      put(width, "w", across(x), fromTop(y), "m", across(x + length), fromTop(y), "l S");
    },
    code128(text, box) {
      const bars = bwip.raw({ bcid: "code128", text })[0];
      if (!bars || !("sbs" in bars)) throw new Error("no bar code was made");
      const modules = bars.sbs.reduce((sum, width) => sum + width, 0) + 2 * QUIET_MODULES;
      const width = wholeDots(across(box.width) / modules);
      const left = wholeDots(across(box.x) + (across(box.width) - modules * width) / 2);
      const matrix = [width, 0, 0, across(box.height), left, fromTop(box.y + box.height)];
      const drawn: string[] = [];
      let module = QUIET_MODULES;
      bars.sbs.forEach((count, index) => {
        if (index % 2 === 0) drawn.push(`${module} 0 ${count} 1 re`);
        module += count;
      });
      put("q", ...matrix, "cm", ...drawn, "f Q");
    },
    qr(text, box) {
      const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
      const scale = across(box.width) / (size + 2 * QR_QUIET_MODULES);
      const drawn: string[] = [];
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          const start = column;
          while (column < size && data[row * size + column]) column += 1;
          if (column > start)
            drawn.push(`${start + QR_QUIET_MODULES} ${row + QR_QUIET_MODULES} ${column - start} 1 re`);
        }
      }
      put("q", scale, 0, 0, -scale, across(box.x), fromTop(box.y), "cm", ...drawn, "f Q");
    },
    stamp(text) {
      const [width, height] = [across(A4.width), across(A4.height)];
      const slope = Math.atan2(height, width);
      const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
      const size = Math.min(110, (0.78 * Math.hypot(width, height)) / faces.bold.measure(text, 1));
      const [back, down] = [faces.bold.measure(text, size) / 2, (CAPITALS * size) / 2];
      const [x, y] = [width / 2 - back * cos + down * sin, height / 2 - back * sin - down * cos];
      const begin = ["q 1 Tr 0.8 w 0.6 G BT", `/${FONT_NAMES.bold}`, size, "Tf"];
      put(...begin, cos, sin, -sin, cos, x, y, "Tm", faces.bold.show(text), "Tj ET Q");
    },
    drawings: () => drawings,
  };
}

/** Proportions of the typeface to its size. */
const CAPITALS = 0.714;
const DESCENT = 0.24;

/** Blank modules that a reader needs on either side of a Code 128 (ISO/IEC 15417). */
const QUIET_MODULES = 10;

/**
 * A length in points, rounded down to whole dots of 300 to the inch: on printers and scanners of 150, 300, 600 all bars of
 * a width come out equal.
 */
const wholeDots = (length: number) => Math.floor((length * 300) / 72 + 1e-6) * (72 / 300);

/** Blank modules around a QR code (ISO/IEC 18004). */
const QR_QUIET_MODULES = 4;

const line = (...parts: (string | number)[]) =>
  parts.map((part) => (typeof part === "number" ? decimal(part) : part)).join(" ");
const decimal = (value: number) => String(Math.round(value * 1000) / 1000);
