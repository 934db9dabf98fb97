import fontkit from "@pdf-lib/fontkit";
import { CustomFontSubsetEmbedder, type PDFContext, type PDFRef } from "pdf-lib";
import { readProjectFile } from "~/platform/project-file";
import type { Measure } from "./fit-text";

export const FONT_FILES = {
  regular: "app/paperwork/fonts/NotoSans-SemiCondensed.ttf",
  bold: "app/paperwork/fonts/NotoSans-SemiCondensedBold.ttf",
} as const;

/** One weight of the documents' typeface, subset to the letters it was opened with. Measures are in points. */
export type Face = {
  measure: Measure;
  /** The text as a hexadecimal string of glyphs for the operator Tj. Throws on a letter outside the subset. */
  show: (text: string) => string;
  embed: (context: PDFContext) => Promise<PDFRef>;
};

export type Faces = { letters: ReadonlySet<string>; regular: Face; bold: Face };

/** Latin of all of Europe, and Vietnamese: what names on Italian papers are written with. */
const LATIN: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x18f, 0x18f], // Azerbaijani schwa
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1cd, 0x1dc],
  [0x1e6, 0x1e7],
  [0x218, 0x21b], // Romanian
  [0x259, 0x259],
  [0x1e02, 0x1e03],
  [0x1e24, 0x1e25],
  [0x1e62, 0x1e63],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9], // Vietnamese
  [0x2013, 0x2014],
  [0x2018, 0x201e],
  [0x2026, 0x2026],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
];

/**
 * Opens the typeface with the Latin letters and whatever else of `extra` it can draw.
 * About a quarter of a second: keep what it returns, and ask again only for texts with other letters.
 */
export async function openFaces(extra = ""): Promise<Faces> {
  const [regular, bold] = await Promise.all([readProjectFile(FONT_FILES.regular), readProjectFile(FONT_FILES.bold)]);
  const font = fontkit.create(regular);
  const latin = LATIN.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const others = [...extra]
    .map((letter) => letter.codePointAt(0) ?? 0)
    .filter((point) => font.hasGlyphForCodePoint(point));
  const letters = new Set([...latin, ...others].map((point) => String.fromCodePoint(point)));
  return {
    letters,
    regular: await openFace("CARTLA+NotoSans-SemiCondensed", regular, letters),
    bold: await openFace("CARTLB+NotoSans-SemiCondensedBold", bold, letters),
  };
}

/**
 * The text as it can be drawn: composed letters, blanks for line ends and tabs, and ‹U+6F22› for a letter the typeface
 * does not have, so that nothing disappears unseen.
 */
export function drawable(text: string, letters: ReadonlySet<string>): string {
  return [...composed(text)].map((letter) => (letters.has(letter) ? letter : codePointOf(letter))).join("");
}

/** Letters of the texts that `faces` was not opened with. */
export function otherLetters(texts: Iterable<string>, faces: Faces): string {
  const others = new Set<string>();
  for (const text of texts) {
    for (const letter of composed(text)) if (!faces.letters.has(letter)) others.add(letter);
  }
  return [...others].join("");
}

const composed = (text: string) => text.normalize("NFC").replace(/[\s\p{Cc}]+/gu, " ");
const codePointOf = (letter: string) =>
  `‹U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}›`;

/** `name` begins with the tag of a subset (ISO 32000-1, 9.6.4). */
async function openFace(name: string, bytes: Uint8Array, letters: ReadonlySet<string>): Promise<Face> {
  const embedder = await CustomFontSubsetEmbedder.for(fontkit, bytes, name);
  const glyphs = new Map<string, { hex: string; width: number }>();
  for (const letter of letters) {
    glyphs.set(letter, { hex: embedder.encodeText(letter).asString(), width: embedder.widthOfTextAtSize(letter, 1) });
  }
  const glyph = (letter: string) => {
    const found = glyphs.get(letter);
    if (!found) throw new Error(`no glyph for ${codePointOf(letter)}`);
    return found;
  };
  return {
    measure: (text, size) => [...text].reduce((width, letter) => width + glyph(letter).width, 0) * size,
    show: (text) => `<${[...text].map((letter) => glyph(letter).hex).join("")}>`,
    embed: (context) => embedder.embedIntoContext(context),
  };
}
