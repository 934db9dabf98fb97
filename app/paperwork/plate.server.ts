import { deflateSync, inflateSync } from "node:zlib";
import {
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFPageEmbedder,
  PDFRawStream,
  type PDFRef,
} from "pdf-lib";
import { srgbProfile } from "./archive";
import type { WrittenObjects } from "./pdf-writer";
import { type Faces, openFaces, otherLetters } from "./typeface.server";

/** A printed form without any case's data. The same key is laid out once and used for every case. */
export type Layout = { key: string; draw: (faces: Faces) => Promise<Uint8Array> };

/**
 * What all the files printed with the same forms begin with, as finished objects: the forms' pages as XObjects, the two
 * fonts, and the colour profile.
 */
export type Plate = {
  faces: Faces;
  objects: WrittenObjects;
  regular: number;
  bold: number;
  profile: number;
  /** The XObject of each layout, by its key. */
  layouts: ReadonlyMap<string, number>;
};

/**
 * Kept for the life of the process, because they follow from the program's own files and from the chambers' editions,
 * which are never changed; a module loaded twice only keeps them twice.
 */
const pages = new Map<string, Promise<Uint8Array>>();
const plates = new Map<string, Promise<Plate>>();
const latin = new Map<"faces", Promise<Faces>>();

/** How many are kept: a chamber prints with a handful of forms, and previews of drafts come and go. */
const KEPT = 40;

/** The plate for these forms; texts with letters outside Europe's Latin get one of their own. */
export async function plateFor(layouts: readonly Layout[], texts: Iterable<string>): Promise<Plate> {
  const faces = await usualFaces();
  const distinct = [...new Map(layouts.map((layout) => [layout.key, layout])).values()];
  const others = otherLetters(texts, faces);
  if (others !== "") {
    const wider = await openFaces(others);
    if (wider.letters.size > faces.letters.size) return newPlate(distinct, faces, wider);
  }
  const key = distinct.map((layout) => layout.key).join("\n");
  return kept(plates, key, () => newPlate(distinct, faces, faces));
}

/** The typeface with the letters of Europe, opened once. */
export const usualFaces = (): Promise<Faces> => kept(latin, "faces", openFaces);

/** A failure is not kept: the next one asking tries again. The oldest makes room for the newest. */
function kept<K, V>(store: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = store.get(key);
  if (known) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.delete(key));
  const [oldest] = store.keys();
  if (store.size > KEPT && oldest !== undefined) store.delete(oldest);
  return made;
}

async function newPlate(layouts: readonly Layout[], usual: Faces, faces: Faces): Promise<Plate> {
  const context = PDFContext.create();
  const refs = new Map<string, number>();
  for (const { key, draw } of layouts) {
    const page = await kept(pages, key, () => draw(usual));
    refs.set(key, (await embedPage(context, page)).objectNumber);
  }
  const regular = (await faces.regular.embed(context)).objectNumber;
  const bold = (await faces.bold.embed(context)).objectNumber;
  const profile = context.register(profileStream(context)).objectNumber;
  completeFonts(context);
  return { faces, objects: written(context), regular, bold, profile, layouts: refs };
}

async function embedPage(context: PDFContext, page: Uint8Array): Promise<PDFRef> {
  const laidOut = await PDFDocument.load(page, { updateMetadata: false });
  const copied = PDFObjectCopier.for(laidOut.context, context).copy(laidOut.getPage(0).node);
  return (await PDFPageEmbedder.for(copied)).embedIntoContext(context);
}

function profileStream(context: PDFContext): PDFRawStream {
  const bytes = deflateSync(srgbProfile());
  return PDFRawStream.of(context.obj({ N: 3, Filter: "FlateDecode", Length: bytes.length }) as PDFDict, bytes);
}

/** Says which glyphs each subset has: all that its font file holds (ISO 19005-1, 6.3.5). */
function completeFonts(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of("Type")) !== PDFName.of("FontDescriptor")) continue;
    const file = context.lookup(object.get(PDFName.of("FontFile2")));
    if (!(file instanceof PDFRawStream)) throw new Error("a font that is not embedded");
    const glyphs = glyphsOf(file);
    const set = Buffer.alloc(Math.ceil(glyphs / 8));
    for (let glyph = 0; glyph < glyphs; glyph += 1) set[glyph >> 3] = (set[glyph >> 3] ?? 0) | (0x80 >> (glyph & 7));
    const bytes = deflateSync(set);
    const stream = PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: bytes.length }) as PDFDict, bytes);
    object.set(PDFName.of("CIDSet"), context.register(stream));
  }
}

/** `numGlyphs` of the table `maxp` of a TrueType font. */
function glyphsOf(file: PDFRawStream): number {
  const isPacked = file.dict.get(PDFName.of("Filter")) !== undefined;
  const font = Buffer.from(isPacked ? inflateSync(file.contents) : file.contents);
  for (let table = 0; table < font.readUInt16BE(4); table += 1) {
    const entry = 12 + 16 * table;
    if (font.toString("latin1", entry, entry + 4) === "maxp")
      return font.readUInt16BE(font.readUInt32BE(entry + 8) + 4);
  }
  throw new Error("a font without the table maxp");
}

function written(context: PDFContext): WrittenObjects {
  const offsets: number[] = [];
  const parts: Buffer[] = [];
  let position = 0;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref.objectNumber !== offsets.length + 1) throw new Error("the plate's objects are not numbered in a row");
    const body = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(body, 0);
    offsets.push(position);
    const part = Buffer.concat([Buffer.from(`${ref.objectNumber} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(part);
    position += part.length;
  }
  return { bytes: Buffer.concat(parts), offsets };
}
